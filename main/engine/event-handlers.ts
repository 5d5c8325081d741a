import { eventRecord, eventRows } from '../archive/event-rows.ts';
import { annotationsOf } from '../assess/index.ts';
import { linksOf } from '../query/index.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { makeProof } from './make-proof.ts';
import { orderedOf } from './orders.ts';

type Names = 'events.search' | 'events.page' | 'events.record' | 'events.links' | 'events.prove';

/** A call works so long before it answers with what it has: the window asks again for the rest. */
const answerMs = 60;

export function eventHandlers(state: EngineState): EngineHandlers<Names> {
  return {
    async 'events.search'({ query }) {
      const { of, events, search, sentence, conditions } = state.session().results.current(query);
      await search.advance(answerMs);
      const { found, isDone, searched, spentMs } = search;
      const seconds = spentMs / 1000;
      const how = { found, isDone, searched, seconds };
      return { result: of, events, ...how, sentence, conditions: [...conditions] };
    },
    async 'events.page'({ query, result, offset, limit, sort }) {
      const { read, results } = state.session();
      const { search } = results.told(query, result);
      if (sort !== undefined) {
        const inOrder = await orderedOf(read, search, sort);
        return eventRows(read, inOrder.refs(offset, limit));
      }
      // What is there is shown at once; the window asks for what is found behind it.
      await search.advance(answerMs, offset + 1);
      return eventRows(read, search.refs(offset, limit));
    },
    'events.record'({ ref }) {
      const { read, readText } = state.session();
      return { ...eventRecord(read, readText, ref), annotations: annotationsOf(read, ref) };
    },
    'events.links'({ ref }) {
      const { read, readText } = state.session();
      return linksOf(read, readText, ref);
    },
    async 'events.prove'({ ref, out }, context) {
      const wanted = { event: ref, out: pathOf(context, out) };
      const proof = await makeProof(state.session(), authorOf(context), wanted);
      state.changed();
      return { ...proof, ticket: out };
    },
  };
}
