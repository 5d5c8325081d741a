/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one; a table cannot be */
import { useLayoutEffect, useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { moveToGap, type ColumnMove } from './column-move.ts';
import { columnWords, type GridColumn } from './grid-column.ts';
import { GridHeadCell } from './grid-head-cell.tsx';
import { useColumnDrag } from './use-column-drag.ts';

export interface GridHeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  /** The down arrow: on to the rows. */
  readonly onLeave: () => void;
  /** A head was dragged to another place, or moved there by Ctrl+Shift and an arrow. */
  readonly onMove?: ((move: ColumnMove) => void) | undefined;
}

/**
 * The head of a VirtualGrid. For that component only. One header is in the order of Tab, and after it
 * its edge; the arrows lead to the others.
 */
export function GridHead<Row>({ columns, onLeave, onMove }: GridHeadProps<Row>): ReactElement {
  const [at, setAt] = useState<string>();
  const row = useRef<HTMLDivElement>(null);
  const sorted = columns.findIndex(({ sort }) => sort !== undefined);
  const first = sorted < 0 ? columns.findIndex(isOperable) : sorted;
  const last = columns.findIndex(({ id }) => id === at);
  const current = isOperable(columns[last]) ? last : first;
  const ids = columns.map(({ id }) => id);
  const { drag, handlers } = useColumnDrag(row, ids, onMove);
  // A head that is put elsewhere in the document loses the focus.
  const moved = useRef<string>(undefined);
  useLayoutEffect(() => {
    if (moved.current === undefined) return;
    focusHead(row.current, ids.indexOf(moved.current));
    moved.current = undefined;
  });
  const moveBy = (by: -1 | 1): void => {
    const id = ids[current];
    const move = id === undefined ? undefined : moveToGap(ids, id, current + (by < 0 ? -1 : 2));
    if (move === undefined) return;
    moved.current = id;
    onMove?.(move);
  };
  const onKeyDown = (event: KeyboardEvent): void => {
    const isEdge = event.target instanceof Element && event.target.matches('[role=separator]');
    const isArrow = event.key === 'ArrowLeft' || event.key === 'ArrowRight';
    const isControl = event.ctrlKey || event.metaKey;
    if (isControl && event.shiftKey && isArrow && !isEdge && onMove !== undefined) {
      event.preventDefault();
      event.stopPropagation();
      moveBy(event.key === 'ArrowLeft' ? -1 : 1);
      return;
    }
    if (event.altKey || isControl) return;
    if (event.key === 'ArrowDown') onLeave();
    else if (isEdge) return;
    else {
      const next = nextHeader(event.key, current, columns);
      if (next === undefined) return;
      setAt(ids[next]);
      focusHead(row.current, next);
    }
    event.preventDefault();
  };
  return (
    // Its keys are those of the headers in it.
    // oxlint-disable-next-line jsx-a11y/interactive-supports-focus
    <div
      ref={row}
      role="row"
      className="ui-grid-row ui-grid-head"
      aria-rowindex={1}
      data-dragging={drag === null ? undefined : true}
      onKeyDown={onKeyDown}
      {...handlers}
    >
      {columns.map((column, position) => (
        <GridHeadCell
          key={column.id}
          column={column}
          position={position}
          words={columnWords(column)}
          isCurrent={position === current}
          isDragged={column.id === drag?.id}
          keys={onMove === undefined ? undefined : moveKeys}
          onFocus={() => setAt(column.id)}
        />
      ))}
      {drag !== null && (
        <span role="presentation" className="ui-grid-drop" style={{ left: drag.left }} />
      )}
    </div>
  );
}

const moveKeys = 'Control+Shift+ArrowLeft Control+Shift+ArrowRight';

function focusHead(row: HTMLElement | null, position: number): void {
  row?.children[position]?.querySelector<HTMLElement>('[data-head]')?.focus();
}

/** True for a header that the keyboard can do something with. */
function isOperable(column: GridColumn<never> | undefined): boolean {
  return column?.onSort !== undefined || column?.onResize !== undefined;
}

function nextHeader(
  key: string,
  current: number,
  columns: readonly GridColumn<never>[],
): number | undefined {
  const places = columns.flatMap((column, position) => (isOperable(column) ? [position] : []));
  switch (key) {
    case 'ArrowLeft':
      return places.findLast((place) => place < current);
    case 'ArrowRight':
      return places.find((place) => place > current);
    case 'Home':
      return places[0];
    case 'End':
      return places.at(-1);
    default:
      return undefined;
  }
}
