import { importRun, importRuns } from '../archive/summary.ts';
import { pathSource } from '../collect/paths.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';

type Names = 'sources.import' | 'sources.runs' | 'sources.run' | 'jobs.cancel';

export function sourceHandlers(state: EngineState): EngineHandlers<Names> {
  return {
    async 'sources.import'({ job, tickets }, context) {
      const session = state.session();
      const author = authorOf(context);
      const names = tickets.map((ticket) => pathOf(context, ticket));
      const source = pathSource(names);
      const onProgress = (done: number, total: number): void =>
        state.emit('job.progress', { job, label: 'Importing', done, total, unit: 'files' });
      onProgress(0, source.total);
      state.importing = true;
      try {
        return await state.jobs.run(job, (signal) =>
          session.import({ source, names, signal, onProgress }, author),
        );
      } finally {
        state.importing = false;
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
