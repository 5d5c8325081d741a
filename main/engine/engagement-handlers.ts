import { existsSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import type { Engagement } from '../../preload/contract/domain.ts';
import type { JobId } from '../../preload/contract/ids.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';
import { isSwept } from '../archive/disposal/sweep.ts';
import { writeDemo } from '../demo/index.ts';
import { inDisposalThread } from './in-disposal-thread.ts';
import { checkAndTell } from './check-alerts.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { importInThread } from './import-in-thread.ts';
import type { CallContext } from './messages.ts';
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

/** Opens the example, and writes and imports it first if it is not there yet. */
async function openExample(
  state: EngineState,
  job: JobId,
  context: CallContext,
): Promise<Engagement> {
  const author = authorOf(context);
  const file = join(context.exampleFolder, 'Example.trailproof');
  const trail = join(context.exampleFolder, 'trail');
  if (existsSync(file)) {
    const known = openSession(file);
    if (known.summary().events > 0) {
      state.take(known);
      state.words.start(known);
      state.changed();
      return known.summary();
    }
    known.close();
    for (const part of ['', '-wal', '-shm']) rmSync(file + part, { force: true });
  }
  mkdirSync(context.exampleFolder, { recursive: true });
  await state.jobs.run(job, async (signal) => {
    const tell = (label: string, unit: string) => (done: number, total: number) =>
      state.emit('job.progress', { job, label, done, total, unit });
    await writeDemo({
      out: trail,
      signal,
      onProgress: tell('Writing the example trail', 'events'),
    });
    const session = openSession(file, { create: true, newName: 'Example engagement', author });
    try {
      const onProgress = tell('Importing the example trail', 'files');
      await importInThread({ file, paths: [trail], author }, { signal, onProgress });
    } catch (thrown) {
      session.close();
      throw thrown;
    }
    if (signal.aborted) {
      session.close();
      rmSync(file, { force: true });
      throw new Problem('cancelled', 'The example was not opened: you cancelled it.');
    }
    // Taking a session ends all jobs, this one included: it has nothing left to cancel.
    state.take(session);
    state.words.start(session);
  });
  state.changed();
  return state.session().summary();
}
