/** Rows of a long list that are marked, as ranges: both ends included, ascending, never touching. */
export type RowRanges = readonly (readonly [first: number, last: number])[];

export const noRows: RowRanges = [];

export function countRows(ranges: RowRanges): number {
  return ranges.reduce((sum, [first, last]) => sum + last - first + 1, 0);
}

export function hasRow(ranges: RowRanges, row: number): boolean {
  return ranges.some(([first, last]) => row >= first && row <= last);
}

/** The ranges with all rows from one to another, in whichever order they are given. */
export function addRows(ranges: RowRanges, from: number, to: number): RowRanges {
  const own: readonly [number, number] = [Math.min(from, to), Math.max(from, to)];
  const sorted = [...ranges, own].toSorted(([a], [b]) => a - b);
  const merged: [number, number][] = [];
  for (const [first, last] of sorted) {
    const before = merged.at(-1);
    if (before !== undefined && first <= before[1] + 1) before[1] = Math.max(before[1], last);
    else merged.push([first, last]);
  }
  return merged;
}

/** The ranges with a row that was not marked, or without one that was. */
export function toggleRow(ranges: RowRanges, row: number): RowRanges {
  if (!hasRow(ranges, row)) return addRows(ranges, row, row);
  return ranges.flatMap(([first, last]) => {
    if (row < first || row > last) return [[first, last] as const];
    return [
      ...(first < row ? [[first, row - 1] as const] : []),
      ...(row < last ? [[row + 1, last] as const] : []),
    ];
  });
}
