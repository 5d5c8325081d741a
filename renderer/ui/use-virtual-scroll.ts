import { useCallback, useEffect, useLayoutEffect, useRef, useState, type RefObject } from 'react';
import {
  isScaled,
  maxVirtual,
  scrollTo,
  toPhysical,
  type Geometry,
  type ScrollPlace,
} from './virtual-range.ts';

export interface VirtualScroll {
  readonly place: ScrollPlace;
  /** Goes to a virtual place at once. */
  readonly goTo: (virtual: number) => void;
}

const SETTLED_AFTER_MS = 140;

/** Keeps a scrolling element and the virtual place in step; see `virtual-range.ts`. */
export function useVirtualScroll(
  scroller: RefObject<HTMLElement | null>,
  geometry: Geometry,
): VirtualScroll {
  const [place, setPlace] = useState<ScrollPlace>({ virtual: 0, physical: 0 });
  const latest = useRef({ place, geometry });
  latest.current.geometry = geometry;

  const settle = useCallback((next: ScrollPlace): void => {
    const { place: before } = latest.current;
    if (before.virtual === next.virtual && before.physical === next.physical) return;
    latest.current.place = next;
    setPlace(next);
  }, []);

  const goTo = useCallback(
    (virtual: number): void => {
      const { geometry: now } = latest.current;
      const bounded = Math.min(maxVirtual(now), Math.max(0, virtual));
      // Whole pixels: the element rounds, and a rounded answer must not look like a move.
      settle({ virtual: bounded, physical: Math.round(toPhysical(bounded, now)) });
    },
    [settle],
  );

  useLayoutEffect(() => {
    const element = scroller.current;
    if (element !== null && Math.abs(element.scrollTop - place.physical) > 0.5) {
      element.scrollTop = place.physical;
    }
  }, [scroller, place]);

  useEffect(() => {
    const element = scroller.current;
    if (element === null) return undefined;
    let timer: ReturnType<typeof setTimeout> | undefined;
    const onScroll = (): void => {
      const { place: before, geometry: now } = latest.current;
      if (Math.abs(element.scrollTop - before.physical) < 1) return;
      settle(scrollTo(before, element.scrollTop, now));
      if (!isScaled(now)) return;
      // Moves taken pixel for pixel leave the scroll bar behind; it catches up at rest.
      clearTimeout(timer);
      timer = setTimeout(() => goTo(latest.current.place.virtual), SETTLED_AFTER_MS);
    };
    element.addEventListener('scroll', onScroll, { passive: true });
    return () => {
      clearTimeout(timer);
      element.removeEventListener('scroll', onScroll);
    };
  }, [scroller, settle, goTo]);

  const { rowCount, rowHeight, viewport } = geometry;
  useLayoutEffect(() => {
    const { virtual } = latest.current.place;
    if (viewport > 0) goTo(virtual);
  }, [rowCount, rowHeight, viewport, goTo]);

  return { place, goTo };
}
