import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPositions } from '../../../main/query/ast.ts';
import {
  canonicalQuery,
  exclude,
  forget,
  include,
  only,
  parseQuery,
  within,
} from '../../../main/query/index.ts';
import type { FacetTest } from '../../../preload/contract/overview.ts';
import { queries } from './queries.ts';

const is = (field: FacetTest['field'], value: string | null): FacetTest => ({ field, value });
const pair = [is('eventName', 'TagResource'), is('eventSource', 's3.amazonaws.com')];
const time = (n: number): string =>
  `annotatedAt = 2026-03-0${n}T00:00:00Z..2026-03-0${n}T00:00:00Z`;
/** As an expression names two lines. */
const lines = (a: string, b: string): string => String.raw`errorMessage ~ "^${a}\\n${b}$"`;
const day = (n: number): number => Date.UTC(2026, 2, n) / 1000;

// Red if a value is not quoted, a list does not grow, or an OR swallows what is added.
describe('a value that is included', () => {
  test.each([
    ['', [is('eventName', 'StopLogging')], 'eventName = "StopLogging"'],
    ['what = A', [is('eventName', 'B')], 'eventName = ("A", "B")'],
    ['what = A', [is('eventName', 'A')], 'eventName = "A"'],
    ['A OR B', [is('actor', 'x')], '("A" OR "B") AND actor = "x"'],
    ['who : x', [is('account', '1')], 'who : "x" AND account = "1"'],
    ['', [is('errorCode', null)], 'NOT errorCode = *'],
    ['error = *', [is('errorCode', null)], 'NOT errorCode = *'],
    ['', [is('actor', 'a "b" \\ (c), *')], String.raw`actor = "a \"b\" \\ (c), *"`],
    ['', [is('actor', 'null')], 'actor = "null"'],
    ['NOT region = x', [is('awsRegion', 'x')], 'awsRegion = "x"'],
    ['error = null', [is('errorCode', 'X')], 'NOT errorCode = * OR errorCode = "X"'],
    [
      'errorMessage = x',
      [is('errorMessage', 'a\nb')],
      String.raw`errorMessage ~ ("^x$", "^a\\nb$")`,
    ],
    [time(1), [is('annotatedAt', '2026-03-01T01:00:00+01:00')], time(1)],
    [time(1), [is('annotatedAt', '2026-03-02T00:00:00Z')], `${time(1)} OR ${time(2)}`],
    ['', pair, 'eventName = "TagResource" AND eventSource = "s3.amazonaws.com"'],
  ])('in “%s”: %j', (before, tests, after) => {
    expect(canonicalQuery(include(parseQuery(before), tests))).toBe(after);
  });
});

// Red if what is excluded stays included, or a pair excludes what only one of it fits.
describe('a value that is excluded', () => {
  test.each([
    ['', [is('eventName', 'A')], 'NOT eventName = "A"'],
    ['NOT what = A', [is('eventName', 'B')], 'NOT eventName = ("A", "B")'],
    ['what = A', [is('eventName', 'A')], 'NOT eventName = "A"'],
    ['what = (A, B)', [is('eventName', 'A')], 'eventName = "B" AND NOT eventName = "A"'],
    ['', [is('errorCode', null)], 'errorCode = *'],
    ['error = null', [is('errorCode', null)], 'errorCode = *'],
    ['', pair, 'NOT (eventName = "TagResource" AND eventSource = "s3.amazonaws.com")'],
    [lines('a', 'b'), [is('errorMessage', 'a\nb')], `NOT ${lines('a', 'b')}`],
    [time(1), [is('annotatedAt', '2026-03-01T00:00:00Z')], `NOT ${time(1)}`],
    [
      'NOT errorMessage = x',
      [is('errorMessage', 'a\nb')],
      `NOT errorMessage = "x" AND NOT ${lines('a', 'b')}`,
    ],
  ])('in “%s”: %j', (before, tests, after) => {
    expect(canonicalQuery(exclude(parseQuery(before), tests))).toBe(after);
  });
});

// Red if more is taken out than was put in.
describe('a value that is taken out again', () => {
  test.each([
    ['what = A', [is('eventName', 'A')], ''],
    [
      'what = (A, B, C) error = *',
      [is('eventName', 'B')],
      'eventName = ("A", "C") AND errorCode = *',
    ],
    ['NOT what = (A, B)', [is('eventName', 'A')], 'NOT eventName = "B"'],
    ['NOT (what = TagResource eventSource = s3.amazonaws.com) x', pair, '"x"'],
    ['what = TagResource eventSource = s3.amazonaws.com', pair, ''],
    ['error = null', [is('errorCode', null)], ''],
    ['error = *', [is('errorCode', null)], ''],
    ['what := a', [is('eventName', 'a')], 'eventName := "a"'],
    ['what = A OR what = B', [is('eventName', 'A')], '(eventName = "A") OR (eventName = "B")'],
  ])('of “%s”: %j', (before, tests, after) => {
    expect(canonicalQuery(forget(parseQuery(before), tests))).toBe(
      canonicalQuery(parseQuery(after)),
    );
  });
});

// Red if a condition on the same field is kept that no event can meet beside the wanted value.
describe('one value alone', () => {
  test.each([
    ['error = null', [is('errorCode', 'X')], 'errorCode = "X"'],
    ['error = X', [is('errorCode', null)], 'NOT errorCode = *'],
    ['errorMessage = x', [is('errorMessage', 'a\nb')], lines('a', 'b')],
    [lines('a', 'b'), [is('errorMessage', 'c\nd')], lines('c', 'd')],
    [lines('a', 'b'), [is('errorMessage', 'x')], 'errorMessage = "x"'],
    [time(1), [is('annotatedAt', '2026-03-02T00:00:00Z')], time(2)],
    [
      'errorMessage ~ "^x" region = x',
      [is('errorMessage', 'x')],
      'errorMessage ~ "^x" AND awsRegion = "x" AND errorMessage = "x"',
    ],
  ])('in “%s”: %j', (before, tests, after) => {
    expect(canonicalQuery(only(parseQuery(before), tests))).toBe(after);
  });
});

describe('another time', () => {
  test.each([
    ['', day(1), day(2), 'eventTime = 2026-03-01T00:00:00Z..2026-03-01T23:59:59Z'],
    ['x when = 2025', day(1), null, '"x" AND eventTime = 2026-03-01T00:00:00Z..'],
    ['when > 2025 x when < 2027', null, null, '"x"'],
    ['a OR when = 2025', null, day(2), '("a" OR eventTime = 2025) AND eventTime < 2026-03-02'],
  ])('in “%s”, from %s to %s', (before, from, to, after) => {
    expect(canonicalQuery(within(parseQuery(before), from, to))).toBe(
      canonicalQuery(parseQuery(after)),
    );
  });
});

const texts = fc.oneof(
  fc.string({ minLength: 1, unit: 'grapheme' }),
  fc.constantFrom('null', '*', 'a\nb', '^c\r\\n$'),
);
const fields = fc.constantFrom<FacetTest['field'][]>('eventName', 'actor', 'errorCode', 'account');
const times = fc.constantFrom('2026-03-01T00:00:00Z', '2026-03-02T00:00:00.5Z', null);
const anyTest = fc.oneof(
  fc.record({ field: fields, value: fc.oneof(texts, fc.constant(null)) }),
  fc.record({ field: fc.constantFrom('annotatedAt', 'eventTime'), value: times }),
);

// Red if an expression that is too long for a value ends the whole, or a person's own one is rewritten.
test('what others wrote stays as it is', () => {
  for (const text of [
    `errorMessage ~ "^\\\\n${'.'.repeat(480)}$"`,
    'errorMessage ~ "^x$"',
    'when = 2026-03',
    'what = A OR what = B',
  ]) {
    const query = parseQuery(text);
    expect(canonicalQuery(forget(query, [is('errorMessage', 'x'), is('eventName', 'A')]))).toBe(
      canonicalQuery(query),
    );
  }
});

// Red if what is added cannot be read, is read as another, or cannot be taken out.
test('whatever the value: its text is read as the same query, and it can be taken out again', () => {
  fc.assert(
    fc.property(queries, anyTest, (query, wanted) => {
      const before = forget(query, [wanted]);
      for (const change of [include, exclude]) {
        const after = change(before, [wanted]);
        const written = canonicalQuery(after);
        if (written.length > 4000) continue;
        expect(withoutPositions(parseQuery(written))).toEqual(withoutPositions(after));
        expect(change(after, [wanted])).toEqual(after);
        expect(canonicalQuery(forget(after, [wanted]))).toBe(canonicalQuery(before));
      }
    }),
  );
});
