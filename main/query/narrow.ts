/** Changes of a query that a person makes by pointing at a value or at a stretch of time. */
import type { FacetTest } from '../../preload/contract/overview.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { and, not, type Query } from './ast.ts';
import { isMember } from './fields.ts';
import {
  canonicalTest,
  hasLineBreak,
  listOf,
  queryOf,
  testQuery,
  type ValueList,
} from './value-list.ts';

/** A value that a query demands or rules out beside everything else that it says. */
export interface Chosen {
  readonly state: 'included' | 'excluded';
  /** Several for one ruled out together: events for which all hold. */
  readonly tests: readonly FacetTest[];
}

const states = ['included', 'excluded'] as const;

/** What a query demands and rules out, as far as it can be said by values. */
export function chosenOf(query: Query): Chosen[] {
  return partsOf(query).flatMap((part): Chosen[] => {
    if (part.kind === 'not' && part.part.kind === 'and') {
      const tests = part.part.parts.map(onlyTestOf);
      return tests.every((test) => test !== undefined) ? [{ state: 'excluded', tests }] : [];
    }
    return states.flatMap((state) => {
      const list = listOf(signed(part, state));
      return (list?.values ?? []).map((value) => ({
        state,
        tests: [{ field: list?.field ?? '', value }],
      }));
    });
  });
}

/**
 * The query, finding only events for which all the tests hold; a list that names others grows.
 *
 * @throws Problem bad_query for a field that is none, or a value that no query can hold
 */
export function include(query: Query, wanted: readonly FacetTest[]): Query {
  const tests = wanted.map(canonicalTest);
  return tests.reduce(
    (before, test) => withTest(before, test, 'included'),
    forgetExcluded(query, tests),
  );
}

/** The query, finding only events for which all the tests hold, and no other values of these fields. */
export function only(query: Query, wanted: readonly FacetTest[]): Query {
  const tests = wanted.map(canonicalTest);
  const others = partsOf(query).filter(
    (part) => !tests.some(({ field }) => listOf(part)?.field === field),
  );
  return include(and(others), tests);
}

/** The query without the events for which all the tests hold. @throws Problem as `include` */
export function exclude(query: Query, wanted: readonly FacetTest[]): Query {
  const tests = wanted.map(canonicalTest);
  const before = forget(query, tests);
  const [only, ...others] = tests;
  if (only !== undefined && others.length === 0) return withTest(before, only, 'excluded');
  return and([...partsOf(before), not(and(tests.map(testQuery)))]);
}

/** The query that says nothing about these values any more. @throws Problem as `include` */
export function forget(query: Query, wanted: readonly FacetTest[]): Query {
  const tests = wanted.map(canonicalTest);
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
  partAt(parts, condition);
  return and(parts.toSpliced(condition, 1));
}

/** @throws Problem bad_query if there is none */
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
  for (const [at, part] of parts.entries()) {
    const list = listOf(signed(part, state));
    if (list?.field !== test.field) continue;
    const grown: ValueList = { ...list, values: [...list.values, test.value] };
    // Of what is left out, conditions of their own say the same, and are read more easily.
    if (state === 'excluded' && !grown.values.every(isPlain)) continue;
    return and(parts.with(at, signed(queryOf(grown), state)));
  }
  return and([...parts, signed(testQuery(test), state)]);
}

function withoutTest(query: Query, test: FacetTest, state: Chosen['state']): Query {
  return and(
    partsOf(query).flatMap((part): Query[] => {
      const list = listOf(signed(part, state));
      if (list?.field !== test.field || !list.values.includes(test.value)) return [part];
      const [first, ...rest] = list.values.filter((value) => value !== test.value);
      return first === undefined
        ? []
        : [signed(queryOf({ ...list, values: [first, ...rest] }), state)];
    }),
  );
}

function isPlain(value: string | null): boolean {
  return value !== null && !hasLineBreak(value);
}

function onlyTestOf(part: Query): FacetTest | undefined {
  const [chosen, ...others] = chosenOf(part);
  return chosen?.state === 'included' && others.length === 0 ? chosen.tests[0] : undefined;
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
