/** Changes of a query that a person makes by pointing at a value or at a stretch of time. */
import type { FacetTest } from '../../preload/contract/overview.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { and, not, type Field, type Query, type TextTest } from './ast.ts';
import { fieldText } from './canonical-query.ts';
import { isMember } from './fields.ts';
import { fieldNamed, isTime } from './parse-test.ts';
import { longestRegex } from './regex-parse.ts';
import { secondsOf } from './time.ts';

/** A value that a query demands or rules out beside everything else that it says. */
export interface Chosen {
  readonly state: 'included' | 'excluded';
  /** Several for one ruled out together: events for which all hold. */
  readonly tests: readonly FacetTest[];
}

/** What a query demands and rules out, as far as it can be said by values. */
export function chosenOf(query: Query): Chosen[] {
  return partsOf(query).flatMap((part): Chosen[] => {
    const isNot = part.kind === 'not';
    const inner = isNot ? part.part : part;
    if (inner.kind === 'present') {
      const field = fieldText(inner.field);
      return [{ state: isNot ? 'included' : 'excluded', tests: [{ field, value: null }] }];
    }
    if (isNot && inner.kind === 'and') {
      const tests = inner.parts.map(onlyTestOf);
      return tests.every((test) => test !== undefined) ? [{ state: 'excluded', tests }] : [];
    }
    const found = valuesOf(inner);
    return (found?.values ?? []).map((value) => ({
      state: isNot ? 'excluded' : 'included',
      tests: [{ field: found?.name ?? 'eventName', value }],
    }));
  });
}

/**
 * The query, finding only events for which all the tests hold; a list that names others grows.
 *
 * @throws Problem bad_query for a field that is none, or a value that no query can hold
 */
export function include(query: Query, wanted: readonly FacetTest[]): Query {
  const tests = wanted.map(canonical);
  return tests.reduce(
    (before, test) => withTest(before, test, 'included'),
    forgetExcluded(query, tests),
  );
}

/** The query, finding only events for which all the tests hold, and no other values of these fields. */
export function only(query: Query, wanted: readonly FacetTest[]): Query {
  const tests = wanted.map(canonical);
  const others = partsOf(query).filter(
    (part) => !tests.some((test) => listOf(part, test, 'included') !== undefined),
  );
  return include(and(others), tests);
}

/** The query without the events for which all the tests hold. @throws Problem as `include` */
export function exclude(query: Query, wanted: readonly FacetTest[]): Query {
  const tests = wanted.map(canonical);
  const before = forget(query, tests);
  const [only, ...others] = tests;
  if (only !== undefined && others.length === 0) return withTest(before, only, 'excluded');
  return and([...partsOf(before), not(and(tests.map(testQuery)))]);
}

/** The query that says nothing about these values any more. @throws Problem as `include` */
export function forget(query: Query, wanted: readonly FacetTest[]): Query {
  const tests = wanted.map(canonical);
  return tests.reduce(
    (before, test) => withoutTest(before, test, 'included'),
    forgetExcluded(query, tests),
  );
}

/** The query with the opposite of one of its conditions. @throws Problem bad_query if it has no such */
export function negate(query: Query, condition: number): Query {
  const parts = partsOf(query);
  return and(parts.with(condition, not(partAt(parts, condition))));
}

/** The query without one of its conditions. @throws Problem bad_query if it has no such */
export function drop(query: Query, condition: number): Query {
  const parts = partsOf(query);
  return and(parts.toSpliced(parts.indexOf(partAt(parts, condition)), 1));
}

function partAt(parts: readonly Query[], condition: number): Query {
  const part = parts[condition];
  if (part !== undefined) return part;
  throw new Problem('bad_query', 'The query has changed: that condition is no longer in it.');
}

/** The query over another time: seconds since 1970, [from, to), null is open. */
export function within(query: Query, from: number | null, to: number | null): Query {
  const rest = partsOf(query).filter(
    (part) => !(part.kind === 'time' && isMember(part.field, 'eventTime')),
  );
  if (from === null && to === null) return and(rest);
  return and([...rest, { kind: 'time', field: { kind: 'path', path: ['eventTime'] }, from, to }]);
}

function forgetExcluded(query: Query, tests: readonly FacetTest[]): Query {
  const [only, ...others] = tests;
  if (only !== undefined && others.length === 0) return withoutTest(query, only, 'excluded');
  const isMeant = (part: Query): boolean =>
    chosenOf(part).some(
      ({ state, tests: found }) =>
        state === 'excluded' &&
        found.length === tests.length &&
        tests.every((test) => found.some((each) => isSame(each, test))),
    );
  return and(partsOf(query).filter((part) => !isMeant(part)));
}

function withTest(query: Query, test: FacetTest, state: Chosen['state']): Query {
  if (chosenOf(query).some((each) => each.state === state && isOnly(each, test))) return query;
  const parts = partsOf(query);
  const at = parts.findIndex((part) => listOf(part, test, state) !== undefined);
  const list = at < 0 ? undefined : listOf(parts[at], test, state);
  if (list === undefined || test.value === null) {
    return and([...parts, signed(testQuery(test), state)]);
  }
  const grown: Query = { ...list, values: [...list.values, test.value] };
  return and(parts.with(at, signed(grown, state)));
}

function withoutTest(query: Query, test: FacetTest, state: Chosen['state']): Query {
  return and(
    partsOf(query).flatMap((part): Query[] => {
      if (!chosenOf(part).some((each) => each.state === state && isOnly(each, test))) return [part];
      const list = listOf(part, test, state);
      const [first, ...rest] = list?.values.filter((value) => value !== test.value) ?? [];
      if (list === undefined || first === undefined) return [];
      return [signed({ ...list, values: [first, ...rest] }, state)];
    }),
  );
}

/** The part's list of values of the test's field, if it demands or rules out such ones. */
function listOf(
  part: Query | undefined,
  test: FacetTest,
  state: Chosen['state'],
): TextTest | undefined {
  const inner = part?.kind === 'not' ? part.part : part;
  if (inner === undefined || (part?.kind === 'not') !== (state === 'excluded')) return undefined;
  const isList = inner.kind === 'text' && valuesOf(inner)?.name === test.field;
  return isList && !hasLineBreak(test.value) ? inner : undefined;
}

function valuesOf(
  part: Query,
): { readonly name: FacetTest['field']; readonly values: readonly string[] } | undefined {
  if (part.kind !== 'text' || part.operator !== 'equals' || part.caseMode !== 'exact') {
    return undefined;
  }
  return { name: fieldText(part.field), values: part.values };
}

function onlyTestOf(part: Query): FacetTest | undefined {
  const [chosen, ...others] = chosenOf(part);
  return chosen?.state === 'included' && others.length === 0 ? chosen.tests[0] : undefined;
}

/** The test with its field as the canonical text has it. */
function canonical({ field, value }: FacetTest): FacetTest {
  return { field: fieldText(fieldNamed(field)), value };
}

/** The query for one value alone. @throws Problem as `include` */
export function testQuery({ field: name, value }: FacetTest): Query {
  const field = fieldNamed(name);
  if (value === null) return not({ kind: 'present', field });
  const seconds = isTime(field) ? secondsOf(value) : undefined;
  if (seconds !== undefined) return { kind: 'time', field, from: seconds, to: seconds + 1 };
  return textQuery(field, value);
}

function textQuery(field: Field, value: string): Query {
  const leaf = { kind: 'text', field, caseMode: 'exact' } as const;
  if (!hasLineBreak(value)) return { ...leaf, operator: 'equals', values: [value] };
  // A field of one line drops line breaks, and with them the meaning; an expression names them.
  const pattern = value
    .replaceAll(/[\\^$.*+?()[\]{}|]/g, String.raw`\$&`)
    .replaceAll('\n', String.raw`\n`)
    .replaceAll('\r', String.raw`\r`);
  if (pattern.length + 2 > longestRegex) {
    throw new Problem('bad_query', 'This value has line breaks and is too long to be asked for.');
  }
  return { ...leaf, operator: 'regex', values: [`^${pattern}$`] };
}

function hasLineBreak(value: string | null): boolean {
  return value !== null && /[\n\r]/.test(value);
}

function signed(query: Query, state: Chosen['state']): Query {
  return state === 'included' ? query : not(query);
}

function isOnly({ tests }: Chosen, test: FacetTest): boolean {
  const [only, ...others] = tests;
  return only !== undefined && others.length === 0 && isSame(only, test);
}

function isSame(a: FacetTest, b: FacetTest): boolean {
  return a.field === b.field && a.value === b.value;
}

function partsOf(query: Query): readonly Query[] {
  if (query.kind === 'and') return query.parts;
  return query.kind === 'all' ? [] : [query];
}
