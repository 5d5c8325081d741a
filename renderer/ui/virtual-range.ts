/**
 * The geometry of a list of equal rows that may be taller than the browser can scroll. "Virtual" is
 * the list's own place in px, as if there were no limit; "physical" is the element's scrollTop.
 */
export interface Geometry {
  readonly rowCount: number;
  readonly rowHeight: number;
  /** Height of the rows' window, without the header. */
  readonly viewport: number;
}

export interface RowRange {
  readonly first: number;
  /** Inclusive; below `first` when there are no rows. */
  readonly last: number;
}

export interface ScrollPlace {
  readonly virtual: number;
  readonly physical: number;
}

/**
 * Chromium stops at about 33.5 million px, and its compositor places layers in single precision,
 * which is exact to the pixel only below 2^23. Above this height the scroll range is scaled.
 */
export const MAX_PHYSICAL = 8_000_000;

/** Height of all rows. */
export function virtualHeight({ rowCount, rowHeight }: Geometry): number {
  return rowCount * rowHeight;
}

/** Height that the scrolled element is given. */
export function physicalHeight(geometry: Geometry): number {
  return Math.min(virtualHeight(geometry), Math.max(MAX_PHYSICAL, geometry.viewport));
}

/** The furthest virtual place. */
export function maxVirtual(geometry: Geometry): number {
  return Math.max(0, virtualHeight(geometry) - geometry.viewport);
}

/** The furthest scrollTop. */
export function maxPhysical(geometry: Geometry): number {
  return Math.max(0, physicalHeight(geometry) - geometry.viewport);
}

/** Where scrollTop stands when the list is at a virtual place. */
export function toPhysical(virtual: number, geometry: Geometry): number {
  const reach = maxVirtual(geometry);
  return reach === 0 ? 0 : (clamp(virtual, 0, reach) / reach) * maxPhysical(geometry);
}

/** The inverse of `toPhysical`. */
export function toVirtual(physical: number, geometry: Geometry): number {
  const reach = maxPhysical(geometry);
  return reach === 0 ? 0 : (clamp(physical, 0, reach) / reach) * maxVirtual(geometry);
}

/** True when the scroll range is smaller than the rows. */
export function isScaled(geometry: Geometry): boolean {
  return virtualHeight(geometry) > physicalHeight(geometry);
}

/**
 * The place after scrollTop became `physical`. In a scaled list a move within one window is taken
 * pixel for pixel, so that wheel and trackpad feel as everywhere; a longer one is the scroll bar's
 * and is scaled. The ends always meet.
 */
export function scrollTo(from: ScrollPlace, physical: number, geometry: Geometry): ScrollPlace {
  const moved = physical - from.physical;
  const isAtEnd = physical <= 0 || physical >= maxPhysical(geometry) - 1;
  if (!isScaled(geometry) || isAtEnd || Math.abs(moved) > geometry.viewport) {
    return { virtual: toVirtual(physical, geometry), physical };
  }
  return { virtual: clamp(from.virtual + moved, 0, maxVirtual(geometry)), physical };
}

/** The rows that a window at `virtual` touches. */
export function visibleRange(virtual: number, geometry: Geometry): RowRange {
  const { rowCount, rowHeight, viewport } = geometry;
  if (rowCount === 0 || viewport <= 0) return { first: 0, last: -1 };
  const top = clamp(virtual, 0, maxVirtual(geometry));
  const first = Math.min(rowCount - 1, Math.floor(top / rowHeight));
  const last = Math.min(rowCount - 1, Math.ceil((top + viewport) / rowHeight) - 1);
  return { first, last: Math.max(first, last) };
}

/** The same range with rows added on both sides. */
export function withOverscan(range: RowRange, extra: number, rowCount: number): RowRange {
  if (range.last < range.first) return range;
  return {
    first: Math.max(0, range.first - extra),
    last: Math.min(rowCount - 1, range.last + extra),
  };
}

/** The nearest virtual place at which the row is wholly in the window. */
export function placeShowing(index: number, virtual: number, geometry: Geometry): number {
  const top = index * geometry.rowHeight;
  const bottom = top + geometry.rowHeight;
  if (top < virtual) return top;
  if (bottom > virtual + geometry.viewport) return Math.max(0, bottom - geometry.viewport);
  return virtual;
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
