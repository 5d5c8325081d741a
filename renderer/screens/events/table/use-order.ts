import { useState } from 'react';
import type { TableSort } from '../../../../preload/contract/table.ts';
import type { Found, Search } from '../use-search.ts';

export interface Order {
  /** The result whose rows are shown; undefined while there is none to show. */
  readonly found: Found | undefined;
  /** The order that its rows are shown in. */
  readonly sort: TableSort;
  /** What calls are told: nothing for the order in which a search finds. */
  readonly asked: TableSort | undefined;
}

export const newestFirst: TableSort = { field: 'eventTime', order: 'descending' };

/**
 * The order of the rows. A search finds newest first; another order is made of all it finds, so that the
 * result before stays until then. A search that was stopped is shown as it was found.
 */
export function useOrder({ found, isStopped }: Search, wanted: TableSort): Order {
  const isNewestFirst = wanted.field === 'eventTime' && wanted.order === 'descending';
  const isSettled = isNewestFirst || found?.isDone === true;
  const sort = isSettled ? wanted : newestFirst;
  const isShown = isSettled || isStopped;
  const [last, setLast] = useState<Order>({ found: undefined, sort: wanted, asked: undefined });
  const now: Order = { found, sort, asked: isSettled && !isNewestFirst ? wanted : undefined };
  const isSame =
    last.found === found &&
    last.sort.field === sort.field &&
    last.sort.order === sort.order &&
    (last.asked === undefined) === (now.asked === undefined);
  if (isShown && !isSame) setLast(now);
  return isShown ? (isSame ? last : now) : last;
}
