import { useCallback } from 'react';
import type { EventRow } from '../../../preload/contract/domain.ts';
import { useRows, type Rows } from '../../app/use-rows.ts';
import type { Found } from './use-search.ts';

/** The rows of a result, as they come into view. */
export function useEventRows(found: Found | undefined, selected: number | null): Rows<EventRow> {
  const query = found?.query ?? '';
  const inputOf = useCallback(
    (window: { offset: number; limit: number }) => ({ query, ...window }),
    [query],
  );
  return useRows({
    name: 'events.page',
    inputOf,
    rowsOf,
    count: found?.count ?? 0,
    also: selected,
  });
}

function rowsOf(rows: readonly EventRow[]): readonly EventRow[] {
  return rows;
}
