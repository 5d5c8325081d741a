/** Changes of a query that a person makes by pointing at a value or at a stretch of time. */
import type { FacetTest } from '../../preload/contract/overview.ts';
import { and, not, type Field, type Query, type TextTest } from './ast.ts';
import { isMember } from './fields.ts';

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
      const field = nameOf(inner.field);
      if (field === undefined) return [];
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

/** The query, finding only events for which all the tests hold; a list that names others grows. */
export function include(query: Query, tests: readonly FacetTest[]): Query {
  return tests.reduce(
    (before, test) => withTest(before, test, 'included'),
    forgetExcluded(query, tests),
  );
}

/** The query without the events for which all the tests hold. */
export function exclude(query: Query, tests: readonly FacetTest[]): Query {
  const before = forget(query, tests);
  const [only, ...others] = tests;
  if (only !== undefined && others.length === 0) return withTest(before, only, 'excluded');
  return and([...partsOf(before), not(and(tests.map(queryOf)))]);
}

/** The query that says nothing about these values any more. */
export function forget(query: Query, tests: readonly FacetTest[]): Query {
  return tests.reduce(
    (before, test) => withoutTest(before, test, 'included'),
    forgetExcluded(query, tests),
  );
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
    return and([...parts, signed(queryOf(test), state)]);
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
  return inner.kind === 'text' && valuesOf(inner)?.name === test.field ? inner : undefined;
}

function valuesOf(
  part: Query,
): { readonly name: FacetTest['field']; readonly values: readonly string[] } | undefined {
  if (part.kind !== 'text' || part.operator !== 'equals' || part.caseMode !== 'exact') {
    return undefined;
  }
  const name = nameOf(part.field);
  return name === undefined ? undefined : { name, values: part.values };
}

function onlyTestOf(part: Query): FacetTest | undefined {
  const [chosen, ...others] = chosenOf(part);
  return chosen?.state === 'included' && others.length === 0 ? chosen.tests[0] : undefined;
}

function queryOf({ field, value }: FacetTest): Query {
  const at = fieldOf(field);
  if (value === null) return not({ kind: 'present', field: at });
  return { kind: 'text', field: at, operator: 'equals', values: [value], caseMode: 'exact' };
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

const paths = ['eventName', 'eventSource', 'awsRegion', 'sourceIPAddress', 'errorCode'] as const;

function fieldOf(name: FacetTest['field']): Field {
  return name === 'actor' || name === 'identityKind' || name === 'account'
    ? { kind: 'derived', name }
    : { kind: 'path', path: [name] };
}

function nameOf(field: Field): FacetTest['field'] | undefined {
  if (field.kind === 'path') return paths.find((name) => isMember(field, name));
  const { name } = field;
  return name === 'actor' || name === 'identityKind' || name === 'account' ? name : undefined;
}
