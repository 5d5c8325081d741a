/* oxlint-disable jsx-a11y/prefer-tag-over-role -- rows are placed one by one; a table cannot be */
import { ArrowDown, ArrowUp } from 'lucide-react';
import type { ReactElement } from 'react';
import type { GridColumn } from './grid-column.ts';

export interface GridHeadProps<Row> {
  readonly columns: readonly GridColumn<Row>[];
}

/** The head of a VirtualGrid. For that component only. */
export function GridHead<Row>({ columns }: GridHeadProps<Row>): ReactElement {
  return (
    <div role="row" className="ui-grid-row ui-grid-head" aria-rowindex={1}>
      {columns.map((column, position) => (
        <div
          key={column.id}
          role="columnheader"
          className="ui-grid-cell"
          aria-colindex={position + 1}
          aria-label={column.label}
          aria-sort={column.sort ?? (column.onSort === undefined ? undefined : 'none')}
          data-align={column.align}
        >
          {column.onSort === undefined ? (
            column.header
          ) : (
            <button type="button" onClick={column.onSort}>
              {column.header}
              {column.sort === 'ascending' && <ArrowUp size={12} aria-hidden="true" />}
              {column.sort === 'descending' && <ArrowDown size={12} aria-hidden="true" />}
            </button>
          )}
        </div>
      ))}
    </div>
  );
}
