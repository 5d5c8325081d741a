import { columnWords, type GridColumn } from './grid-column.ts';

/** Where a column is put: beside another one. */
export interface ColumnMove {
  readonly id: string;
  readonly beside: string;
  readonly side: 'before' | 'after';
}

/**
 * The move of a column into a gap between columns, counted from 0 before the first; undefined where it
 * stands already, or there is no such gap.
 */
export function moveToGap(ids: readonly string[], id: string, gap: number): ColumnMove | undefined {
  const from = ids.indexOf(id);
  if (from < 0 || gap < 0 || gap === from || gap === from + 1) return undefined;
  const next = ids[gap];
  if (next !== undefined) return { id, beside: next, side: 'before' };
  const last = ids.at(-1);
  return gap > ids.length || last === undefined ? undefined : { id, beside: last, side: 'after' };
}

/** A list after a move; the list as it is if one of both is not in it. */
export function afterMove<T>(
  list: readonly T[],
  idOf: (item: T) => string,
  { id, beside, side }: ColumnMove,
): readonly T[] {
  const moved = list.find((item) => idOf(item) === id);
  const rest = list.filter((item) => idOf(item) !== id);
  const at = rest.findIndex((item) => idOf(item) === beside);
  if (moved === undefined || at < 0) return list;
  return rest.toSpliced(side === 'before' ? at : at + 1, 0, moved);
}

/** `Account now stands before Who.` */
export function moveWords(columns: readonly GridColumn<never>[], move: ColumnMove): string {
  const wordsOf = (id: string): string => {
    const column = columns.find((each) => each.id === id);
    return column === undefined ? id : columnWords(column);
  };
  return `${wordsOf(move.id)} now stands ${move.side} ${wordsOf(move.beside)}.`;
}
