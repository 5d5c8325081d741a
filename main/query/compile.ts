import { joinSql, name, sql, type Sql } from '../archive/sql.ts';
import type { WordIndex } from '../archive/text/words-state.ts';
import { textHash } from '../archive/text-hash.ts';
import {
  isJudged,
  type AnnotatedField,
  type AnywhereTest,
  type Field,
  type FieldTest,
  type JudgedField,
  type Query,
  type TextTest,
  type TimeTest,
} from './ast.ts';
import { columnsOf, isMember, sharedTables, textColumns, type Column } from './fields.ts';
import { fold, isAscii } from './fold.ts';
import {
  areWordsIndexed,
  asParameter,
  columnTestOf,
  hasPart,
  hasWords,
  isEventId,
  onRecord,
  type RecordTest,
} from './free-text.ts';
import { isAnnotated, onAnnotations } from './annotated-fields.ts';
import { isOfIdentity, onJudged } from './judged-fields.ts';
import { matcherOf } from './matcher.ts';
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

/** A column of `event` and the numbers that it may hold, as a statement or as those of a list. */
export interface Numbers {
  readonly column: string;
  readonly numbers: Sql;
}

/** The statements that look up a test's numbers, if they must go through the dictionary. */
export function lookupsOf(test: IndexedTest): readonly Numbers[] {
  return isDirect(test) ? [] : numbersOfField(test);
}

/** A test that an index on `event` answers. */
export type IndexedTest = Exclude<FieldTest, TimeTest>;

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

/** True if looking up the numbers costs nothing: identities are many, and not all have an index. */
function isDirect(test: IndexedTest): boolean {
  return (
    (test.kind === 'present' || isOneExactText(test)) &&
    judgedOfIdentity(test.field) === undefined &&
    columnsOf(test.field).every(({ table }) => table !== 'identity')
  );
}

/** What the columns of `event` must hold for a test of a field; nothing: no column tells. */
function numbersOfField(test: IndexedTest): Numbers[] {
  const fitting = fittingIdentity(test);
  if (fitting === undefined) return numbersOf(columnsOf(test.field), test);
  return [{ column: 'identity', numbers: sql`IN (SELECT id FROM identity WHERE ${fitting})` }];
}

/** The condition on `identity` of a test of what was judged of it; undefined for any other test. */
export function fittingIdentity(test: IndexedTest): Sql | undefined {
  const judged = judgedOfIdentity(test.field);
  return judged === undefined ? undefined : onJudged(judged, matcherOf(test));
}

/** What follows a column's name: its number is one of these. */
export function amongIds(ids: readonly number[]): Sql {
  return sql`IN (SELECT value FROM json_each(${JSON.stringify(ids)}))`;
}

function judgedOfIdentity(field: Field): JudgedField | undefined {
  if (field.kind !== 'derived' || !isJudged(field.name)) return undefined;
  return isOfIdentity(field.name) ? field.name : undefined;
}

function isJudgedOfEvent(field: Field): field is { kind: 'derived'; name: JudgedField } {
  return field.kind === 'derived' && isJudged(field.name) && !isOfIdentity(field.name);
}

/** What the columns of `event` must hold, one for each column that leads to the field's. */
function numbersOf(columns: readonly Column[], test: IndexedTest): Numbers[] {
  const own = columns
    .filter(({ table }) => table === 'event')
    .map((column) => ({ column: column.column, numbers: onNumber(column, test) }));
  const shared = sharedTables.flatMap((table) => {
    const here = columns.filter((column) => column.table === table);
    if (here.length === 0) return [];
    const conditions = here.map((each) => sql`${name(each.column)} ${onNumber(each, test)}`);
    const found = sql`SELECT id FROM ${name(table)} WHERE ${joinSql(conditions, ' OR ')}`;
    return [{ column: table, numbers: sql`IN (${found})` }];
  });
  return [...own, ...shared];
}

/** What follows a column's name: columns hold numbers of the dictionary, 0 is "no value". */
function onNumber({ table, column }: Column, test: IndexedTest): Sql {
  if (test.kind === 'present') return sql`<> 0`;
  if (test.kind === 'text' && isHashed(test)) {
    const [value] = test.values;
    // As one equality the index yields rows in time order; an unknown text becomes a number of none.
    return isOneExactText(test)
      ? sql`= ifnull((SELECT id FROM dict WHERE hash = ${textHash(value)} AND value = ${value}), -1)`
      : sql`IN (${inDictionary(test)})`;
  }
  // Most texts of the dictionary are no column's: only the column's own are looked at.
  const own = sql`SELECT ${name(column)} FROM ${name(table)}`;
  return sql`IN (SELECT id FROM dict WHERE id <> 0 AND id IN (${own}) AND ${onDictionary(test)})`;
}

/** The dictionary finds equal texts by their hash, whatever the case of ASCII letters. */
function isHashed({ operator, caseMode, values }: TextTest): boolean {
  return operator === 'equals' && (caseMode === 'exact' || values.every(isAscii));
}

function isOneExactText(test: FieldTest): boolean {
  return (
    test.kind === 'text' &&
    test.operator === 'equals' &&
    test.caseMode === 'exact' &&
    test.values.length === 1
  );
}

/** The statement that finds the numbers of the texts that fit. */
export function inDictionary(test: TextTest): Sql {
  return sql`SELECT id FROM dict WHERE id <> 0 AND ${onDictionary(test)}`;
}

/** An IPv4 address written as an IPv6 one (RFC 4291 section 2.2); most texts are longer. */
const longestAddress = 45;

/**
 * The test on `dict.value`. SQLite's own functions where they agree with `matcherOf` for certain:
 * lower() changes ASCII only, and `fold` never makes ASCII of anything else, so an ASCII value is
 * safe. LIKE, GLOB, NOCASE and substr() stop at a NUL character and are not used.
 */
export function onDictionary(test: IndexedTest): Sql {
  if (test.kind === 'network') {
    return sql`(length(value) <= ${longestAddress} AND ${throughFunction(test)})`;
  }
  const isPlain = test.kind === 'text' && (test.caseMode === 'exact' || test.values.every(isAscii));
  if (!isPlain) return throughFunction(test);
  const text = test.caseMode === 'exact' ? sql`value` : sql`lower(value)`;
  const values = test.caseMode === 'exact' ? test.values : test.values.map(fold);
  switch (test.operator) {
    case 'equals':
      return sql`hash IN (${list(values.map(textHash))}) AND ${text} IN (${list(values)})`;
    case 'starts':
      return any(values.map((value) => sql`instr(${text}, ${value}) = 1`));
    case 'contains':
      return any(values.map((value) => sql`instr(${text}, ${value}) > 0`));
    case 'ends':
    case 'like':
    case 'regex':
      return throughFunction(test);
  }
}

function list(values: readonly (string | number)[]): Sql {
  return joinSql(
    values.map((value) => sql`${value}`),
    ', ',
  );
}

function any(conditions: readonly Sql[]): Sql {
  return sql`(${joinSql(conditions, ' OR ')})`;
}

function throughFunction(test: FieldTest): Sql {
  return sql`text_matches(value, ${asParameter(test)})`;
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
