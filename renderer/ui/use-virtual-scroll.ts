import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import {
  isScaled,
  maxVirtual,
  placeShowing,
  scrollTo,
  toPhysical,
  type Geometry,
  type ScrollPlace,
} from './virtual-range.ts';

export interface VirtualScroll {
  readonly place: ScrollPlace;
  /** Brings a row into view, with as little movement as possible or into the middle. */
  readonly showRow: (index: number, where?: 'nearest' | 'middle') => void;
}

const SETTLED_AFTER_MS = 140;
const START: ScrollPlace = { virtual: 0, physical: 0 };

/** Keeps a scrolling element and the virtual place in step; see `virtual-range.ts`. */
export function useVirtualScroll(
  scroller: RefObject<HTMLElement | null>,
  geometry: Geometry,
): VirtualScroll {
  const { rowCount, rowHeight, viewport } = geometry;
  const [place, setPlace] = useState(START);
  // What the listeners work with; they outlive many renders.
  const now = useRef({ place: START, geometry });

  const settle = useCallback((next: ScrollPlace): void => {
    const { place: before } = now.current;
    if (before.virtual === next.virtual && before.physical === next.physical) return;
    now.current.place = next;
    setPlace(next);
  }, []);

  const goTo = useCallback(
    (virtual: number): void => {
      const bounded = Math.min(maxVirtual(now.current.geometry), Math.max(0, virtual));
      // Whole pixels: the element rounds, and a rounded answer must not look like a move.
      const physical = Math.round(toPhysical(bounded, now.current.geometry));
      settle({ virtual: bounded, physical });
    },
    [settle],
  );

  useLayoutEffect(() => {
    const size = { rowCount, rowHeight, viewport };
    now.current.geometry = size;
    if (viewport > 0) goTo(now.current.place.virtual);
  }, [rowCount, rowHeight, viewport, goTo]);

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && Math.abs(element.scrollTop - place.physical) > 0.5) {
      element.scrollTo({ top: place.physical, behavior: 'instant' });
    }
  }, [scroller, place]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = (): void => {
      const { place: before, geometry: size } = now.current;
      if (Math.abs(element.scrollTop - before.physical) < 1) return;
      settle(scrollTo(before, element.scrollTop, size));
      if (!isScaled(size)) return;
      // Moves taken pixel for pixel leave the scroll bar behind; it catches up at rest.
      clearTimeout(timer);
      timer = setTimeout(() => goTo(now.current.place.virtual), SETTLED_AFTER_MS);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, settle, goTo]);

  const showRow = useCallback(
    (index: number, where: 'nearest' | 'middle' = 'nearest'): void => {
      const { place: at, geometry: size } = now.current;
      if (size.viewport === 0) return;
      const middle = (index + 0.5) * size.rowHeight - size.viewport / 2;
      goTo(where === 'middle' ? middle : placeShowing(index, at.virtual, size));
    },
    [goTo],
  );

  return { place, showRow };
}
