import { Problem } from '../../preload/contract/errors.ts';
import type { manualEventCalls } from '../../preload/contract/manual-events.ts';
import { addEvent } from './add-event.ts';
import { authorOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { whileImporting } from './while-importing.ts';

export function manualHandlers(state: EngineState): EngineHandlers<keyof typeof manualEventCalls> {
  return {
    'events.add'(event, context) {
      const session = state.session();
      const author = authorOf(context);
      if (state.importing) {
        throw new Problem('busy', 'An import is under way; add the event when it is done.');
      }
      return whileImporting(state, () => addEvent(session, author, event));
    },
  };
}
