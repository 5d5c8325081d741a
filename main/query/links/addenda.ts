import type { Addendum } from '../../../preload/contract/links.ts';
import { findByEventID } from '../../archive/find-event.ts';
import { objectOf, textOf } from '../../archive/json.ts';
import type { Place } from '../../archive/read-record.ts';
import type { Json, LinkReader, Read } from './candidates.ts';

/** What the addendum of a record says, and the events it speaks of. */
export interface AddendumRead extends Omit<Addendum, 'original' | 'sentence' | 'originalSentence'> {
  readonly original: readonly Read[];
}

/** Everything about a record that its links are found by. */
export interface Ids {
  readonly ref: number;
  readonly record: Json;
  readonly eventID: string;
}

/**
 * CloudTrail's `addendum`: why a record came late or again, and which earlier one it corrects
 * (CloudTrail user guide, "CloudTrail record contents", addendum). Null if the record has none.
 */
export function addendumOf(
  reader: LinkReader,
  readText: (place: Place) => string,
  { ref, record, eventID }: Ids,
): AddendumRead | null {
  if (!isAddendum(record)) return null;
  const addendum = objectOf(record['addendum']);
  const said = {
    reason: textOf(addendum['reason']),
    updatedFields: namesIn(addendum['updatedFields']),
    originalEventID: textOf(addendum['originalEventID']),
    originalRequestID: textOf(addendum['originalRequestID']),
  };
  if (said.originalEventID === '' && said.originalRequestID === '') {
    return { ...said, state: 'unnamed', original: [] };
  }
  if (said.originalEventID === eventID) return { ...said, state: 'itself', original: [] };
  const { events, isWhole } =
    said.originalEventID === ''
      ? ofRequest(reader, said.originalRequestID)
      : ofEvent(reader, readText, said.originalEventID);
  const original = events.filter(
    (event) => event.ref !== ref && isOfOneTrail(event.record, record),
  );
  const state = original.length > 0 ? 'found' : isWhole ? 'absent' : 'not looked up';
  return { ...said, state, original };
}

/** The addenda that name this event as their original, and whether these are all. */
export function correctionsOf(
  reader: LinkReader,
  { ref, record, eventID }: Ids,
): { readonly events: readonly Read[]; readonly isWhole: boolean } {
  const requestID = textOf(record['requestID']);
  const named = reader.withWords(eventID);
  const asked = requestID === '' ? undefined : reader.withWords(requestID);
  const events = [...named.events, ...(asked?.events ?? [])].filter((event) => {
    const { originalEventID, originalRequestID } = objectOf(event.record['addendum']);
    const isNamed =
      textOf(originalEventID) === ''
        ? requestID !== '' && originalRequestID === requestID
        : originalEventID === eventID;
    return event.ref !== ref && isNamed && isOfOneTrail(event.record, record);
  });
  return { events, isWhole: named.isWhole && asked?.isWhole !== false };
}

function isAddendum(record: Json): boolean {
  return Object.keys(objectOf(record['addendum'])).length > 0;
}

/** An eventID alone is unique within an account and a region. */
function isOfOneTrail(one: Json, other: Json): boolean {
  return ['recipientAccountId', 'awsRegion'].every(
    (member) => textOf(one[member]) === textOf(other[member]),
  );
}

function ofEvent(
  reader: LinkReader,
  readText: (place: Place) => string,
  eventID: string,
): { readonly events: readonly Read[]; readonly isWhole: true } {
  const refs = findByEventID(reader.db, readText, eventID);
  return { events: refs.flatMap((ref) => reader.read(ref) ?? []), isWhole: true };
}

function ofRequest(reader: LinkReader, requestID: string): ReturnType<LinkReader['withWords']> {
  const { events, isWhole } = reader.withWords(requestID);
  const same = events.filter(
    ({ record }) => textOf(record['requestID']) === requestID && !isAddendum(record),
  );
  return { events: same, isWhole };
}

function namesIn(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).filter(Boolean).join(', ');
  return textOf(value);
}
