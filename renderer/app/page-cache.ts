/** Arithmetic of windows of rows: which pages a stretch of rows lies on, and where a row lies. */

/** Rows of one page; the contract allows up to 500. */
export const PAGE_ROWS = 200;

/**
 * The pages that hold the rows from `first` to `last`, both inclusive, of `count` rows, and those
 * with rows nearer than `around` to them; in order, none twice.
 */
export function pagesFor(
  first: number,
  last: number,
  count: number,
  around: number = PAGE_ROWS / 4,
): number[] {
  if (count <= 0 || last < 0 || first >= count) return [];
  const from = pageOf(Math.max(0, first - around));
  const to = pageOf(Math.min(count - 1, last + around));
  return Array.from({ length: to - from + 1 }, (_, step) => from + step);
}

export function pageOf(row: number): number {
  return Math.floor(row / PAGE_ROWS);
}

/** The contract's offset and limit of a page. */
export function windowOf(page: number): { readonly offset: number; readonly limit: number } {
  return { offset: page * PAGE_ROWS, limit: PAGE_ROWS };
}
