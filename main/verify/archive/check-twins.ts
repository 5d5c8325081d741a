import { canonical } from '../../platform/canonical.ts';
import type { Context } from './context.ts';
import type { Findings } from './findings.ts';
import { recordText } from './original-texts.ts';
import type { ReadRecord } from './check-record.ts';
import { recordFacts, type RecordFacts } from './record-facts.ts';
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
  const eventOf = db.prepare('SELECT object, ordinal, offset, length FROM event WHERE id = ?');
  const shared = db.prepare('SELECT high FROM event GROUP BY high HAVING count(*) > 1').pluck();
  const severalOf = new Set(shared.all() as number[]);
  const others = db
    .prepare('SELECT id FROM event WHERE high = ? AND id <> ? AND (object, ordinal) < (?, ?)')
    .pluck();
  // Conflicts are found when an import ends; one that was killed has not looked at its last objects.
  const judged = Number(
    db.prepare("SELECT value FROM meta WHERE key = 'indexed_objects'").pluck().get() ?? 0,
  );

  function read(id: number): ReadRecord | undefined {
    const row = eventOf.get(id) as Place | undefined;
    const text = row && originals.record(row.object, row.offset, row.length);
    const facts = text === undefined ? undefined : recordFacts(text);
    return text === undefined || facts === undefined ? undefined : { text, facts };
  }

  function checkFirst(id: number, { text, facts }: ReadRecord, row: EventRow, place: string): void {
    const first = read(id);
    const where = eventOf.get(id) as Place | undefined;
    if (first === undefined || where === undefined || !isTwin(first.facts, facts)) {
      findings.add(place, `event ${id}, said to conflict with it, is another`);
    } else if (isSame(first.text, text)) {
      findings.add(place, `event ${id}, said to conflict with it, is equal`);
    } else if ((where.object - row.object || where.ordinal - row.ordinal) >= 0) {
      findings.add(place, `event ${id}, said to be the first of them, came later`);
    }
  }

  return {
    checkEvent(row, { text, facts }, place) {
      const { first, high, id, object, ordinal } = row;
      if (first !== null) {
        checkFirst(first, { text, facts }, row, place);
      } else if (severalOf.has(high) && object <= judged) {
        for (const other of others.all(high, id, object, ordinal) as number[]) {
          const twin = read(other);
          if (twin === undefined || !isTwin(twin.facts, facts)) continue;
          findings.add(place, `event ${other} is the same record, and neither says so`);
          return;
        }
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

interface Place {
  readonly object: number;
  readonly ordinal: number;
  readonly offset: number;
  readonly length: number;
}

function isTwin(one: RecordFacts, other: RecordFacts): boolean {
  return (
    one.eventID === other.eventID &&
    one.texts['account'] === other.texts['account'] &&
    one.texts['region'] === other.texts['region']
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
