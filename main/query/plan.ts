import type { ReadDb } from '../archive/handles.ts';
import { dimensions } from '../archive/ingest/hour-counts.ts';
import { missingIndexes } from '../archive/ingest/indexes.ts';
import { joinSql, sql } from '../archive/sql.ts';
import { wordIndexOf, type WordIndex } from '../archive/text/words-state.ts';
import type { Query } from './ast.ts';
import { compile, isFreeTextIndexed, isIndexed, type Plan } from './compile.ts';
import { eventsBeginning } from './free-text.ts';
import { lookUp, lookUpWithoutIndexes, type LookedUp } from './lookups.ts';
import { isDirect, numbersOfField } from './numbers-of-field.ts';

/** An index is worth its while below this part of all events: above, reading them in order is faster. */
const worthwhile = 1 / 8;

/**
 * How a query is answered: what its tests find in the dictionary, and the tests whose index leads to
 * the events soonest; none of them means walking through all.
 */
export function planOf(db: ReadDb, query: Query): Plan {
  const hasIndexes = missingIndexes(db).length === 0;
  const found = hasIndexes
    ? lookUp(db, testsIn(query).filter(isWorthLookingUp))
    : lookUpWithoutIndexes(db, testsIn(query));
  const wordIndex = wordIndexOf(db);
  const known = { found, wordIndex, beginning: beginningWith(db, query, wordIndex) };
  if (!hasIndexes) return { ...known, byIndex: new Set() };
  const ways = (query.kind === 'and' ? query.parts : [query]).flatMap((part) => wayOf(part, known));
  if (ways.length === 0) return { ...known, byIndex: new Set() };
  const all = db.get<{ n: number }>(
    sql`SELECT coalesce(sum(events), 0) AS n FROM hour WHERE dimension = ${dimensions.all}`,
  );
  let best: ReadonlySet<Query> = new Set();
  let least = Math.ceil((all?.n ?? 0) * worthwhile);
  for (const tests of ways) {
    if (isFrequent(db, tests, known)) continue;
    const count = countUpTo(db, tests, known, least);
    if (count >= least) continue;
    best = new Set(tests);
    least = count;
  }
  return { ...known, byIndex: best, ...(best.size > 0 ? { led: least } : {}) };
}

/**
 * The events with words that begin as asked: FTS5 gathers all of them whatever part it is asked for,
 * so that is done once.
 */
function beginningWith(
  db: ReadDb,
  query: Query,
  wordIndex: WordIndex,
): ReadonlyMap<Query, Float64Array> {
  if (wordIndex === 'none') return new Map();
  const prefixes = testsIn(query).filter((test) => test.kind === 'anywhere');
  return new Map(
    prefixes.flatMap((test) => {
      const events = eventsBeginning(test);
      return events === undefined ? [] : [[test, Float64Array.from(db.column<number>(events))]];
    }),
  );
}

type Known = Required<Pick<Plan, 'found' | 'wordIndex' | 'beginning'>>;

/** The tests of a query that columns or words answer. */
function testsIn(query: Query): readonly LookedUp[] {
  switch (query.kind) {
    case 'and':
    case 'or':
      return query.parts.flatMap(testsIn);
    case 'not':
      return testsIn(query.part);
    case 'all':
    case 'time':
      return [];
    case 'anywhere':
    case 'network':
    case 'number':
    case 'present':
    case 'text':
      return [query];
  }
}

/** With indexes, what has none is as soon found by a statement inside the query's. */
function isWorthLookingUp(test: LookedUp): boolean {
  return test.kind === 'anywhere' || isIndexed(test);
}

/** The tests that an index answers together: one, or alternatives that all have one. */
function wayOf(part: Query, known: Known): readonly LookedUp[][] {
  const tests = (part.kind === 'or' ? part.parts : [part]).filter(
    (test): test is LookedUp =>
      isIndexed(test) || (test.kind === 'anywhere' && isFreeTextIndexed(test, known)),
  );
  return tests.length === (part.kind === 'or' ? part.parts.length : 1) ? [tests] : [];
}

/** The newest events that are looked at before any are counted. */
const sample = 2000;

/** True if the newest events say that no index is worth its while: counting would take longer than that. */
function isFrequent(db: ReadDb, tests: readonly LookedUp[], known: Known): boolean {
  if (tests.some(({ kind }) => kind === 'anywhere')) return false;
  const conditions = tests.map((test) => compile(test, { ...known, byIndex: new Set() }));
  const hits = db.get<{ n: number }>(
    sql`SELECT count(*) AS n FROM (SELECT * FROM event ORDER BY id DESC LIMIT ${sample}) AS e
      WHERE ${joinSql(conditions, ' OR ')}`,
  );
  return (hits?.n ?? 0) > sample * worthwhile * 2;
}

function countUpTo(db: ReadDb, tests: readonly LookedUp[], known: Known, most: number): number {
  let count = 0;
  for (const test of tests) {
    count += countByHours(db, test) ?? countByIndex(db, test, known, most - count);
    if (count >= most) break;
  }
  return count;
}

function countByIndex(db: ReadDb, test: LookedUp, known: Known, most: number): number {
  const condition = compile(test, { ...known, isRough: true });
  const one = sql`SELECT 1 FROM event AS e WHERE ${condition} LIMIT ${most}`;
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM (${one})`)?.n ?? 0;
}

/** Of one action, which its hours tell sooner than its events; undefined for another test. */
function countByHours(db: ReadDb, test: LookedUp): number | undefined {
  if (test.kind !== 'text' || !isDirect(test)) return undefined;
  const [only, ...others] = numbersOfField(test);
  if (only?.column !== 'action' || others.length > 0) return undefined;
  return db.get<{ n: number }>(
    sql`SELECT coalesce(sum(events), 0) AS n FROM hour
      WHERE dimension = ${dimensions.action} AND value ${only.numbers}`,
  )?.n;
}
