import {
  manualCategory,
  manualSource,
  type ManualEvent,
} from '../../preload/contract/manual-events.ts';
import type { Collected, Source } from './source.ts';

/** An event that a person adds: what it says, which it is, and when it is added (RFC 3339). */
export interface AddedByHand {
  readonly event: ManualEvent;
  readonly eventID: string;
  readonly addedAt: string;
}

/**
 * The original of such an event, as a source of one: a record in CloudTrail's form, so that whatever
 * reads events reads it too. Its eventSource and eventCategory say that no service of AWS wrote it, and
 * `additionalEventData` who did.
 *
 * @param by who adds it
 */
export function manualOriginal(
  { event, eventID, addedAt }: AddedByHand,
  by: string,
): { readonly name: string; readonly source: Source } {
  const { kind, at, what, who, reference, account } = event;
  const record = {
    eventID,
    eventTime: new Date(at).toISOString().replace(/\.\d+Z$/, 'Z'),
    eventSource: manualSource,
    eventName: kind,
    eventType: 'ManualEvent',
    eventCategory: manualCategory,
    userIdentity: who === undefined ? { type: 'Manual' } : { type: 'Manual', userName: who },
    ...(account === undefined ? {} : { recipientAccountId: account }),
    additionalEventData: {
      description: what,
      ...(reference === undefined ? {} : { reference }),
      addedBy: by,
      addedAt,
    },
  };
  const name = `manual/${record.eventTime.replaceAll(':', '')}_${kind}_${eventID.slice(0, 8)}.json`;
  const bytes = Buffer.from(`${JSON.stringify({ Records: [record] }, null, 2)}\n`);
  const item = { eventID, eventTime: record.eventTime, eventName: kind };
  async function* items(): AsyncGenerator<Collected> {
    yield { kind: 'object', name, content: { kind: 'bytes', bytes }, named: true };
    yield { kind: 'mark', act: 'event.added', item };
  }
  return { name, source: { total: 1, items: items() } };
}
