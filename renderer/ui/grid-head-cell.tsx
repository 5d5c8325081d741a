/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one; a table cannot be */
import { ArrowDown, ArrowUp } from 'lucide-react';
import { useRef, type ReactElement } from 'react';
import type { GridColumn } from './grid-column.ts';
import { Splitter } from './splitter.tsx';
import { useElementSize } from './use-element-size.ts';

const LEAST_WIDTH = 40;
const MOST_WIDTH = 1200;

export interface GridHeadCellProps {
  readonly column: GridColumn<never>;
  readonly position: number;
  /** The column's name. */
  readonly words: string;
  /** It is in the order of Tab. */
  readonly isCurrent: boolean;
  readonly isDragged: boolean;
  /** What moves it, as `aria-keyshortcuts` says it. */
  readonly keys: string | undefined;
  readonly onFocus: () => void;
}

/** A header: a button if rows can be sorted by it, with an edge if it can be sized. */
export function GridHeadCell(props: GridHeadCellProps): ReactElement {
  const { column, position, words, isCurrent, isDragged, keys, onFocus } = props;
  const { header, label, sort, onSort, onResize, hint } = column;
  const cell = useRef<HTMLDivElement>(null);
  const { width } = useElementSize(cell);
  const tabIndex = isCurrent ? 0 : -1;
  return (
    <div
      ref={cell}
      role="columnheader"
      className="ui-grid-cell"
      aria-colindex={position + 1}
      aria-label={onSort === undefined ? label : undefined}
      aria-sort={sort ?? (onSort === undefined ? undefined : 'none')}
      data-align={column.align}
      data-sized={onResize !== undefined || undefined}
      data-dragged={isDragged || undefined}
      title={hint}
      onFocus={onFocus}
    >
      {onSort === undefined ? (
        <HeadWords column={column} tabIndex={tabIndex} keys={keys} />
      ) : (
        <button
          type="button"
          data-head
          tabIndex={tabIndex}
          aria-label={label}
          aria-keyshortcuts={keys}
          onClick={onSort}
        >
          <span className="ui-truncate">{header}</span>
          {sort === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
          {sort === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
        </button>
      )}
      {onResize !== undefined && (
        <span className="ui-grid-edge">
          <Splitter
            label={`Width of ${words}`}
            size={width}
            min={LEAST_WIDTH}
            max={MOST_WIDTH}
            pane="before"
            isTabStop={isCurrent}
            onResize={onResize}
            onReset={() => onResize(null)}
          />
        </span>
      )}
    </div>
  );
}

/** Words that can only be looked at, and lead to their edge. */
function HeadWords({
  column: { header, onResize, hint },
  tabIndex,
  keys,
}: {
  readonly column: GridColumn<never>;
  readonly tabIndex: number;
  readonly keys: string | undefined;
}): ReactElement {
  if (onResize === undefined) return <>{header}</>;
  return (
    // Nothing is to be done with it, but its edge is reached from here.
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <span
      data-head
      tabIndex={tabIndex}
      className="ui-truncate"
      aria-description={hint}
      aria-keyshortcuts={keys}
    >
      {header}
    </span>
  );
}
