import { useEffect } from 'react';
import { useApp } from '../../../app/app-context.ts';
import { attempt } from '../../../app/problems.ts';
import { useStore } from '../../../app/store.ts';
import type { Order } from './use-order.ts';

/**
 * Selects an event that is to be followed into another result or another order, wherever it stands
 * there. One that is not in it is no longer followed.
 */
export function useFollow(
  { found, asked }: Order,
  isStale: boolean,
  select: (place: number) => void,
): void {
  const app = useApp();
  const ref = useStore(app.follow);
  const { query, result, isDone } = found ?? { query: '', result: '', isDone: false };
  useEffect(() => {
    if (ref === null || isStale || !isDone) return undefined;
    let isWanted = true;
    attempt(async () => {
      const sort = asked === undefined ? {} : { sort: asked };
      const { place } = await app.client.call('events.place', { query, result, ref, ...sort });
      if (!isWanted) return;
      app.follow.set((now) => (now === ref ? null : now));
      if (place !== null) select(place);
    });
    return () => {
      isWanted = false;
    };
  }, [app, ref, isStale, isDone, query, result, asked, select]);
}
