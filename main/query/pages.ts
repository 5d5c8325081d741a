import type { ReadDb } from '../archive/handles.ts';
import { dimensions } from '../archive/ingest/hour-counts.ts';
import { sql, type Sql } from '../archive/sql.ts';
import type { Query } from './ast.ts';
import { compile, isIndexed, type IndexedTest, type Plan } from './compile.ts';
import { lookUp } from './lookups.ts';

/** How many events a compiled condition finds. */
export function countEvents(db: ReadDb, condition: Sql): number {
  return (
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM event AS e WHERE ${condition}`)?.n ?? 0
  );
}

/**
 * Event ids (rows of the index) of one page of a result, newest first; events of one second in
 * descending id order. `offset` counts events from the newest.
 */
export function pageOfRefs(db: ReadDb, query: Query, offset: number, limit: number): number[] {
  const condition = compile(query, planOf(db, query, offset + limit));
  return db
    .all<{ id: number }>(
      sql`SELECT e.id FROM event AS e WHERE ${condition}
        ORDER BY e.id DESC LIMIT ${limit} OFFSET ${offset}`,
    )
    .map((row) => row.id);
}

/** Every event that a query finds, newest first. */
export function* everyRef(db: ReadDb, query: Query): Generator<number> {
  const rows = db.iterate<{ id: number }>(
    sql`SELECT e.id FROM event AS e WHERE ${compile(query)} ORDER BY e.id DESC`,
  );
  for (const { id } of rows) yield id;
}

/**
 * The tests whose index leads to the newest `wanted` events soonest; none of them means walking back
 * from the newest. An index gives all its events, which must then be sorted; of what is frequent,
 * walking meets enough soon. With n of N events found, walking looks at wanted·N/n of them, the
 * index at n: they are equal at n = √(wanted·N).
 */
function planOf(db: ReadDb, query: Query, wanted: number): Plan {
  const ways = (query.kind === 'and' ? query.parts : [query]).flatMap(wayOf);
  const found = lookUp(db, ways.flat());
  if (ways.length === 0) return { byIndex: new Set(), found };
  const all = db.get<{ n: number }>(
    sql`SELECT coalesce(sum(events), 0) AS n FROM hour WHERE dimension = ${dimensions.all}`,
  );
  let best: ReadonlySet<Query> = new Set();
  let least = Math.ceil(Math.sqrt(wanted * (all?.n ?? 0)));
  for (const tests of ways) {
    const count = countUpTo(db, tests, found, least);
    if (count >= least) continue;
    best = new Set(tests);
    least = count;
  }
  return { byIndex: best, found };
}

/** The tests that an index answers together: one, or alternatives that all have one. */
function wayOf(part: Query): readonly IndexedTest[][] {
  const tests = (part.kind === 'or' ? part.parts : [part]).filter(isIndexed);
  return tests.length === (part.kind === 'or' ? part.parts.length : 1) ? [tests] : [];
}

function countUpTo(
  db: ReadDb,
  tests: readonly IndexedTest[],
  found: Plan['found'] & object,
  most: number,
): number {
  let count = 0;
  for (const test of tests) {
    const one = sql`SELECT 1 FROM event AS e WHERE ${compile(test, { found })} LIMIT ${most - count}`;
    count += db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${one})`)?.n ?? 0;
    if (count >= most) break;
  }
  return count;
}
