import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { histogramOf, widthFor } from '../../../../main/query/facets/histogram.ts';
import { Times } from '../../../../main/query/facets/times.ts';

const at = (text: string): number => Date.parse(text) / 1000;

// Red if buckets are so narrow that there are too many, or wider than they need be.
test.each([
  ['2026-03-14T09:00:00Z', '2026-03-14T09:30:00Z', 60],
  ['2026-03-14T09:00:00Z', '2026-03-14T12:00:00Z', 300],
  ['2026-03-14T00:00:00Z', '2026-03-15T00:00:00Z', 900],
  ['2026-03-14T00:00:00Z', '2026-03-18T00:00:00Z', 3600],
  ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', 43_200],
  ['2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z', 86_400],
  ['2026-01-01T00:00:00Z', '2027-01-01T00:00:00Z', 604_800],
  ['2016-01-01T00:00:00Z', '2026-01-01T00:00:00Z', 6 * 604_800],
])('from %s to %s a bucket has %d seconds', (from, to, width) => {
  expect(widthFor({ from: at(from), to: at(to) }, 60)).toBe(width);
});

test('counts of hours are not divided', () => {
  expect(widthFor({ from: 0, to: 600 }, 3600)).toBe(3600);
});

test('weeks begin on Mondays', () => {
  const span = { from: at('2026-03-01T00:00:00Z'), to: at('2027-03-01T00:00:00Z') };
  const { from } = histogramOf(new Times(60), span);
  expect(new Date(from * 1000).toISOString()).toBe('2026-02-23T00:00:00.000Z');
});

const spans = fc
  .tuple(fc.integer({ min: 0, max: 4_102_444_800 }), fc.integer({ min: 1, max: 400_000_000 }))
  .map(([from, length]) => ({ from, to: from + length }));

describe('whatever the events are', () => {
  // Red if an event at the border of a bucket goes to its neighbour, to both, or to none.
  test('every one in the span is in the bucket of its time, once', () => {
    const events = fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.boolean()));
    fc.assert(
      fc.property(spans, events, (span, drawn) => {
        const seconds = drawn
          .map(([part, failed]) => ({
            second: Math.min(span.to - 1, span.from + Math.floor(part * (span.to - span.from))),
            failed: Number(failed),
          }))
          .toSorted((a, b) => b.second - a.second);
        const times = new Times(60);
        for (const { second, failed } of seconds) times.add(second, failed);
        const { from, width, events: all, failed: bad } = histogramOf(times, span);
        expect(all.length).toBeLessThanOrEqual(100);
        expect(from).toBeLessThanOrEqual(span.from);
        expect(from + width).toBeGreaterThan(span.from);
        expect(from + width * all.length).toBeGreaterThanOrEqual(span.to);
        for (const [bucket, count] of all.entries()) {
          const here = seconds.filter(
            ({ second }) => second >= from + bucket * width && second < from + (bucket + 1) * width,
          );
          expect(count).toBe(here.length);
          expect(bad[bucket]).toBe(here.filter(({ failed }) => failed === 1).length);
        }
      }),
    );
  });
});
