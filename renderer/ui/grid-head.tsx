/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one; a table cannot be */
import { useRef, useState, type KeyboardEvent, type ReactElement } from 'react';
import { columnWords, type GridColumn } from './grid-column.ts';
import { GridHeadCell } from './grid-head-cell.tsx';

export interface GridHeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
  /** The down arrow: on to the rows. */
  readonly onLeave: () => void;
}

/**
 * The head of a VirtualGrid. For that component only. One header is in the order of Tab, and after it
 * its edge; the arrows lead to the others.
 */
export function GridHead<Row>({ columns, onLeave }: GridHeadProps<Row>): ReactElement {
  const [at, setAt] = useState<number>();
  const row = useRef<HTMLDivElement>(null);
  const sorted = columns.findIndex(({ sort }) => sort !== undefined);
  const first = sorted < 0 ? columns.findIndex(isOperable) : sorted;
  const current = at !== undefined && isOperable(columns[at]) ? at : first;
  const onKeyDown = (event: KeyboardEvent): void => {
    const isEdge = event.target instanceof Element && event.target.matches('[role=separator]');
    if (event.altKey || event.ctrlKey || event.metaKey) return;
    if (event.key === 'ArrowDown') onLeave();
    else if (isEdge) return;
    else {
      const next = nextHeader(event.key, current, columns);
      if (next === undefined) return;
      setAt(next);
      row.current?.children[next]?.querySelector<HTMLElement>('[data-head]')?.focus();
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
      onKeyDown={onKeyDown}
    >
      {columns.map((column, position) => (
        <GridHeadCell
          key={column.id}
          column={column}
          position={position}
          words={columnWords(column)}
          isCurrent={position === current}
          onFocus={() => setAt(position)}
        />
      ))}
    </div>
  );
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
