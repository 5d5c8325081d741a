import { useLayoutEffect, type RefObject } from 'react';
import { lineAt, lineStarts } from './code-lines.ts';

const FOUND = 'ui-found';
const CURRENT = 'ui-found-current';

/**
 * Marks places of a text through the CSS Custom Highlight API: the document is not changed, so ten
 * thousand marks cost no elements. The element's lines are its `[data-line]` descendants, in order.
 */
export function useFoundHighlight(
  view: RefObject<HTMLElement | null>,
  text: string,
  hits: readonly (readonly [number, number])[],
  current: number,
): void {
  useLayoutEffect(() => {
    const lines = view.current?.querySelectorAll<HTMLElement>('[data-line]');
    if (lines === undefined || hits.length === 0) return undefined;
    const starts = lineStarts(text);
    const ranges = hits.flatMap(([from, to]) => rangeOf(lines, starts, from, to) ?? []);
    const now = ranges[current];
    for (const range of ranges) if (range !== now) highlight(FOUND).add(range);
    if (now !== undefined) {
      highlight(CURRENT).add(now);
      reveal(now);
    }
    return () => {
      for (const range of ranges) highlight(FOUND).delete(range);
      if (now !== undefined) highlight(CURRENT).delete(now);
    };
  }, [view, text, hits, current]);
}

function rangeOf(
  lines: NodeListOf<HTMLElement>,
  starts: readonly number[],
  from: number,
  to: number,
): StaticRange | undefined {
  const start = lineAt(starts, from);
  const startNode = lines[start.line]?.firstChild;
  if (!(startNode instanceof Text)) return undefined;
  const length = Math.min(to - from, startNode.length - start.column);
  return new StaticRange({
    startContainer: startNode,
    startOffset: start.column,
    endContainer: startNode,
    endOffset: start.column + length,
  });
}

/** Several views share one highlight, because the style sheet names it. */
function highlight(name: string): Highlight {
  const known = CSS.highlights.get(name);
  if (known !== undefined) return known;
  const made = new Highlight();
  CSS.highlights.set(name, made);
  return made;
}

function reveal(place: StaticRange): void {
  const range = document.createRange();
  range.setStart(place.startContainer, place.startOffset);
  range.setEnd(place.endContainer, place.endOffset);
  const line = place.startContainer.parentElement;
  const scroller = line?.closest<HTMLElement>('.ui-code-scroll');
  if (line === null || scroller === null || scroller === undefined) return;
  // The block may not be laid out yet (content-visibility); this lays it out.
  line.scrollIntoView({ block: 'nearest' });
  const box = range.getBoundingClientRect();
  const window = scroller.getBoundingClientRect();
  if (box.top < window.top || box.bottom > window.bottom) {
    scroller.scrollTop += box.top - window.top - window.height / 2;
  }
  if (box.left < window.left + 56 || box.right > window.right) {
    scroller.scrollLeft += box.left - window.left - window.width / 2;
  }
}
