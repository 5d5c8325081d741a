import type { Findings } from './findings.ts';
import { isObject, parsedOrUndefined } from './json.ts';
import { recordText } from './original-texts.ts';
import { recordFacts } from './record-facts.ts';
import type { ObjectRow, RejectionRow } from './rows.ts';

/** A rejected part must really be one: a rejection could otherwise hide a record. */
export function checkRejections(
  object: ObjectRow,
  original: Buffer,
  rejections: readonly RejectionRow[],
  name: string,
  findings: Findings,
): void {
  // The rejection of an unreadable object names its stored bytes, not a part of its text.
  if (object.kind === 'unreadable') return;
  for (const row of rejections) {
    const place = row.ordinal === null ? name : `${name} record ${row.ordinal + 1}`;
    checkRejection(row, original, place, findings);
  }
}

function checkRejection(
  { ordinal, offset, length, reason }: RejectionRow,
  original: Buffer,
  place: string,
  findings: Findings,
): void {
  if (offset < 0 || length < 0 || offset + length > original.length) {
    findings.add(place, 'its rejection points outside the original');
  } else if (ordinal !== null) {
    const text = recordText(original, offset, length);
    if (text !== undefined && recordFacts(text) !== undefined) {
      findings.add(place, `it was rejected (${reason}), but is a good record`);
    }
  } else if (reason === 'broken JSON') {
    if (parsedOrUndefined(original.toString('utf8')) !== undefined) {
      findings.add(place, 'a part was rejected as broken JSON, but the whole is good JSON');
    }
  } else {
    const value = parsedOrUndefined(original.toString('utf8', offset, offset + length));
    if (isObject(value) && 'eventID' in value && 'eventTime' in value) {
      findings.add(place, `a part was rejected (${reason}), but is a record`);
    }
  }
}
