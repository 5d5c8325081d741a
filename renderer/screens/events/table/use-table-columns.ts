import { useCallback, useMemo } from 'react';
import type { EventRow } from '../../../../preload/contract/domain.ts';
import type { TableShape, TableSort } from '../../../../preload/contract/table.ts';
import { useApp } from '../../../app/app-context.ts';
import { useStore } from '../../../app/store.ts';
import type { Rows } from '../../../app/use-rows.ts';
import { withMoved } from '../../../app/table-shape.ts';
import type { ColumnMove, GridColumn } from '../../../ui/index.ts';
import { furtherFields, tableColumns } from './table-columns.tsx';
import { useCells } from './use-cells.ts';

export interface TableColumns {
  readonly columns: readonly GridColumn<EventRow>[];
  readonly onVisibleRange: (first: number, last: number) => void;
  readonly onMoveColumn: (move: ColumnMove) => void;
}

/** The person's columns over the rows of a result, in the order that those are in. */
export function useTableColumns(
  { getRow, onVisibleRange }: Pick<Rows<EventRow>, 'getRow' | 'onVisibleRange'>,
  sort: TableSort,
  onSort: (sort: TableSort) => void,
): TableColumns {
  const { table, around } = useApp();
  const shape = useStore(table);
  const anchor = useStore(around)?.event ?? null;
  const further = useMemo(() => furtherFields(shape), [shape]);
  const { textOf, onVisibleRange: onCells } = useCells(getRow, further);
  const onResize = useCallback(
    (field: string, width: number | null) => table.set((now) => resized(now, field, width)),
    [table],
  );
  const onMoveColumn = useCallback(
    (move: ColumnMove) => table.set((now) => withMoved(now, move)),
    [table],
  );
  const columns = useMemo(
    () => tableColumns({ shape, sort, onSort, onResize, textOf, anchor }),
    [shape, sort, onSort, onResize, textOf, anchor],
  );
  const onRange = useCallback(
    (first: number, last: number) => {
      onVisibleRange(first, last);
      onCells(first, last);
    },
    [onVisibleRange, onCells],
  );
  return { columns, onVisibleRange: onRange, onMoveColumn };
}

function resized(shape: TableShape, field: string, width: number | null): TableShape {
  const columns = shape.columns.map((column) =>
    column.field === field ? { ...column, width } : column,
  );
  return { ...shape, columns };
}
