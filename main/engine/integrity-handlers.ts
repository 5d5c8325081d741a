import { ledgerPage } from '../archive/ledger-view.ts';
import { verifyArchive, verifyFile } from '../verify/index.ts';
import { pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';

type Names = 'integrity.verify' | 'integrity.verifyFile' | 'integrity.ledger';

export function integrityHandlers(state: EngineState): EngineHandlers<Names> {
  return {
    'integrity.verify': () => verifyArchive(state.session().archive.file),
    'integrity.verifyFile': ({ ticket }, context) => verifyFile(pathOf(context, ticket)),
    'integrity.ledger': ({ offset, limit }) => ledgerPage(state.session().read, offset, limit),
  };
}
