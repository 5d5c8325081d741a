/** What the numbers in the columns of `event` must be for a test: found through the dictionary of texts. */
import { joinSql, name, sql, type Sql } from '../archive/sql.ts';
import { textHash } from '../archive/text-hash.ts';
import {
  isJudged,
  type Field,
  type FieldTest,
  type JudgedField,
  type TextTest,
  type TimeTest,
} from './ast.ts';
import { columnsOf, sharedTables, type Column } from './fields.ts';
import { fold, isAscii } from './fold.ts';
import { asParameter } from './free-text.ts';
import { isOfIdentity, onJudged } from './judged-fields.ts';
import { matcherOf } from './matcher.ts';

/** A column of `event` and the numbers that it may hold, as a statement or as those of a list. */
export interface Numbers {
  readonly column: string;
  readonly numbers: Sql;
}

/** A test that an index on `event` answers. */
export type IndexedTest = Exclude<FieldTest, TimeTest>;

/** The statements that look up a test's numbers, if they must go through the dictionary. */
export function lookupsOf(test: IndexedTest): readonly Numbers[] {
  return isDirect(test) ? [] : numbersOfField(test);
}

/** True if looking up the numbers costs nothing: identities are many, and not all have an index. */
export function isDirect(test: IndexedTest): boolean {
  return (
    (test.kind === 'present' || isOneExactText(test)) &&
    judgedOfIdentity(test.field) === undefined &&
    columnsOf(test.field).every(({ table }) => table !== 'identity')
  );
}

/** What the columns of `event` must hold for a test of a field; nothing: no column tells. */
export function numbersOfField(test: IndexedTest): Numbers[] {
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

/** What a test asks of what was judged of an identity, if that is its field. */
export function judgedOfIdentity(field: Field): JudgedField | undefined {
  if (field.kind !== 'derived' || !isJudged(field.name)) return undefined;
  return isOfIdentity(field.name) ? field.name : undefined;
}

/** What the columns of `event` must hold, one for each column that leads to the field's. */
export function numbersOf(columns: readonly Column[], test: IndexedTest): Numbers[] {
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
