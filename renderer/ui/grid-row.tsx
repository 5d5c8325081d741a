/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one; a table cannot be */
import { memo, type ReactElement } from 'react';
import type { GridColumn } from './grid-column.ts';
import { Skeleton } from './skeleton.tsx';

export interface GridRowProps<Row> {
  readonly row: Row | undefined;
  readonly index: number;
  readonly columns: readonly GridColumn<Row>[];
  readonly top: number;
  readonly height: number;
  readonly isSelected: boolean;
  /** The cell the keyboard is in, -1 for the row as a whole, undefined for another row. */
  readonly activeColumn: number | undefined;
  /** Kept only for its focus; it lies outside the window. */
  readonly isAway: boolean;
}

/** One row of a VirtualGrid. For that component only. */
export const GridRow = memo(function GridRow<Row>(props: GridRowProps<Row>): ReactElement {
  const { row, index, columns, top, height, isSelected, activeColumn, isAway } = props;
  return (
    <div
      role="row"
      className="ui-grid-row"
      data-index={index}
      data-away={isAway || undefined}
      aria-rowindex={index + 2}
      aria-selected={isSelected}
      aria-busy={row === undefined || undefined}
      tabIndex={activeColumn === -1 ? 0 : -1}
      style={{ transform: `translateY(${top}px)`, height }}
    >
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="gridcell"
          className="ui-grid-cell"
          data-column={column.id}
          aria-colindex={position + 1}
          data-align={column.align}
          data-mono={column.isMono === true || undefined}
          tabIndex={activeColumn === position ? 0 : undefined}
        >
          {row !== undefined && column.render(row, index)}
          {row === undefined && column.isMark !== true && (
            <Skeleton width={`${skeletonWidth(index, position)}%`} />
          )}
        </div>
      ))}
    </div>
  );
}) as <Row>(props: GridRowProps<Row>) => ReactElement;

/** Uneven, but the same for a cell at every drawing, so that nothing flickers. */
function skeletonWidth(index: number, position: number): number {
  return 45 + ((index * 7 + position * 13) % 5) * 9;
}
