import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { withoutPositions } from '../../../main/query/ast.ts';
import {
  canonicalQuery,
  exclude,
  forget,
  include,
  parseQuery,
  within,
} from '../../../main/query/index.ts';
import type { FacetTest } from '../../../preload/contract/overview.ts';
import { queries } from './queries.ts';

const is = (field: FacetTest['field'], value: string | null): FacetTest => ({ field, value });
const pair = [is('eventName', 'TagResource'), is('eventSource', 's3.amazonaws.com')];
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

const texts = fc.oneof(fc.string({ minLength: 1, unit: 'grapheme' }), fc.constantFrom('null', '*'));
const fields = fc.constantFrom<FacetTest['field'][]>('eventName', 'actor', 'errorCode', 'account');
const anyTest = fc.record({ field: fields, value: fc.oneof(texts, fc.constant(null)) });

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
