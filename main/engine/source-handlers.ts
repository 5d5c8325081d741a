import { importRun, importRuns } from '../archive/summary.ts';
import { checkAndTell } from './check-alerts.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { importInThread } from './import-in-thread.ts';
import { whileImporting } from './while-importing.ts';

type Names = 'sources.import' | 'sources.runs' | 'sources.run' | 'jobs.cancel';

export function sourceHandlers(state: EngineState): EngineHandlers<Names> {
  return {
    async 'sources.import'({ job, tickets }, context) {
      const session = state.session();
      const author = authorOf(context);
      const paths = tickets.map((ticket) => pathOf(context, ticket));
      const { file } = session.archive;
      const result = await whileImporting(state, (tellNow) => {
        const onProgress = (done: number, total: number): void => {
          state.emit('job.progress', { job, label: 'Importing', done, total, unit: 'files' });
          tellNow();
        };
        return state.jobs.run(job, (signal) =>
          importInThread({ file, of: paths, author }, { signal, onProgress }),
        );
      });
      await checkAndTell(state, session, author);
      return result;
    },
    'sources.runs': () => importRuns(state.session().read, state.importing),
    'sources.run': ({ run }) => importRun(state.session().read, run),
    'jobs.cancel'({ job }) {
      state.jobs.cancel(job);
      return null;
    },
  };
}
