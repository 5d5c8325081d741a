import type { Findings } from './findings.ts';
import { recordText } from './original-texts.ts';
import { recordFacts, type RecordFacts } from './record-facts.ts';
import type { EventRow } from './rows.ts';

const idsPerSecond = 2 ** 21;

/** A record as its row names it: its text and what follows from it. */
export interface ReadRecord {
  readonly text: string;
  readonly facts: RecordFacts;
}

/**
 * Checks an event row against the bytes it names: its number, its key, its flags and every
 * column, those of shared rows included, are derived again from them. Returns the record if the bytes hold one.
 */
export function checkEventRow(
  row: EventRow,
  original: Buffer,
  valueOf: (dict: number) => string | undefined,
  isTaken: (id: number) => boolean,
  place: string,
  findings: Findings,
): ReadRecord | undefined {
  const { offset, length } = row;
  if (offset < 0 || length < 0 || offset + length > original.length) {
    findings.add(place, 'its row points outside the original');
    return undefined;
  }
  const text = recordText(original, offset, length);
  const facts = text === undefined ? undefined : recordFacts(text);
  if (text === undefined || facts === undefined) {
    findings.add(place, `the bytes at ${offset} are no record`);
    return undefined;
  }
  checkNumber(row, facts, isTaken, place, findings);
  if (row.high !== facts.high) findings.add(place, 'its key does not come from its eventID');
  const flags = facts.outcome + (original[offset] === 0x22 ? 1 : 0);
  if (row.flags !== flags) findings.add(place, `flags say ${row.flags}, the record ${flags}`);
  for (const column of ['kind', 'temporary', 'ground'] as const) {
    if (row[column] === facts.identity[column]) continue;
    findings.add(place, `${column} says ${row[column]}, the record ${facts.identity[column]}`);
  }
  for (const [column, expected] of Object.entries(facts.texts)) {
    const found = valueOf(row[column] ?? -1);
    if (found === expected) continue;
    const said = found === undefined ? 'nothing' : quotedText(found);
    findings.add(place, `${column} says ${said}, the record ${quotedText(expected)}`);
  }
  return { text, facts };
}

/**
 * An event's number is its second and 21 bits of its eventID, or the next one upwards, round at the
 * end of the second, that was free when it came.
 */
function checkNumber(
  { id }: EventRow,
  { seconds, low }: RecordFacts,
  isTaken: (id: number) => boolean,
  place: string,
  findings: Findings,
): void {
  if (Math.floor(id / idsPerSecond) !== seconds) {
    findings.add(place, 'its number says another time than the record');
    return;
  }
  for (let at = low; at !== id % idsPerSecond; at = (at + 1) % idsPerSecond) {
    if (isTaken(seconds * idsPerSecond + at)) continue;
    findings.add(place, 'its number does not come from its eventID');
    return;
  }
}

function quotedText(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
