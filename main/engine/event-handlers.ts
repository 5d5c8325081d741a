import { eventRecord, eventRows } from '../archive/event-rows.ts';
import { annotate, annotationsOf } from '../assess/index.ts';
import { secondsSince } from '../platform/clock.ts';
import { compile, countEvents, explain, pageOfRefs, parseQuery } from '../query/index.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { makeProof } from './make-proof.ts';
import { patiently } from './patiently.ts';

type Names = 'events.count' | 'events.page' | 'events.record' | 'events.annotate' | 'events.prove';

export function eventHandlers(state: EngineState): EngineHandlers<Names> {
  return {
    'events.count'({ query }) {
      const start = performance.now();
      const ast = parseQuery(query);
      const count = countEvents(state.session().read, compile(ast));
      return { count, seconds: secondsSince(start), sentence: explain(ast) };
    },
    'events.page'({ query, offset, limit }) {
      const { read } = state.session();
      return eventRows(read, pageOfRefs(read, parseQuery(query), offset, limit));
    },
    'events.record'({ ref }) {
      const { read, readText } = state.session();
      return { ...eventRecord(read, readText, ref), annotations: annotationsOf(read, ref) };
    },
    async 'events.prove'({ ref, out }, context) {
      const wanted = { event: ref, out: pathOf(context, out) };
      const proof = await makeProof(state.session(), authorOf(context), wanted);
      state.changed();
      return { ...proof, ticket: out };
    },
    async 'events.annotate'({ events, note }, context) {
      const { archive } = state.session();
      const author = authorOf(context);
      const done = await patiently(archive, () =>
        annotate(archive.write, author, { events, note }),
      );
      state.changed();
      return done;
    },
  };
}
