import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  isScaled,
  MAX_PHYSICAL,
  maxPhysical,
  maxVirtual,
  physicalHeight,
  placeShowing,
  scrollTo,
  toPhysical,
  toVirtual,
  visibleRange,
  withOverscan,
  type Geometry,
} from '../../../renderer/ui/virtual-range.ts';

const geometries: fc.Arbitrary<Geometry> = fc.record({
  rowCount: fc.oneof(fc.integer({ min: 0, max: 200 }), fc.integer({ min: 0, max: 1_000_000 })),
  rowHeight: fc.constantFrom(24, 28, 44),
  viewport: fc.integer({ min: 1, max: 3000 }),
});
const share = fc.double({ min: 0, max: 1, noNaN: true });

describe('the scroll range', () => {
  it('never exceeds what the browser can lay out', () => {
    fc.assert(
      fc.property(geometries, (geometry) => {
        expect(physicalHeight(geometry)).toBeLessThanOrEqual(MAX_PHYSICAL);
      }),
    );
  });

  it('is the rows’ own height while that fits', () => {
    const geometry = { rowCount: 100_000, rowHeight: 28, viewport: 500 };
    expect(isScaled(geometry)).toBe(false);
    expect(toVirtual(1234, geometry)).toBe(1234);
  });

  it('reaches both ends from both sides', () => {
    fc.assert(
      fc.property(geometries, (geometry) => {
        expect(toVirtual(0, geometry)).toBe(0);
        expect(toVirtual(maxPhysical(geometry), geometry)).toBeCloseTo(maxVirtual(geometry), 3);
        expect(toPhysical(maxVirtual(geometry), geometry)).toBeCloseTo(maxPhysical(geometry), 3);
      }),
    );
  });

  it('goes there and back', () => {
    fc.assert(
      fc.property(geometries, share, (geometry, part) => {
        const virtual = part * maxVirtual(geometry);
        expect(toVirtual(toPhysical(virtual, geometry), geometry)).toBeCloseTo(virtual, 3);
      }),
    );
  });

  it('keeps order', () => {
    fc.assert(
      fc.property(geometries, share, share, (geometry, one, other) => {
        const [low, high] = [Math.min(one, other), Math.max(one, other)];
        const reach = maxPhysical(geometry);
        expect(toVirtual(low * reach, geometry)).toBeLessThanOrEqual(
          toVirtual(high * reach, geometry) + 1e-6,
        );
      }),
    );
  });
});

describe('the rows in view', () => {
  it('cover the window, and no more than it touches', () => {
    fc.assert(
      fc.property(geometries, share, (geometry, part) => {
        const virtual = part * maxVirtual(geometry);
        const { first, last } = visibleRange(virtual, geometry);
        if (geometry.rowCount === 0) {
          expect(last).toBeLessThan(first);
          return;
        }
        const { rowHeight, rowCount, viewport } = geometry;
        expect(first).toBeGreaterThanOrEqual(0);
        expect(last).toBeLessThan(rowCount);
        expect(first * rowHeight).toBeLessThanOrEqual(virtual + 1e-6);
        const end = Math.min(virtual + viewport, rowCount * rowHeight);
        expect((last + 1) * rowHeight).toBeGreaterThanOrEqual(end - 1e-6);
        expect(last - first).toBeLessThanOrEqual(Math.ceil(viewport / rowHeight) + 1);
      }),
    );
  });

  it('show the last row at the end', () => {
    fc.assert(
      fc.property(
        geometries.filter(({ rowCount }) => rowCount > 0),
        (geometry) => {
          expect(visibleRange(maxVirtual(geometry), geometry).last).toBe(geometry.rowCount - 1);
        },
      ),
    );
  });

  it('stay within the rows when some are added on both sides', () => {
    fc.assert(
      fc.property(geometries, share, (geometry, part) => {
        const range = visibleRange(part * maxVirtual(geometry), geometry);
        const wide = withOverscan(range, 6, geometry.rowCount);
        expect(wide.first).toBeGreaterThanOrEqual(0);
        expect(wide.last).toBeLessThanOrEqual(Math.max(geometry.rowCount - 1, range.last));
        expect(wide.first).toBeLessThanOrEqual(range.first);
        expect(wide.last).toBeGreaterThanOrEqual(range.last);
      }),
    );
  });
});

describe('showing a row', () => {
  it('brings it wholly into a window that can hold it', () => {
    const tall = geometries.filter((g) => g.rowCount > 0 && g.viewport >= g.rowHeight);
    fc.assert(
      fc.property(tall, share, share, (geometry, part, at) => {
        const index = Math.floor(at * (geometry.rowCount - 1));
        const place = placeShowing(index, part * maxVirtual(geometry), geometry);
        expect(index * geometry.rowHeight).toBeGreaterThanOrEqual(place - 1e-6);
        expect((index + 1) * geometry.rowHeight).toBeLessThanOrEqual(
          place + geometry.viewport + 1e-6,
        );
      }),
    );
  });

  it('does not move when the row is in view already', () => {
    const geometry = { rowCount: 1000, rowHeight: 28, viewport: 560 };
    expect(placeShowing(12, 280, geometry)).toBe(280);
  });
});

describe('scrolling', () => {
  const huge = { rowCount: 1_000_000, rowHeight: 28, viewport: 560 };

  it('takes a small move pixel for pixel, also in a scaled list', () => {
    const from = { virtual: 14_000_000, physical: 4_000_000 };
    expect(scrollTo(from, 4_000_100, huge).virtual).toBe(14_000_100);
    expect(scrollTo(from, 3_999_900, huge).virtual).toBe(13_999_900);
  });

  it('scales a long move', () => {
    const next = scrollTo({ virtual: 0, physical: 0 }, maxPhysical(huge) / 2, huge);
    expect(next.virtual).toBeCloseTo(maxVirtual(huge) / 2, 0);
  });

  it('meets both ends, however small the move', () => {
    const low = scrollTo({ virtual: 3000, physical: 40 }, 0, huge);
    const high = scrollTo(
      { virtual: maxVirtual(huge) - 5000, physical: maxPhysical(huge) - 20 },
      maxPhysical(huge),
      huge,
    );
    expect(low.virtual).toBe(0);
    expect(high.virtual).toBe(maxVirtual(huge));
  });

  it('never leaves the rows', () => {
    fc.assert(
      fc.property(geometries, fc.array(share, { maxLength: 20 }), (geometry, moves) => {
        let place = { virtual: 0, physical: 0 };
        for (const move of moves) {
          place = scrollTo(place, Math.round(move * maxPhysical(geometry)), geometry);
          expect(place.virtual).toBeGreaterThanOrEqual(0);
          expect(place.virtual).toBeLessThanOrEqual(maxVirtual(geometry) + 1e-6);
        }
      }),
    );
  });
});
