/**
 * What pointing at values and conditions means, on records: every change is read back from its text, and
 * its events are worked out from those of its parts. Real records are skipped, visibly, without a folder.
 */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { askedValue } from '../../../renderer/app/asked-value.ts';
import { jsonRows } from '../../../renderer/ui/json-rows.ts';
import { memberValue } from '../../../renderer/screens/record/member-value.ts';
import { eventRecord } from '../../../main/archive/event-rows.ts';
import type { Query } from '../../../main/query/ast.ts';
import {
  canonicalQuery,
  drop,
  everyRef,
  exclude,
  forget,
  include,
  negate,
  only,
  parseQuery,
} from '../../../main/query/index.ts';
import { testQuery } from '../../../main/query/value-list.ts';
import type { FacetTest } from '../../../preload/contract/overview.ts';
import { factValues } from '../../../renderer/screens/record/fact-values.ts';
import { cellValues } from '../../../renderer/screens/record/cell-values.ts';
import { columnValues } from '../../../renderer/screens/record/column-values.ts';
import { haveRealData, realData } from '../../fixtures/real-data.ts';
import { archiveOf, archiveOfFolder, record, type TestArchive } from './archive-of.ts';
import { queries } from './queries.ts';

const strange = [
  record({ eventName: 'a "b" \\ (c), *', requestParameters: { 'key.with.dots': { 'a"b': 'x' } } }),
  record({ eventName: 'two\nlines\r\n^$.*', sourceIPAddress: '10.0.0.0/8' }),
  record({ requestParameters: { list: [{ n: 5 }, { n: 6 }, 'null'], yes: true, no: false } }),
  record({
    eventName: 'invoice-\u202efdp.exe',
    errorCode: 'AND',
    eventTime: '2026-03-01T00:00:00Z',
  }),
  record({ requestParameters: { big: 1e21, half: 1.5, none: null, empty: {} } }),
];

const sources = [
  ['strange records', true, () => archiveOf(strange)],
  ['real records', haveRealData, () => archiveOfFolder(realData('traildiscover'))],
] as const;

describe.each(sources)('%s', (_, isThere, open) => {
  if (!isThere) return test.skip('there are none here', () => {});
  let archive: TestArchive;
  let refs: number[];
  beforeAll(async () => {
    archive = await open();
    refs = found(parseQuery(''));
  });
  afterAll(() => archive.remove());

  /** The events of a query, read from its text as the search bar reads it. */
  function found(query: Query): number[] {
    return [...everyRef(archive.read, parseQuery(canonicalQuery(query)))];
  }
  const raw = (ref: number) => eventRecord(archive.read, (place) => archive.readRecord(place), ref);

  /** Values of random members of random records. */
  const values = fc.tuple(fc.nat(), fc.nat()).map(([a, b]): FacetTest => {
    const { raw: text, row } = raw(refs[a % refs.length] ?? 0);
    const value: unknown = JSON.parse(text);
    const lines = jsonRows(value, () => true);
    const members = lines.flatMap(({ pointer }) => memberValue(text, value, pointer) ?? []);
    const tests = [...members, ...cellValues(undefined, row)].flatMap((each) => each.tests);
    return tests[b % tests.length] ?? { field: 'eventName', value: null };
  });

  // Red if a member's field, quoting, list or number is not what the search compares.
  test('every value that a record shows finds that record', () => {
    for (const ref of refs.slice(0, 60)) {
      const whole = raw(ref);
      const { raw: text, row, facts } = whole;
      const value: unknown = JSON.parse(text);
      const members = jsonRows(value, () => true).flatMap(
        ({ pointer }) => memberValue(text, value, pointer) ?? [],
      );
      const shown = [
        ...members,
        ...members.flatMap(({ tests: [each] }) => (each ? columnValues(each.field, text) : [])),
        ...cellValues(undefined, row),
        ...facts.flatMap(({ label }) => factValues(label, { ...whole, annotations: [] })),
      ];
      expect(shown.length).toBeGreaterThan(10);
      for (const { tests, name } of shown) {
        for (const each of tests) {
          if ((each.value?.length ?? 0) > 3000) continue;
          expect(found(only(parseQuery(''), [each])), `${name} ${each.field}`).toContain(ref);
        }
      }
    }
  });

  // Red if parentheses are lost around an OR, a list keeps other values, or a negation is undone.
  test('only, not and forgotten: the events are those of the parts', () => {
    fc.assert(
      fc.property(queries, values, (query, wanted) => {
        if (canonicalQuery(query).length > 1500 || (wanted.value?.length ?? 0) > 1500) return;
        const its = new Set(found(testQuery(wanted)));
        const before = found(query);
        const without = found(forget(query, [wanted]));
        expect(found(exclude(query, [wanted]))).toEqual(without.filter((ref) => !its.has(ref)));
        const alone = found(only(query, [wanted]));
        expect(alone.filter((ref) => !its.has(ref))).toEqual([]);
        if (before.some((ref) => its.has(ref))) {
          expect(alone).toEqual(expect.arrayContaining(before.filter((ref) => its.has(ref))));
        }
        expect(found(include(query, [wanted]))).toEqual(expect.arrayContaining(alone));
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  // Red if another condition is turned round, or more than one is left out.
  test('a condition turned round or left out', () => {
    fc.assert(
      fc.property(queries, fc.nat(3), (query, at) => {
        const parts = query.kind === 'and' ? query.parts : query.kind === 'all' ? [] : [query];
        const part = parts[at];
        if (part === undefined || canonicalQuery(query).length > 1500) {
          if (part === undefined) expect(() => drop(query, at)).toThrow('no longer in it');
          return;
        }
        const its = new Set(found(part));
        const rest = found(drop(query, at));
        expect(found(negate(query, at))).toEqual(rest.filter((ref) => !its.has(ref)));
        expect(found(query)).toEqual(rest.filter((ref) => its.has(ref)));
      }),
      { numRuns: 60 },
    );
  }, 60_000);
});

// Red if a list keeps other values of the field, or others lose theirs.
test.each([
  ['what = (A, B) who = x', 'B', 'who = x AND what = B'],
  ['NOT what = (A, B)', 'A', 'NOT what = B AND what = A'],
  ['what = A OR what = B', 'A', '(what = A OR what = B) AND what = A'],
  ['what : a', 'A', 'what : a AND what = A'],
])('only in “%s”', (before, value, after) => {
  const wanted = askedValue('What', 'what', value).tests;
  expect(canonicalQuery(only(parseQuery(before), wanted))).toBe(canonicalQuery(parseQuery(after)));
});

test('a field that is none is refused', () => {
  expect(() => only(parseQuery(''), [{ field: 'bogus', value: 'x' }])).toThrow('no field');
  expect(() => only(parseQuery(''), [{ field: 'what = x OR what', value: 'x' }])).toThrow(
    'no field',
  );
});
