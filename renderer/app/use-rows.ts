import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CallName, Input, Output } from '../../preload/contract/calls.ts';
import type { Problem } from '../../preload/contract/errors.ts';
import { useApp } from './app-context.ts';
import { callOptions } from './calls.ts';
import { pageOf, pagesFor, PAGE_ROWS, windowOf } from './page-cache.ts';

const SETTLE_MS = 50;
/** A million rows passed by are not kept; what is near is asked again in milliseconds. */
const KEPT_MS = 60_000;

export interface Rows<Row> {
  /** Undefined while it is being read. */
  readonly getRow: (index: number) => Row | undefined;
  readonly onVisibleRange: (first: number, last: number) => void;
  /** Why some of the rows in view cannot be read. */
  readonly problem: Problem | null;
  readonly again: () => void;
}

/** What is asked. Keep the functions' identity while they ask the same. */
export interface RowsOptions<N extends CallName, Row> {
  readonly name: N;
  /** The call's input for a window of rows. */
  readonly inputOf: (window: { readonly offset: number; readonly limit: number }) => Input<N>;
  readonly rowsOf: (answer: Output<N>) => readonly Row[];
  readonly count: number;
  /** A row that is wanted wherever the window is: the selected one. */
  readonly also: number | null;
}

/** Rows of a long result, read page by page as they come into view. */
export function useRows<N extends CallName, Row>(options: RowsOptions<N, Row>): Rows<Row> {
  const { name, inputOf, rowsOf, count, also } = options;
  const app = useApp();
  const [wanted, setWanted] = useState({ first: 0, last: PAGE_ROWS / 4 });
  const pages = useMemo(() => {
    const near = pagesFor(wanted.first, wanted.last, count);
    return also === null || also >= count || near.includes(pageOf(also))
      ? near
      : [...near, pageOf(also)];
  }, [wanted, count, also]);
  const answers = useQueries({
    queries: pages.map((page) => ({
      ...callOptions(app, name, inputOf(windowOf(page))),
      gcTime: KEPT_MS,
    })),
    combine,
  });
  const { problem } = answers;
  const data = answers.data as readonly (Output<N> | undefined)[];
  const getRow = useMemo(() => {
    const held = new Map(pages.map((page, at) => [page, data[at]]));
    return (index: number): Row | undefined => {
      const answer = held.get(pageOf(index));
      return answer === undefined ? undefined : rowsOf(answer)[index % PAGE_ROWS];
    };
  }, [pages, data, rowsOf]);

  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onVisibleRange = useCallback(
    (first: number, last: number) => {
      clearTimeout(timer.current);
      const isKnown = pagesFor(first, last, count, 0).every(
        (page) =>
          app.queries.getQueryData(callOptions(app, name, inputOf(windowOf(page))).queryKey) !==
          undefined,
      );
      // A scrollbar that is dragged passes thousands of pages; only where it rests is read.
      timer.current = setTimeout(() => setWanted({ first, last }), isKnown ? 0 : SETTLE_MS);
    },
    [app, name, inputOf, count],
  );
  const again = (): void => void app.queries.refetchQueries({ queryKey: [name] });
  return { getRow, onVisibleRange, problem, again };
}

function combine(results: readonly UseQueryResult[]): {
  readonly data: readonly unknown[];
  readonly problem: Problem | null;
} {
  return {
    data: results.map(({ data }) => data),
    problem: results.find(({ data, error }) => data === undefined && error !== null)?.error ?? null,
  };
}
