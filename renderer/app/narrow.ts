import type { Narrowing } from '../../preload/contract/overview.ts';
import type { App } from './app.ts';
import { attempt } from './problems.ts';

/** Puts a change into the query of the events, as it would be typed. */
export function narrow(app: App, change: Narrowing): void {
  attempt(async () => {
    const query = app.query.get().trim();
    const narrowed = await app.client.call('events.narrow', { query, change });
    // Who typed on meanwhile means what is typed.
    if (app.query.get().trim() === query) app.query.set(narrowed.query);
  });
}
