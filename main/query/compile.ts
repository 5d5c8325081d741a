import { joinSql, name, sql, type Sql } from '../archive/sql.ts';
import type { WordIndex } from '../archive/text/words-state.ts';
import { isAnnotated, onAnnotations } from './annotated-fields.ts';
import {
  isJudged,
  type AnnotatedField,
  type AnywhereTest,
  type Field,
  type FieldTest,
  type JudgedField,
  type Query,
  type TimeTest,
} from './ast.ts';
import { columnsOf, isMember, textColumns } from './fields.ts';
import {
  areWordsIndexed,
  columnTestOf,
  hasPart,
  hasWords,
  isEventId,
  onRecord,
  type RecordTest,
} from './free-text.ts';
import { isOfIdentity, onJudged } from './judged-fields.ts';
import { matcherOf } from './matcher.ts';
import {
  isDirect,
  judgedOfIdentity,
  numbersOf,
  numbersOfField,
  type IndexedTest,
  type Numbers,
} from './numbers-of-field.ts';
import type { Stretch } from './stretches.ts';

/** A condition and what testing it costs: an index, the dictionary once, or every record's text. */
interface Piece {
  readonly condition: Sql;
  readonly cost: 'index' | 'dictionary' | 'record';
}

const costs = ['index', 'dictionary', 'record'] as const;

/** Row ids carry time: seconds × 2^21 + 21 bits (main/archive/scan/event-key.ts). */
const idsPerSecond = 2n ** 21n;

/**
 * The SQL condition of a query over `event AS e`. It is 0 or 1 for every row, never NULL, so NOT
 * may be put before any part. Every value is a parameter. Cheap conditions stand first: SQLite
 * tests the members of an AND in that order once an index has been chosen.
 *
 * Needs a connection prepared by `registerRecordFunctions`.
 *
 * Without a plan SQLite chooses the index.
 */
export function compile(query: Query, plan: Plan = {}): Sql {
  return pieceOf(query, plan).condition;
}

/** How tests of a query are to be answered. */
export interface Plan {
  /** The tests that may use an index of theirs. */
  readonly byIndex?: ReadonlySet<Query>;
  /** Events that these tests lead to; undefined: all are walked through. */
  readonly led?: number;
  /** Tests whose numbers have been looked up already. */
  readonly found?: ReadonlyMap<Query, readonly Numbers[]>;
  /** The events that prefixes find in the index of words, by ascending id. */
  readonly beginning?: ReadonlyMap<Query, Float64Array>;
  /** Only events in this stretch are asked about. */
  readonly within?: Stretch;
  /** How much of the words is in the index; `part` unless it is said. */
  readonly wordIndex?: WordIndex;
  /** Events that have the words of free text in any order will do: for estimates. */
  readonly isRough?: boolean;
}

/** True for a test on a field that has an index: the event's own rows are found by it. */
export function isIndexed(query: Query): query is IndexedTest {
  if (query.kind === 'all' || query.kind === 'and' || query.kind === 'or') return false;
  if (query.kind === 'not' || query.kind === 'anywhere' || query.kind === 'time') return false;
  if (judgedOfIdentity(query.field) !== undefined) return true;
  const columns = columnsOf(query.field);
  return (
    columns.length > 0 &&
    columns.every(({ table, column }) => indexed.has(table === 'event' ? column : table))
  );
}

/** True for free text that indexes find alone, as it was looked up. */
export function isFreeTextIndexed(
  test: AnywhereTest,
  { found, wordIndex }: Pick<Plan, 'found' | 'wordIndex'>,
): boolean {
  const numbers = found?.get(test);
  return (
    wordIndex === 'whole' &&
    numbers?.every(({ column }) => indexed.has(column)) === true &&
    areWordsIndexed(test)
  );
}

/** See main/archive/ingest/indexes.ts. */
const indexed = new Set(['action', 'identity', 'source_ip', 'error_code']);

function pieceOf(query: Query, plan: Plan): Piece {
  switch (query.kind) {
    case 'all':
      return { condition: sql`1`, cost: 'index' };
    case 'and':
      return joined(query.parts, ' AND ', plan);
    case 'or':
      return joined(query.parts, ' OR ', plan);
    case 'not': {
      const { condition, cost } = pieceOf(query.part, plan);
      return { condition: sql`NOT (${condition})`, cost };
    }
    case 'anywhere':
      return anywhere(query, plan);
    case 'time':
      if (isMember(query.field, 'eventTime')) return timeRange(query);
      return isAnnotated(query.field)
        ? annotations(query, query.field.name)
        : { condition: onRecord(query), cost: 'record' };
    case 'network':
    case 'number':
    case 'present':
    case 'text':
      return onField(query, plan);
  }
}

function joined(parts: readonly Query[], between: ' AND ' | ' OR ', plan: Plan): Piece {
  const pieces = parts
    .map((part) => pieceOf(part, plan))
    .sort((a, b) => costs.indexOf(a.cost) - costs.indexOf(b.cost));
  const conditions = pieces.map((piece) => piece.condition);
  return {
    condition: sql`(${joinSql(conditions, between)})`,
    cost: pieces.at(-1)?.cost ?? 'index',
  };
}

/** True for a test of a field that no column keeps: the record alone answers. */
export function isOnRecord(test: Query | RecordTest): test is RecordTest {
  switch (test.kind) {
    case 'all':
    case 'and':
    case 'anywhere':
    case 'not':
    case 'or':
      return false;
    case 'time':
      return test.field.kind === 'path' && !isMember(test.field, 'eventTime');
    case 'network':
    case 'number':
    case 'present':
    case 'text':
      return test.field.kind === 'path' && isOfNoColumn(test.field.path);
  }
}

function isOfNoColumn([first, ...more]: readonly string[]): boolean {
  return first === undefined || columnsOf({ kind: 'path', path: [first, ...more] }).length === 0;
}

function onField(test: IndexedTest, plan: Plan): Piece {
  const { field } = test;
  if (isAnnotated(field)) return annotations(test, field.name);
  if (isJudgedOfEvent(field)) {
    return { condition: onJudged(field.name, matcherOf(test)), cost: 'index' };
  }
  const found = plan.found?.get(test);
  const numbers = found ?? numbersOfField(test);
  if (numbers.length === 0) return { condition: onRecord(test), cost: 'record' };
  const isQuick = found !== undefined || isDirect(test);
  const conditions = numbers.map((each) => among(each, test, plan));
  return {
    condition: sql`(${joinSql(conditions, ' OR ')})`,
    cost: isQuick ? 'index' : 'dictionary',
  };
}

/** A look-up for each stretch; what people said is little beside the events. */
function annotations(test: FieldTest, field: AnnotatedField): Piece {
  return { condition: onAnnotations(test, field), cost: 'dictionary' };
}

function among({ column, numbers }: Numbers, test: Query, { byIndex }: Plan): Sql {
  const own = name(`e.${column}`);
  // SQLite uses no index for what is no plain column (sqlite.org/optoverview.html, unary plus).
  const mayUseIndex = byIndex === undefined || byIndex.has(test);
  const condition = sql`${mayUseIndex ? own : sql`+${own}`} ${numbers}`;
  // The index on error codes leaves out events without one: the query must do so too.
  return column === 'error_code' ? sql`(e.error_code <> 0 AND ${condition})` : condition;
}

function isJudgedOfEvent(field: Field): field is { kind: 'derived'; name: JudgedField } {
  return field.kind === 'derived' && isJudged(field.name) && !isOfIdentity(field.name);
}

function timeRange({ from, to }: TimeTest): Piece {
  const ends = [
    ...(from === null ? [] : [sql`e.id >= ${BigInt(from) * idsPerSecond}`]),
    ...(to === null ? [] : [sql`e.id < ${BigInt(to) * idsPerSecond}`]),
  ];
  return { condition: sql`(${joinSql([sql`1`, ...ends], ' AND ')})`, cost: 'index' };
}

/** In any indexed column, as words of the record, or the eventID itself, which is found by its key. */
function anywhere(query: AnywhereTest, plan: Plan): Piece {
  if (query.match === 'part') return { condition: hasPart(query.text), cost: 'record' };
  const numbers = plan.found?.get(query) ?? numbersOf(textColumns, columnTestOf(query));
  const words = hasWords(query, plan);
  const conditions = [
    ...numbers.map((each) => among(each, query, plan)),
    ...(words === undefined ? [] : [words]),
    ...(query.match === 'words' ? [isEventId(query.text)] : []),
  ];
  const condition = conditions.length === 0 ? sql`0` : sql`(${joinSql(conditions, ' OR ')})`;
  return { condition, cost: plan.wordIndex === 'whole' ? 'dictionary' : 'record' };
}
