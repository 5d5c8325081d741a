import type { privacyCalls } from '../../preload/contract/privacy.ts';
import type { WriteDb } from '../archive/handles.ts';
import type { Author } from '../archive/ledger.ts';
import { hidePeople, privacyOf, showPeople } from '../assess/index.ts';
import { authorOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import type { CallContext } from './messages.ts';
import { patiently } from './patiently.ts';

export function privacyHandlers(state: EngineState): EngineHandlers<keyof typeof privacyCalls> {
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
    'privacy.state'() {
      const { isOn, by, at, reason } = privacyOf(state.session().read);
      return { isOn, by, at, reason };
    },
    'privacy.turnOn': (_, context) => act(context, (db, author) => hidePeople(db, author)),
    'privacy.lift': ({ reason }, context) =>
      act(context, (db, author) => showPeople(db, author, reason)),
    // What comes in holds names, and what goes out holds what may be shown.
    'privacy.shown': ({ texts }) => ({ texts }),
  };
}
