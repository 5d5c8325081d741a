import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pageOf, pagesFor, PAGE_ROWS, windowOf } from '../../../renderer/app/page-cache.ts';

describe('pages', () => {
  it('cover a window of rows', () => {
    expect(pagesFor(0, 30, 10_000, 0)).toEqual([0]);
    expect(pagesFor(190, 210, 10_000, 0)).toEqual([0, 1]);
    expect(pagesFor(160, 190, 10_000)).toEqual([0, 1]);
  });

  it('there are none where there are no rows', () => {
    expect(pagesFor(0, 30, 0)).toEqual([]);
    expect(pagesFor(500, 530, 400)).toEqual([]);
  });

  it('fit the limit of the contract', () => {
    expect(windowOf(3)).toEqual({ offset: 600, limit: 200 });
    expect(PAGE_ROWS).toBeLessThanOrEqual(500);
  });

  it('hold every row in view, and no page beyond the last row', () => {
    const rows = fc.integer({ min: 1, max: 2_000_000 });
    fc.assert(
      fc.property(rows, rows, fc.integer({ min: 0, max: 60 }), (count, at, height) => {
        const first = Math.min(at, count) - 1;
        const last = Math.min(first + height, count - 1);
        const pages = pagesFor(first, last, count);
        expect(pages).toContain(pageOf(first));
        expect(pages).toContain(pageOf(last));
        expect(Math.max(...pages)).toBeLessThanOrEqual(pageOf(count - 1));
        expect(Math.min(...pages)).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
