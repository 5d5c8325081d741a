import { canonical } from '../../platform/canonical.ts';
import type { Context } from './context.ts';
import type { Findings } from './findings.ts';
import { recordText } from './original-texts.ts';
import type { ReadRecord } from './check-record.ts';
import { recordFacts, textColumns, type RecordFacts } from './record-facts.ts';
import type { DuplicateRow, EventRow } from './rows.ts';

/** Checks that say which records are the same one: duplicates and conflicts. */
export interface Twins {
  checkEvent(row: EventRow, record: ReadRecord, place: string): void;
  checkDuplicate(row: DuplicateRow, original: Buffer, place: string): void;
}

/**
 * Two records are the same one if eventID, account and region are. If their texts are equal too,
 * byte for byte or as canonical JSON, the later one is a duplicate; otherwise it is a conflict.
 */
export function twins({ db, originals }: Context, findings: Findings): Twins {
  const eventOf = db.prepare('SELECT * FROM event WHERE id = ?');
  const firsts = db
    .prepare('SELECT id FROM event WHERE key = ? AND conflict_with IS NULL AND id <> ?')
    .pluck();

  function read(id: number): ReadRecord | undefined {
    const row = eventOf.get(id) as EventRow | undefined;
    const text = row && originals.record(row.object, row.offset, row.length);
    const facts = text === undefined ? undefined : recordFacts(text);
    return text === undefined || facts === undefined ? undefined : { text, facts };
  }

  return {
    checkEvent(row, { text, facts }, place) {
      if (row.conflict_with === null) {
        for (const other of firsts.all(row.key, row.id) as number[]) {
          const twin = read(other);
          // The later one of the two is named, once.
          if (twin && isTwin(twin.facts, facts) && other < row.id) {
            findings.add(place, `event ${other} is the same record, and neither says so`);
          }
        }
        return;
      }
      const first = read(row.conflict_with);
      if (first === undefined || !isTwin(first.facts, facts)) {
        findings.add(place, `event ${row.conflict_with}, said to conflict with it, is another`);
      } else if (isSame(first.text, text)) {
        findings.add(place, `event ${row.conflict_with}, said to conflict with it, is equal`);
      }
    },

    checkDuplicate(row, original, place) {
      const text = recordText(original, row.offset, row.length);
      const facts = text === undefined ? undefined : recordFacts(text);
      const twin = read(row.event);
      if (text === undefined || facts === undefined) {
        findings.add(place, `the bytes at ${row.offset} are no record`);
      } else if (twin === undefined || !isTwin(twin.facts, facts) || !isSame(twin.text, text)) {
        findings.add(place, `event ${row.event}, said to be the same record, is another`);
      }
    },
  };
}

const account = textColumns.indexOf('account');
const region = textColumns.indexOf('region');

function isTwin(one: RecordFacts, other: RecordFacts): boolean {
  return (
    one.eventID === other.eventID &&
    one.texts[account] === other.texts[account] &&
    one.texts[region] === other.texts[region]
  );
}

function isSame(one: string, other: string): boolean {
  if (one === other) return true;
  try {
    return canonical(JSON.parse(one)) === canonical(JSON.parse(other));
  } catch {
    // Lone surrogates have no canonical form (RFC 8785 section 3.2.2.2): not provably equal.
    return false;
  }
}
