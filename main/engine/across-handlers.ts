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
      const { count, each } = await across().find(query);
      return {
        count,
        each: [...each],
        seconds: secondsSince(start),
        sentence: explain(parseQuery(query)),
      };
    },
    'across.page': ({ query, offset, limit }) => across().page(query, offset, limit),
    'across.record': ({ engagement, ref }) => across().record(engagement, ref),
  };
}
