import type { acrossCalls } from '../../preload/contract/across.ts';
import { secondsSince } from '../platform/clock.ts';
import { explain, parseQuery } from '../query/index.ts';
import { Across } from './across.ts';
import { pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';

export function acrossHandlers(state: EngineState): EngineHandlers<keyof typeof acrossCalls> {
  let known: Across | undefined;
  state.beforeTaking(() => {
    known?.close();
    known = undefined;
  });
  const across = (): Across => (known ??= new Across(state.session().archive.file));
  /** What shows events: of no archive may it show people that are hidden there. */
  const shown = async (): Promise<Across> => {
    await across().guardPeople(state.privacy);
    return across();
  };
  return {
    'across.engagements': () => across().engagements(),
    'across.add'({ tickets }, context) {
      for (const ticket of tickets) across().add(pathOf(context, ticket));
      return across().engagements();
    },
    'across.remove'({ engagement }) {
      across().remove(engagement);
      return across().engagements();
    },
    async 'across.count'({ query }) {
      const start = performance.now();
      const { count, each } = await (await shown()).find(query);
      return {
        count,
        each: [...each],
        seconds: secondsSince(start),
        sentence: explain(parseQuery(query)),
      };
    },
    'across.page': async ({ query, offset, limit }) => (await shown()).page(query, offset, limit),
    'across.record': async ({ engagement, ref }) => (await shown()).record(engagement, ref),
  };
}
