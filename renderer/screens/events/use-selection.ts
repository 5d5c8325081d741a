import { useCallback, useMemo, useState } from 'react';
import { mostAnnotated } from '../../../preload/contract/annotations.ts';
import { useApp } from '../../app/app-context.ts';
import type { AnnotationTarget } from '../../app/annotating.ts';
import { useRemembered } from '../../app/memory.ts';
import { countRows, noRows, showToast, formatCount, type RowRanges } from '../../ui/index.ts';
import { nameOf, type Found } from './use-search.ts';

export interface Selection {
  /** The row of the keyboard. */
  readonly index: number | null;
  readonly select: (index: number) => void;
  /** Rows selected together; none: only the one of the keyboard. */
  readonly ranges: RowRanges;
  readonly mark: (ranges: RowRanges) => void;
  readonly markAll: () => void;
  /** What acts are about; undefined: the one event that is read. */
  readonly target: Pick<AnnotationTarget, 'count' | 'events'> | undefined;
}

/**
 * What is selected in a result. Acts of people change what a query finds: then the row of the keyboard
 * stays where it is, as in any list from which something was taken; rows selected together do not.
 * Whoever comes back to a search finds its row again.
 */
export function useSelection(found: Found | undefined): Selection {
  const app = useApp();
  const [marked, setMarked] = useState<{ readonly of: string; readonly ranges: RowRanges }>({
    of: '',
    ranges: noRows,
  });
  const count = found?.found ?? 0;
  const result = found === undefined ? '' : `${found.query} in ${found.events}`;
  const [kept, select] = useRemembered<number | null>(`events.selected ${result}`, null);
  const index = kept !== null && count > 0 ? Math.min(kept, count - 1) : null;
  const of = found === undefined ? '' : nameOf(found);
  const ranges = marked.of === of ? marked.ranges : noRows;
  const mark = useCallback((next: RowRanges) => setMarked({ of, ranges: next }), [of]);
  const target = useMemo(() => {
    const rows = countRows(ranges);
    if (found === undefined || rows === 0) return undefined;
    const { query, result: inResult } = found;
    const asked = {
      query,
      result: inResult,
      ranges: ranges.map(([a, b]): [number, number] => [a, b]),
    };
    return { count: rows, events: () => app.client.call('events.refs', asked) };
  }, [app, found, ranges]);
  const markAll = (): void => {
    if (count === 0) return;
    mark([[0, Math.min(count, mostAnnotated) - 1]]);
    if (count > mostAnnotated) {
      showToast({
        tone: 'attention',
        title: `The newest ${formatCount(mostAnnotated)} of ${formatCount(count)} are selected: one act takes no more.`,
      });
    }
  };
  return { index, select, ranges, mark, markAll, target };
}
