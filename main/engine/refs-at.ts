import { Problem } from '../../preload/contract/errors.ts';
import type { TableSort } from '../../preload/contract/table.ts';
import type { ReadDb } from '../archive/handles.ts';
import { orderedOf } from './orders.ts';
import type { Results } from './results.ts';

/** A search goes on so long between two looks at whether it has come far enough. */
const searchMs = 60;

/** Places of a result that somebody selected. */
export interface Selected {
  readonly query: string;
  readonly result: string;
  readonly sort?: TableSort | undefined;
  /** Both ends included. */
  readonly ranges: readonly (readonly [number, number])[];
  /** At most so many events; `whatFor` says of what: “one act takes”. */
  readonly most: number;
  readonly whatFor: string;
}

/**
 * The events at places of a result, in its order.
 *
 * @throws Problem `bad_request` if they are too many, `refused` if the result is no longer there
 */
export async function refsAt(db: ReadDb, results: Results, selected: Selected): Promise<number[]> {
  const { query, result, sort, ranges, most, whatFor } = selected;
  const wanted = ranges.reduce((sum, [from, to]) => sum + Math.max(0, to - from + 1), 0);
  if (wanted > most) {
    throw new Problem(
      'bad_request',
      `${wanted.toLocaleString('en')} events are selected; ${whatFor} ${most.toLocaleString('en')} at most.`,
    );
  }
  const { of, search } = results.told(query, result);
  if (of !== result) {
    throw new Problem('refused', 'What is found has changed meanwhile; select the events again.');
  }
  const inOrder = sort === undefined ? undefined : await orderedOf(db, search, sort);
  const last = ranges.reduce((before, [, to]) => Math.max(before, to), 0);
  while (!search.isDone && search.found <= last) await search.advance(searchMs, last + 1);
  return ranges.flatMap(([from, to]) => (inOrder ?? search).refs(from, Math.max(0, to - from + 1)));
}
