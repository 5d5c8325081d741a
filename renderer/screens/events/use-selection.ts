import { useCallback, useMemo } from 'react';
import type { Input } from '../../../preload/contract/calls.ts';
import { useApp } from '../../app/app-context.ts';
import type { AnnotationTarget } from '../../app/annotating.ts';
import { useRemembered } from '../../app/memory.ts';
import { countRows, noRows, type RowRanges } from '../../ui/index.ts';
import type { Order } from './table/use-order.ts';
import { nameOf } from './use-search.ts';

interface Marked {
  readonly of: string;
  readonly ranges: RowRanges;
}

/** Rows of a result in its order, as the engine takes them. */
export type SelectedPlaces = Input<'events.refs'>;

export interface Selection {
  /** The row of the keyboard. */
  readonly index: number | null;
  readonly select: (index: number) => void;
  /** Rows selected together; none: only the one of the keyboard. */
  readonly ranges: RowRanges;
  readonly mark: (ranges: RowRanges) => void;
  readonly markAll: () => void;
  /** How many rows are selected together, or the one of the keyboard. */
  readonly count: number;
  /** Those rows; undefined: none is selected. */
  readonly places: SelectedPlaces | undefined;
  /** What acts are about; undefined: the one event that is read. */
  readonly target: Pick<AnnotationTarget, 'count' | 'events'> | undefined;
}

const nothingMarked: Marked = { of: '', ranges: noRows };

/**
 * What is selected in a result. Acts of people change what a query finds: then the row of the keyboard
 * stays where it is, as in any list from which something was taken; rows selected together do not.
 * Whoever comes back to a search finds its row again.
 */
export function useSelection({ found, sort, asked }: Order): Selection {
  const app = useApp();
  const [marked, setMarked] = useRemembered<Marked>('events.marked', nothingMarked);
  const count = found?.found ?? 0;
  const inOrder = `${sort.field} ${sort.order}`;
  const result = found === undefined ? '' : `${found.query} in ${found.events} by ${inOrder}`;
  const [kept, select] = useRemembered<number | null>(`events.selected ${result}`, null);
  const index = kept !== null && count > 0 ? Math.min(kept, count - 1) : null;
  const of = found === undefined ? '' : `${nameOf(found)} by ${inOrder}`;
  const ranges = marked.of === of ? marked.ranges : noRows;
  const mark = useCallback((next: RowRanges) => setMarked({ of, ranges: next }), [setMarked, of]);
  const places = useMemo((): SelectedPlaces | undefined => {
    const own: RowRanges = ranges.length === 0 && index !== null ? [[index, index]] : ranges;
    if (found === undefined || own.length === 0) return undefined;
    return {
      query: found.query,
      result: found.result,
      ranges: own.map(([a, b]): [number, number] => [a, b]),
      ...(asked === undefined ? {} : { sort: asked }),
    };
  }, [found, ranges, index, asked]);
  const several = countRows(ranges);
  const target = useMemo(
    () =>
      several === 0 || places === undefined
        ? undefined
        : { count: several, events: () => app.client.call('events.refs', places) },
    [app, several, places],
  );
  return {
    index,
    select,
    ranges,
    mark,
    markAll: () => {
      if (count > 0) mark([[0, count - 1]]);
    },
    count: several > 0 ? several : index === null ? 0 : 1,
    places,
    target,
  };
}
