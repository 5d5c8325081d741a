/** What a query says of the values of one field alone, as a list that people add to and take from. */
import type { FacetTest } from '../../preload/contract/overview.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { not, or, type Field, type Query } from './ast.ts';
import { canonicalQuery, fieldText } from './canonical-query.ts';
import { fieldNamed, isTime } from './parse-test.ts';
import { longestRegex } from './regex-parse.ts';
import { instantText, secondsOf } from './time.ts';

/** An event is found if the field has one of the values; null: if it has none. */
export interface ValueList {
  readonly field: string;
  readonly values: readonly [string | null, ...(string | null)[]];
}

/** The list that a query is; undefined for one that says anything else. */
export function listOf(query: Query): ValueList | undefined {
  const { field, values = [] } = saidBy(query) ?? {};
  const [first, ...rest] = values;
  if (field === undefined || first === undefined) return undefined;
  // What is written otherwise is a person's own: it stays as it is.
  const same = canonicalQuery(written(field, [first, ...rest])) === canonicalQuery(query);
  return same ? { field: fieldText(field), values: [first, ...rest] } : undefined;
}

/** The query of a list. @throws Problem bad_query for a field that is none, or a value that no query can hold */
export function queryOf({ field, values }: ValueList): Query {
  if (values.some((value) => hasLineBreak(value) && patternOf(value ?? '').length > longestRegex)) {
    throw new Problem('bad_query', 'This value has line breaks and is too long to be asked for.');
  }
  return written(fieldNamed(field), values);
}

/** The query for one value alone. @throws Problem as `queryOf` */
export function testQuery({ field, value }: FacetTest): Query {
  return queryOf({ field, values: [value] });
}

/** The test as a list tells it: its field as the canonical text has it, a time in UTC. @throws Problem as `queryOf` */
export function canonicalTest({ field: name, value }: FacetTest): FacetTest {
  const field = fieldNamed(name);
  const seconds = isTime(field) && value !== null ? secondsOf(value) : undefined;
  return { field: fieldText(field), value: seconds === undefined ? value : instantText(seconds) };
}

/** True for a value that no text of one line holds, so that an expression stands for it. */
export function hasLineBreak(value: string | null): boolean {
  return value !== null && /[\n\r]/.test(value);
}

function written(field: Field, values: ValueList['values']): Query {
  const texts: string[] = [];
  const times: number[] = [];
  for (const value of values) {
    if (value === null) continue;
    const seconds = isTime(field) ? secondsOf(value) : undefined;
    if (seconds === undefined) texts.push(value);
    else times.push(seconds);
  }
  return or([
    ...(values.includes(null) ? [not({ kind: 'present', field })] : []),
    ...(texts.length > 0 ? [textQuery(field, texts)] : []),
    ...times.map((from): Query => ({ kind: 'time', field, from, to: from + 1 })),
  ]);
}

interface Said {
  readonly field: Field;
  readonly values: readonly (string | null)[];
}

/** The values that a query may be the list of; of an OR, the first part tells the field. */
function saidBy(query: Query): Said | undefined {
  if (query.kind === 'or') {
    const parts = query.parts.map(saidBy);
    return (
      parts[0] && { field: parts[0].field, values: parts.flatMap((part) => part?.values ?? []) }
    );
  }
  if (query.kind === 'not' && query.part.kind === 'present') {
    return { field: query.part.field, values: [null] };
  }
  if (query.kind === 'time') {
    const { field, from } = query;
    return { field, values: from === null ? [] : [instantText(from)] };
  }
  if (query.kind !== 'text') return undefined;
  const { field, operator, values } = query;
  return { field, values: operator === 'regex' ? values.map(ofPattern) : values };
}

function textQuery(field: Field, [first = '', ...others]: readonly string[]): Query {
  const leaf = { kind: 'text', field, caseMode: 'exact' } as const;
  if (![first, ...others].some(hasLineBreak)) {
    return { ...leaf, operator: 'equals', values: [first, ...others] };
  }
  return { ...leaf, operator: 'regex', values: [patternOf(first), ...others.map(patternOf)] };
}

/** A field of one line drops line breaks, and with them the meaning; an expression names them. */
function patternOf(value: string): string {
  const pattern = value
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`);
  return `^${pattern}$`;
}

function ofPattern(pattern: string): string {
  return pattern
    .slice(1, -1)
    .replaceAll(/\\(.)/gs, (_, sign: string) => ({ n: '\n', r: '\r' })[sign] ?? sign);
}
