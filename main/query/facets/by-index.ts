import type { ReadDb } from '../../archive/handles.ts';
import { name, sql } from '../../archive/sql.ts';
import { highOf, lowOf, pair } from './pairs.ts';

/** Different values counted at a time: some milliseconds, unless one has millions of events. */
const part = 1024;

/** Counts all events by a column that has an index, from the index alone, step by step. */
export function* countByIndex(
  db: ReadDb,
  column: 'error_code' | 'source_ip' | 'identity',
  add: (code: number, events: number) => void,
): Generator<undefined> {
  // The index on error codes leaves out events without one: the query must do so too.
  const has = column === 'error_code' ? sql`error_code <> 0` : sql`1`;
  for (let last = -1; ;) {
    const found = db.column<number>(
      sql`SELECT ${pair(sql`count(*)`, name(column))} FROM event
        WHERE ${has} AND ${name(column)} > ${BigInt(last)} GROUP BY ${name(column)} LIMIT ${part}`,
    );
    for (const each of found) {
      last = lowOf(each);
      add(last, highOf(each));
    }
    yield;
    if (found.length < part) return;
  }
}
