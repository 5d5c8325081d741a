import { useQueries, type UseQueryResult } from '@tanstack/react-query';
import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { EventRow } from '../../../../preload/contract/domain.ts';
import { useApp } from '../../../app/app-context.ts';
import { callOptions } from '../../../app/calls.ts';

/** Rows whose further fields are read in one call. */
const BLOCK = 40;
/** A scrollbar that is dragged passes thousands of rows; only where it rests originals are read. */
const SETTLE_MS = 60;
const KEPT_MS = 60_000;

export interface Cells {
  /** A further field of an event, by its place in `fields`; undefined while it is being read. */
  readonly textOf: (ref: number, at: number) => string | undefined;
  readonly onVisibleRange: (first: number, last: number) => void;
}

/** Fields that the rows themselves do not carry, for the rows in view only. */
export function useCells(
  getRow: (index: number) => EventRow | undefined,
  fields: readonly string[],
): Cells {
  const app = useApp();
  const [range, setRange] = useState({ first: 0, last: -1 });
  const blocks = useMemo(
    () => (fields.length === 0 ? [] : blocksOf(range, getRow)),
    [range, getRow, fields],
  );
  const answers = useQueries({
    queries: blocks.map((refs) => ({
      ...callOptions(app, 'events.cells', { refs: [...refs], fields: [...fields] }),
      gcTime: KEPT_MS,
    })),
    combine,
  });
  const textOf = useMemo(() => {
    const held = new Map<number, readonly string[]>();
    for (const [at, refs] of blocks.entries()) {
      for (const [i, ref] of refs.entries()) held.set(ref, answers[at]?.[i] ?? []);
    }
    return (ref: number, at: number) => held.get(ref)?.[at];
  }, [blocks, answers]);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  useEffect(() => () => clearTimeout(timer.current), []);
  const onVisibleRange = useCallback((first: number, last: number) => {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => setRange({ first, last }), SETTLE_MS);
  }, []);
  return { textOf, onVisibleRange };
}

/** The events of the blocks of rows that a range touches, as far as they are known. */
function blocksOf(
  { first, last }: { readonly first: number; readonly last: number },
  getRow: (index: number) => EventRow | undefined,
): readonly EventRow['ref'][][] {
  const blocks: EventRow['ref'][][] = [];
  for (let start = Math.floor(first / BLOCK) * BLOCK; start <= last; start += BLOCK) {
    const refs = Array.from({ length: BLOCK }, (_, step) => getRow(start + step)?.ref).filter(
      (ref) => ref !== undefined,
    );
    if (refs.length > 0) blocks.push(refs);
  }
  return blocks;
}

function combine(
  results: readonly UseQueryResult<string[][]>[],
): readonly (readonly (readonly string[])[] | undefined)[] {
  return results.map(({ data }) => data);
}
