import { mostAnnotated, type annotationCalls } from '../../preload/contract/annotations.ts';
import { EventRef } from '../../preload/contract/ids.ts';
import {
  annotate,
  colourTag,
  editNote,
  hideResolved,
  sharedViewOf,
  tagsOf,
  withdraw,
} from '../assess/index.ts';
import { type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { personActs } from './person-acts.ts';
import { refsAt } from './refs-at.ts';

export function annotationHandlers(
  state: EngineState,
): EngineHandlers<keyof typeof annotationCalls> {
  const act = personActs(state);
  return {
    'events.annotate': (said, context) => act(context, (db, author) => annotate(db, author, said)),
    'annotations.withdraw': ({ act: which, reason }, context) =>
      act(context, (db, author) => withdraw(db, author, which, reason)),
    'annotations.edit': ({ act: which, note }, context) =>
      act(context, (db, author) => editNote(db, author, which, note)),
    'annotations.tags': () => tagsOf(state.session().read),
    'annotations.colour': ({ tag, colour }, context) =>
      act(context, (db, author) => colourTag(db, author, tag, colour)),
    'annotations.view': () => sharedViewOf(state.session().read),
    'annotations.hideResolved': ({ hide }, context) =>
      act(context, (db, author) => hideResolved(db, author, hide)),
    async 'events.refs'({ query, result, ranges, sort }) {
      const { read, results } = state.session();
      const refs = await refsAt(read, results, {
        query,
        result,
        ranges,
        sort,
        most: mostAnnotated,
        whatFor: 'one act takes',
      });
      return refs.map((ref) => EventRef.parse(ref));
    },
  };
}
