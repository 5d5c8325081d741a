import { randomUUID } from 'node:crypto';
import {
  manualCategory,
  manualSource,
  type ManualEvent,
} from '../../preload/contract/manual-events.ts';
import type { Collected, Source } from './source.ts';

/** An event that a person adds, as a source of one original. */
export interface AddedByHand {
  readonly eventID: string;
  readonly name: string;
  readonly source: Source;
}

/**
 * The original is a record in CloudTrail's form, so that whatever reads events reads it too; its
 * eventSource and eventCategory say that no service of AWS wrote it, and `additionalEventData` who did.
 *
 * @param by who adds it
 * @param now RFC 3339
 */
export function addedByHand(event: ManualEvent, by: string, now: string): AddedByHand {
  const { kind, at, what, who, reference, account } = event;
  const eventID = randomUUID();
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
      addedAt: now,
    },
  };
  const name = `manual/${record.eventTime.replaceAll(':', '')}_${kind}_${eventID.slice(0, 8)}.json`;
  const bytes = Buffer.from(`${JSON.stringify({ Records: [record] }, null, 2)}\n`);
  const item = { eventID, eventTime: record.eventTime, eventName: kind };
  async function* items(): AsyncGenerator<Collected> {
    yield { kind: 'object', name, content: { kind: 'bytes', bytes }, named: true };
    yield { kind: 'mark', act: 'event.added', item };
  }
  return { eventID, name, source: { total: 1, items: items() } };
}
