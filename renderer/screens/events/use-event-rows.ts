import { useCallback } from 'react';
import type { EventRow } from '../../../preload/contract/domain.ts';
import type { TableSort } from '../../../preload/contract/table.ts';
import { useRows, type Rows } from '../../app/use-rows.ts';
import type { Found } from './use-search.ts';

/** The rows of a result, as they come into view; newest first unless an order is given. */
export function useEventRows(
  found: Found | undefined,
  selected: number | null,
  sort?: TableSort,
): Rows<EventRow> {
  const { query, result, found: count } = found ?? { query: '', result: '', found: 0 };
  const inputOf = useCallback(
    (window: { offset: number; limit: number }) => ({
      query,
      result,
      ...window,
      ...(sort === undefined ? {} : { sort }),
    }),
    [query, result, sort],
  );
  return useRows({
    name: 'events.page',
    inputOf,
    rowsOf,
    count,
    also: selected,
  });
}

function rowsOf(rows: readonly EventRow[]): readonly EventRow[] {
  return rows;
}
