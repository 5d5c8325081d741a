import { useLayoutEffect, useRef, type RefObject } from 'react';
import { scrollParent } from '../../ui/index.ts';

/**
 * Keeps an element where it is seen when a pane opens beside it and the text above it wraps anew: a
 * row that was pressed must stay under the pointer. Call what it returns before the change.
 */
export function useHeldPlace(element: RefObject<HTMLElement | null>): () => void {
  const before = useRef<number>(undefined);
  useLayoutEffect(() => {
    const held = element.current;
    if (before.current === undefined || held === null) return;
    const parent = scrollParent(held.parentElement);
    if (parent !== null) parent.scrollTop += held.getBoundingClientRect().top - before.current;
    before.current = undefined;
  });
  return () => {
    before.current = element.current?.getBoundingClientRect().top;
  };
}
