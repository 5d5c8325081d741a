import type { KeyboardEvent } from 'react';

/** A day of a row in the grid. */
export interface Cell {
  readonly row: number;
  readonly column: number;
}

const WEEK = 7;

/** Where a key leads from a cell, or undefined if it leads nowhere. */
export function nextCell(
  key: string,
  { row, column }: Cell,
  rows: number,
  columns: number,
): Cell | undefined {
  const to = (nextRow: number, nextColumn: number): Cell => ({
    row: Math.max(0, Math.min(rows - 1, nextRow)),
    column: Math.max(0, Math.min(columns - 1, nextColumn)),
  });
  switch (key) {
    case 'ArrowLeft':
      return to(row, column - 1);
    case 'ArrowRight':
      return to(row, column + 1);
    case 'ArrowUp':
      return to(row - 1, column);
    case 'ArrowDown':
      return to(row + 1, column);
    case 'PageUp':
      return to(row, column - WEEK);
    case 'PageDown':
      return to(row, column + WEEK);
    case 'Home':
      return to(row, 0);
    case 'End':
      return to(row, columns - 1);
    default:
      return undefined;
  }
}

/** Keys of the grid: arrows move, Enter and Space open the day. */
export function gridKeys(
  active: Cell,
  size: { readonly rows: number; readonly columns: number },
  act: { readonly move: (cell: Cell) => void; readonly open: (cell: Cell) => void },
): (event: KeyboardEvent) => void {
  return (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      act.open(active);
      return;
    }
    const next = nextCell(event.key, active, size.rows, size.columns);
    if (next === undefined) return;
    event.preventDefault();
    act.move(next);
  };
}
