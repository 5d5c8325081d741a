import type { whyCalls } from '../../preload/contract/why.ts';
import { parseQuery, WhyNothing, type Search } from '../query/index.ts';
import type { EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';

/** A call works so long; the window asks again. */
const workMs = 40;

export function whyHandlers(state: EngineState): EngineHandlers<keyof typeof whyCalls> {
  // They go with the searches that are kept.
  const known = new WeakMap<Search, WhyNothing>();
  return {
    async 'events.whyNothing'({ query, result }) {
      const { read, results } = state.session();
      const { search, isHiding } = results.told(query, result);
      if (!search.isDone || search.found > 0) return { isDone: true, reasons: [] };
      const why = known.get(search) ?? new WhyNothing(read, parseQuery(query), isHiding);
      known.set(search, why);
      await why.advance(workMs);
      return { isDone: why.isDone, reasons: [...why.reasons] };
    },
  };
}
