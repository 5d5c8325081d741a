import type { Backup } from '../archive/backup.ts';
import type { Compacted } from '../archive/compact.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { threadFile } from '../platform/thread-file.ts';
import { rollOver } from '../archive/roll-over.ts';
import { carryPrivacy } from '../assess/index.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { inThread, type Watching } from './in-thread.ts';
import type { KeepingTask } from './keeping-thread.ts';
import { openSession } from './session.ts';

type Names = 'integrity.backup' | 'integrity.compact' | 'integrity.rollOver';

/** Keeping the open archive: a copy of it, its file without gaps, and its successor. */
export function keepingHandlers(state: EngineState): EngineHandlers<Names> {
  return {
    async 'integrity.backup'({ job, out }, context) {
      const { file } = state.session().archive;
      const to = pathOf(context, out);
      const onProgress = (done: number, total: number): void =>
        state.emit('job.progress', {
          job,
          label: 'Copying the archive',
          done: megabytes(done),
          total: megabytes(total),
          unit: 'MB',
        });
      const { bytes, head } = await state.jobs.run(job, (signal) =>
        inKeepingThread<Backup>({ kind: 'backup', file, out: to }, { signal, onProgress }),
      );
      return { file: to, ticket: out, bytes, head };
    },
    async 'integrity.compact'({ job }) {
      if (state.importing) {
        throw new Problem('busy', 'An import is running; compact the archive when it is done.');
      }
      const session = state.session();
      const { file } = session.archive;
      await state.words.stop();
      try {
        return await state.jobs.run(job, (signal) =>
          inKeepingThread<Compacted>({ kind: 'compact', file }, { signal, onProgress: () => {} }),
        );
      } finally {
        if (state.current() === session) state.words.start(session);
        state.changed();
      }
    },
    async 'integrity.rollOver'({ out, name }, context) {
      if (state.importing) {
        throw new Problem('busy', 'An import is running; continue in a new file when it is done.');
      }
      const { file } = state.session().archive;
      const to = pathOf(context, out);
      const author = authorOf(context);
      await rollOver({ file, out: to, name, author, carry: carryPrivacy, waitSeconds: 1 });
      state.take(openSession(to));
      state.changed();
      return state.session().summary();
    },
  };
}

function inKeepingThread<Result>(task: KeepingTask, watching: Watching): Promise<Result> {
  const file = threadFile(import.meta.url, './keeping-thread.ts', './keeping-thread.js');
  return inThread<Result>(file, task, watching);
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / 1e6);
}
