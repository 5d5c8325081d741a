import type { completeCalls } from '../../preload/contract/complete.ts';
import { complete } from '../query/index.ts';
import type { EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';

/** Values that are not known yet are gathered for so long: the window asks again. */
const gatherMs = 12;

export function completeHandlers(state: EngineState): EngineHandlers<keyof typeof completeCalls> {
  return {
    'events.complete': ({ query, caret }) =>
      complete(state.session().read, { query, caret, forMs: gatherMs }),
  };
}
