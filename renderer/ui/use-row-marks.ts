import { useRef, type KeyboardEvent, type MouseEvent } from 'react';
import { addRows, noRows, toggleRow, type RowRanges } from './row-ranges.ts';

/** Several rows of a grid at once; without it only one can be selected. */
export interface RowMarks {
  readonly ranges: RowRanges;
  readonly onChange: (ranges: RowRanges) => void;
}

export interface MarkMoves {
  /** The focus goes from a row to another: with Shift the rows between are marked. */
  readonly onMove: (from: number, to: number, isExtending: boolean) => void;
  /** A click on a row; true if it only marked, and the focus shall follow all the same. */
  readonly onPress: (from: number, row: number, event: MouseEvent) => void;
  /** True if the key only marked the row. */
  readonly onKey: (row: number, event: KeyboardEvent) => boolean;
}

/** Marks rows as desktop lists do: Shift extends from an anchor, Ctrl toggles, anything else ends it. */
export function useRowMarks(marks: RowMarks | undefined, selected: number | null): MarkMoves {
  const anchor = useRef<{ readonly row: number; readonly base: RowRanges }>(undefined);
  const extend = (from: number, to: number): void => {
    if (marks === undefined) return;
    anchor.current ??= { row: from, base: marks.ranges };
    marks.onChange(addRows(anchor.current.base, anchor.current.row, to));
  };
  const toggle = (row: number): void => {
    if (marks === undefined) return;
    anchor.current = undefined;
    const isFirst = marks.ranges.length === 0 && selected !== null && selected !== row;
    const before = isFirst ? addRows(noRows, selected, selected) : marks.ranges;
    marks.onChange(toggleRow(before, row));
  };
  const end = (): void => {
    anchor.current = undefined;
    if (marks !== undefined && marks.ranges.length > 0) marks.onChange(noRows);
  };
  return {
    onMove: (from, to, isExtending) => (isExtending ? extend(from, to) : end()),
    onPress(from, row, event) {
      if (event.button !== 0) return;
      if (event.shiftKey) extend(from, row);
      else if (event.ctrlKey || event.metaKey) toggle(row);
      else end();
    },
    onKey(row, event) {
      const isToggle = event.key === ' ' && (event.ctrlKey || event.metaKey);
      if (marks === undefined || !isToggle) return false;
      event.preventDefault();
      toggle(row);
      return true;
    },
  };
}
