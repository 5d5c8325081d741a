import type { Findings } from './findings.ts';
import { recordText } from './original-texts.ts';
import { recordFacts, textColumns, type RecordFacts } from './record-facts.ts';
import type { EventRow } from './rows.ts';

const idsPerSecond = 2 ** 21;

/** How far a row id may be from the record's own number, because others of its second were there. */
const mostProbes = 4096;

/** A record as its row names it: its text and what follows from it. */
export interface ReadRecord {
  readonly text: string;
  readonly facts: RecordFacts;
}

/**
 * Checks an event row against the bytes it names: the id's second, the key and every column are
 * derived again from them. Returns the record if the bytes hold one.
 */
export function checkEventRow(
  row: EventRow,
  original: Buffer,
  valueOf: (dict: number) => string | undefined,
  place: string,
  findings: Findings,
): ReadRecord | undefined {
  const { offset, length, quoted } = row;
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
  if ((original[offset] === 0x22) !== (quoted === 1)) {
    findings.add(place, 'its row is wrong about whether the record is quoted');
  }
  if (Math.floor(row.id / idsPerSecond) !== facts.seconds) {
    findings.add(place, 'its number says another time than the record');
  } else if (!isNear(row.id % idsPerSecond, facts.key % idsPerSecond)) {
    findings.add(place, 'its number does not come from its eventID');
  }
  if (row.key !== facts.key) findings.add(place, 'its key does not come from its eventID');
  for (const [index, column] of textColumns.entries()) {
    const found = valueOf(row[column] ?? -1);
    const expected = facts.texts[index] ?? '';
    if (found === expected) continue;
    const said = found === undefined ? 'nothing' : quotedText(found);
    findings.add(place, `${column} says ${said}, the record ${quotedText(expected)}`);
  }
  return { text, facts };
}

function isNear(low: number, own: number): boolean {
  return (low - own + idsPerSecond) % idsPerSecond < mostProbes;
}

function quotedText(text: string): string {
  return `“${text.length > 60 ? `${text.slice(0, 60)}…` : text}”`;
}
