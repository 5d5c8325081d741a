import type { privacyCalls } from '../../preload/contract/privacy.ts';
import { hidePeople, privacyOf, showPeople } from '../assess/index.ts';
import { type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { personActs } from './person-acts.ts';

export function privacyHandlers(state: EngineState): EngineHandlers<keyof typeof privacyCalls> {
  const act = personActs(state);
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
