/** The nearest element around this one (or itself) that scrolls up and down. */
export function scrollParent(element: HTMLElement | null): HTMLElement | null {
  let candidate = element;
  while (candidate !== null && !/auto|scroll/.test(getComputedStyle(candidate).overflowY)) {
    candidate = candidate.parentElement;
  }
  return candidate;
}
