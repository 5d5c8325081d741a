/** Where the keyboard is: a row, and a cell of it or the row as a whole (-1). */
export interface GridPlace {
  readonly row: number;
  readonly column: number;
}

export interface GridSize {
  readonly rowCount: number;
  readonly columnCount: number;
  /** Whole rows that fit into the window. */
  readonly pageRows: number;
}

export interface GridKey {
  readonly key: string;
  /** Ctrl, on macOS also ⌘. */
  readonly isControl: boolean;
}

/**
 * Where a key leads, or undefined if it is not the grid's. As in ARIA's treegrid pattern the row as a
 * whole has the focus first, and the right arrow enters its cells; then Home and End mean the row's.
 */
export function gridMove(at: GridPlace, pressed: GridKey, size: GridSize): GridPlace | undefined {
  const { rowCount, columnCount, pageRows } = size;
  if (rowCount === 0) return undefined;
  const { key, isControl } = pressed;
  const page = Math.max(1, pageRows - 1);
  const to = (row: number): GridPlace => ({
    row: Math.min(rowCount - 1, Math.max(0, row)),
    column: at.column,
  });
  const inRow = (column: number): GridPlace => ({ row: at.row, column });
  switch (key) {
    case 'ArrowDown':
      return isControl ? to(rowCount - 1) : to(at.row + 1);
    case 'ArrowUp':
      return isControl ? to(0) : to(at.row - 1);
    case 'j':
    case 'J':
      return isControl ? undefined : to(at.row + 1);
    case 'k':
    case 'K':
      return isControl ? undefined : to(at.row - 1);
    case 'PageDown':
      return to(at.row + page);
    case 'PageUp':
      return to(at.row - page);
    case 'ArrowRight':
      return isControl ? undefined : inRow(Math.min(columnCount - 1, at.column + 1));
    case 'ArrowLeft':
      return isControl ? undefined : inRow(Math.max(-1, at.column - 1));
    case 'Home':
      return isControl || at.column === -1 ? to(0) : inRow(0);
    case 'End':
      return isControl || at.column === -1 ? to(rowCount - 1) : inRow(columnCount - 1);
    default:
      return undefined;
  }
}
