import type { ReactNode } from 'react';

/** One column of a VirtualGrid. */
export interface GridColumn<Row> {
  readonly id: string;
  /** Shown in the head and spoken; an empty one needs a `label`. */
  readonly header: ReactNode;
  /** The header in words, when it is a picture or empty. */
  readonly label?: string | undefined;
  /** Fixed width in px. Without it the column takes a share of what is left. */
  readonly width?: number | undefined;
  /** Least width in px of a column that takes a share. */
  readonly min?: number | undefined;
  /** Its share against the other flexible columns; 1 without it. */
  readonly flex?: number | undefined;
  /** The column is left out while the grid is narrower than this, in px. */
  readonly hideUnder?: number | undefined;
  readonly align?: 'start' | 'end' | 'center' | undefined;
  readonly isMono?: boolean | undefined;
  /** Empty in most rows: nothing stands in for it while a row is being read. */
  readonly isMark?: boolean | undefined;
  /** The way the rows are sorted by this column now. */
  readonly sort?: 'ascending' | 'descending' | undefined;
  /** Makes the header a button. */
  readonly onSort?: (() => void) | undefined;
  /** What is said of a header that is none: why its rows cannot be sorted by it. */
  readonly hint?: string | undefined;
  /** Makes the header's edge movable: the new width in px, or null for the column's own. */
  readonly onResize?: ((width: number | null) => void) | undefined;
  readonly render: (row: Row, index: number) => ReactNode;
}

const DEFAULT_MIN = 60;

/** A column's header in words. */
export function columnWords({ header, label, id }: GridColumn<never>): string {
  return label ?? (typeof header === 'string' ? header : id);
}

/** The columns as the value of grid-template-columns. */
export function columnTemplate(columns: readonly GridColumn<never>[]): string {
  return columns
    .map(({ width, min = DEFAULT_MIN, flex = 1 }) =>
      width === undefined ? `minmax(${min}px, ${flex}fr)` : `${width}px`,
    )
    .join(' ');
}

/** The least width in px that the columns need together, without gaps. */
export function leastWidth(columns: readonly GridColumn<never>[]): number {
  return columns.reduce((sum, { width, min = DEFAULT_MIN }) => sum + (width ?? min), 0);
}
