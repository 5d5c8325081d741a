import { Problem } from '../../preload/contract/errors.ts';
import type { retentionCalls } from '../../preload/contract/retention.ts';
import { objectsNamed } from '../archive/disposal/choose-objects.ts';
import { disposeEngagement } from '../archive/disposal/dispose-engagement.ts';
import { disposalPlan } from '../archive/disposal/plan.ts';
import { storedObjects } from '../archive/disposal/stored-objects.ts';
import type { WriteDb } from '../archive/handles.ts';
import { keepUntil, liftHold, placeHold, retentionOf } from '../archive/retention.ts';
import type { Retention } from '../../preload/contract/retention.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { inDisposalThread } from './in-disposal-thread.ts';
import { patiently } from './patiently.ts';
import { openSession } from './session.ts';

export function retentionHandlers(state: EngineState): EngineHandlers<keyof typeof retentionCalls> {
  const act = async (work: (db: WriteDb) => unknown): Promise<Retention> => {
    const { archive, read } = state.session();
    await patiently(archive, () => work(archive.write));
    state.changed();
    return retentionOf(read);
  };
  return {
    'retention.state': () => retentionOf(state.session().read),
    'retention.keepUntil'({ day, reason }, context) {
      const author = authorOf(context);
      return act((db) => keepUntil(db, author, day, reason));
    },
    'retention.hold'({ act: which, reason }, context) {
      const author = authorOf(context);
      const change = which === 'place' ? placeHold : liftHold;
      return act((db) => change(db, author, reason));
    },
    'retention.objects': ({ run, offset, limit }) =>
      storedObjects(state.session().read, run, offset, limit),
    'retention.plan'({ originals }) {
      const { read, readText } = state.session();
      return disposalPlan(read, readText, objectsNamed(read, originals));
    },
    async 'retention.dispose'({ originals, reason }, context) {
      refuseWhileImporting(state);
      const author = authorOf(context);
      const { archive, read } = state.session();
      const objects = objectsNamed(read, originals);
      const { file } = archive;
      const done = await inDisposalThread({ kind: 'dispose', file, author, objects, reason });
      // What the old session remembers of the originals must go too.
      reopen(state, file);
      if (done === null) throw new Error('a disposal that tells nothing');
      return done;
    },
    async 'retention.sweep'() {
      refuseWhileImporting(state);
      const { file } = state.session().archive;
      await inDisposalThread({ kind: 'sweep', file });
      return retentionOf(state.session().read);
    },
    async 'retention.disposeEngagement'({ name, reason, early, certificate }, context) {
      refuseWhileImporting(state);
      const author = authorOf(context);
      const out = pathOf(context, certificate);
      const session = state.session();
      const known = session.summary().name;
      if (name.trim() !== known) {
        throw new Problem('bad_request', `That is not its name; type ${known}.`);
      }
      const { file } = session.archive;
      state.take(undefined);
      try {
        return await disposeEngagement(file, {
          author,
          reason,
          certificate: out,
          ...(early === null ? {} : { early }),
        });
      } catch (thrown) {
        reopen(state, file);
        throw thrown;
      } finally {
        state.changed();
      }
    },
  };
}

function refuseWhileImporting({ importing }: EngineState): void {
  if (importing)
    throw new Problem('busy', 'An import is under way; wait for its end, or cancel it.');
}

/** Another archive may have been opened meanwhile; that one stays. */
function reopen(state: EngineState, file: string): void {
  const current = state.current();
  if (current !== undefined && current.archive.file !== file) return;
  state.take(openSession(file));
  state.changed();
}
