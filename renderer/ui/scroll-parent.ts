/** The nearest element around this one (or itself) that scrolls up and down. */
export function scrollParent(element: HTMLElement | null): HTMLElement | null {
  let candidate = element;
  while (candidate !== null && !/auto|scroll/.test(getComputedStyle(candidate).overflowY)) {
    candidate = candidate.parentElement;
  }
  return candidate;
}

/**
 * Brings an element into the view of the nearest one around it that scrolls, with as little movement
 * as possible. Unlike `scrollIntoView` it leaves all others as they are: a list that is drawn must
 * not move the page it stands on.
 */
export function showWithin(element: HTMLElement): void {
  const parent = scrollParent(element.parentElement);
  if (parent === null) return;
  const { top, bottom } = element.getBoundingClientRect();
  const view = parent.getBoundingClientRect();
  const over = view.top - top;
  const under = bottom - view.bottom;
  if (over > 0) parent.scrollTop -= over;
  else if (under > 0) parent.scrollTop += Math.min(under, top - view.top);
}
