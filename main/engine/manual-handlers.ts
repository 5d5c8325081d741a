import { randomUUID } from 'node:crypto';
import type { manualEventCalls } from '../../preload/contract/manual-events.ts';
import { addEvent } from './add-event.ts';
import { checkAndTell } from './check-alerts.ts';
import { authorOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { whileImporting } from './while-importing.ts';

export function manualHandlers(state: EngineState): EngineHandlers<keyof typeof manualEventCalls> {
  return {
    async 'events.add'(event, context) {
      const session = state.session();
      const author = authorOf(context);
      // Nobody cancels it by its id; it ends where the engagement is given up.
      const added = await whileImporting(state, () =>
        state.jobs.run(randomUUID(), (signal) => addEvent(session, author, event, signal)),
      );
      await checkAndTell(state, session, author);
      return added;
    },
  };
}
