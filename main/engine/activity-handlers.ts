import { eventActivity } from '../report/activity/event-activity.ts';
import { meaningOf } from '../report/activity/meaning.ts';
import type { EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';

/** What is told of events beside their records. */
export function activityHandlers(
  state: EngineState,
): EngineHandlers<'events.activity' | 'events.meanings'> {
  return {
    'events.activity'({ ref }) {
      const { read, readText } = state.session();
      return eventActivity(read, readText, ref);
    },
    'events.meanings': ({ names }) =>
      names.flatMap((name) => {
        const meaning = meaningOf(name.eventSource, name.eventName);
        return meaning === undefined ? [] : [{ ...name, meaning }];
      }),
  };
}
