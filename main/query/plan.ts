import type { ReadDb } from '../archive/handles.ts';
import { dimensions } from '../archive/ingest/hour-counts.ts';
import { sql } from '../archive/sql.ts';
import type { Query } from './ast.ts';
import { compile, isIndexed, type IndexedTest, type Plan } from './compile.ts';
import { lookUp } from './lookups.ts';

/** An index is worth its while below this part of all events: above, reading them in order is faster. */
const worthwhile = 1 / 8;

/** The tests whose index leads to the events soonest; none of them means walking through all. */
export function planOf(db: ReadDb, query: Query): Plan {
  const ways = (query.kind === 'and' ? query.parts : [query]).flatMap(wayOf);
  const found = lookUp(db, ways.flat());
  if (ways.length === 0) return { byIndex: new Set(), found };
  const all = db.get<{ n: number }>(
    sql`SELECT coalesce(sum(events), 0) AS n FROM hour WHERE dimension = ${dimensions.all}`,
  );
  let best: ReadonlySet<Query> = new Set();
  let least = Math.ceil((all?.n ?? 0) * worthwhile);
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
