import { importRun, importRuns } from '../archive/summary.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { importInThread } from './import-in-thread.ts';

type Names = 'sources.import' | 'sources.runs' | 'sources.run' | 'jobs.cancel';

/** What is in is shown while the rest is still coming. */
const tellEveryMs = 1500;

function everySoOften(act: () => void): () => void {
  let last = performance.now();
  return () => {
    if (performance.now() - last < tellEveryMs) return;
    last = performance.now();
    act();
  };
}

export function sourceHandlers(state: EngineState): EngineHandlers<Names> {
  return {
    async 'sources.import'({ job, tickets }, context) {
      const session = state.session();
      const author = authorOf(context);
      const paths = tickets.map((ticket) => pathOf(context, ticket));
      const { file } = session.archive;
      const tellNow = everySoOften(() => state.changed());
      const onProgress = (done: number, total: number): void => {
        state.emit('job.progress', { job, label: 'Importing', done, total, unit: 'files' });
        tellNow();
      };
      state.importing = true;
      try {
        await state.words.stop();
        return await state.jobs.run(job, (signal) =>
          importInThread({ file, paths, author }, { signal, onProgress }),
        );
      } finally {
        state.importing = false;
        if (state.current() === session) state.words.start(session);
        state.changed();
      }
    },
    'sources.runs': () => importRuns(state.session().read, state.importing),
    'sources.run': ({ run }) => importRun(state.session().read, run),
    'jobs.cancel'({ job }) {
      state.jobs.cancel(job);
      return null;
    },
  };
}
