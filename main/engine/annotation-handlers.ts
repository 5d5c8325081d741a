import { mostAnnotated, type annotationCalls } from '../../preload/contract/annotations.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { EventRef } from '../../preload/contract/ids.ts';
import type { WriteDb } from '../archive/handles.ts';
import type { Author } from '../archive/ledger.ts';
import {
  annotate,
  colourTag,
  editNote,
  hideResolved,
  sharedViewOf,
  tagsOf,
  withdraw,
} from '../assess/index.ts';
import { authorOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import type { CallContext } from './messages.ts';
import { patiently } from './patiently.ts';

/** A search goes on so long between two looks at whether it has come far enough. */
const searchMs = 60;

export function annotationHandlers(
  state: EngineState,
): EngineHandlers<keyof typeof annotationCalls> {
  const act = async <T>(
    context: CallContext,
    work: (db: WriteDb, author: Author) => T,
  ): Promise<T> => {
    const { archive } = state.session();
    const author = authorOf(context);
    const done = await patiently(archive, () => work(archive.write, author));
    state.changed();
    return done;
  };
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
    async 'events.refs'({ query, result, ranges }) {
      const wanted = ranges.reduce((sum, [from, to]) => sum + Math.max(0, to - from + 1), 0);
      if (wanted > mostAnnotated) {
        throw new Problem(
          'bad_request',
          `${wanted.toLocaleString('en')} events are selected; one act takes ${mostAnnotated.toLocaleString('en')} at most.`,
        );
      }
      const { of, search } = state.session().results.told(query, result);
      if (of !== result) {
        throw new Problem(
          'refused',
          'What is found has changed meanwhile; select the events again.',
        );
      }
      const last = ranges.reduce((most, [, to]) => Math.max(most, to), 0);
      while (!search.isDone && search.found <= last) await search.advance(searchMs, last + 1);
      return ranges.flatMap(([from, to]) =>
        search.refs(from, Math.max(0, to - from + 1)).map((ref) => EventRef.parse(ref)),
      );
    },
  };
}
