import type { WriteDb } from '../archive/handles.ts';
import type { Author } from '../archive/ledger.ts';
import { authorOf, type EngineState } from './engine-state.ts';
import type { CallContext } from './messages.ts';
import { patiently } from './patiently.ts';

/** Does an act of the person who asks in the open archive, and tells the window that it changed. */
export type PersonActs = <T>(
  context: CallContext,
  work: (db: WriteDb, author: Author) => T,
) => Promise<T>;

/** The acts of persons, as the handlers of a group do them; each throws Problem no_engagement, no_profile, busy. */
export function personActs(state: EngineState): PersonActs {
  return async (context, work) => {
    const { archive } = state.session();
    const author = authorOf(context);
    const done = await patiently(archive, () => work(archive.write, author));
    state.changed();
    return done;
  };
}
