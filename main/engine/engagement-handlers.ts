import { rmSync } from 'node:fs';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';
import { isSwept } from '../archive/disposal/sweep.ts';
import { inDisposalThread } from './in-disposal-thread.ts';
import { checkAndTell } from './check-alerts.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { openExample } from './open-example.ts';
import { openSession } from './session.ts';

type Names =
  | 'engagement.create'
  | 'engagement.open'
  | 'engagement.example'
  | 'engagement.current'
  | 'engagement.close';

export function engagementHandlers(state: EngineState): EngineHandlers<Names> {
  return {
    'engagement.create'({ ticket, name }, context) {
      const file = pathOf(context, ticket);
      const author = authorOf(context);
      // The system's dialog has asked whether the old file may go; an open one may not.
      if (state.current()?.archive.file === file) state.take(undefined);
      removeOld(file);
      state.take(openSession(file, { create: true, newName: name, author }));
      state.changed();
      return state.session().summary();
    },
    async 'engagement.open'({ ticket }, context) {
      const session = openSession(pathOf(context, ticket), { orToRead: true });
      state.take(session);
      await session.finishIndex();
      if (!session.archive.isReadOnly && !isSwept(session.read)) {
        await inDisposalThread({ kind: 'sweep', file: session.archive.file });
      }
      state.words.start(session);
      state.changed();
      // A check that was killed is made up for; without anything new it is over at once.
      if (context.profile !== null) void checkAndTell(state, session, authorOf(context));
      return state.session().summary();
    },
    'engagement.example': ({ job }, context) => openExample(state, job, context),
    'engagement.current': () => state.current()?.summary() ?? null,
    'engagement.close'() {
      state.take(undefined);
      state.changed();
      return null;
    },
  };
}

/** @throws Problem unwritable */
function removeOld(file: string): void {
  try {
    for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
  } catch (thrown) {
    throw new Problem('unwritable', `${file} cannot be replaced: ${reasonOf(thrown)}.`);
  }
}
