import type { Narrowing } from '../../../preload/contract/overview.ts';
import { useApp } from '../../app/app-context.ts';
import { attempt } from '../../app/problems.ts';

/** Puts a change into the query, as it would be typed. */
export function useNarrow(): (change: Narrowing) => void {
  const app = useApp();
  return (change) =>
    attempt(async () => {
      const query = app.query.get().trim();
      const narrowed = await app.client.call('events.narrow', { query, change });
      // Who typed on meanwhile means what is typed.
      if (app.query.get().trim() === query) app.query.set(narrowed.query);
    });
}
