import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { makeExport } from './make-export.ts';
import { needsWords } from './needs-words.ts';

/** Writing events to a file, while other calls are answered. */
export function exportHandlers(state: EngineState): EngineHandlers<'events.export'> {
  return {
    async 'events.export'({ job, out, ...wanted }, context) {
      const session = state.session();
      const author = authorOf(context);
      const onProgress = (done: number, total: number): void =>
        state.emit('job.progress', {
          job,
          done,
          total,
          label: 'Exporting events',
          unit: 'events',
        });
      const result = await state.jobs.run(job, async (signal) => {
        // While an import writes, nothing else is indexed: what is not looked up is told as that.
        if (needsWords(session, [wanted.format]) && !state.importing) {
          await state.words.finish(session, signal);
        }
        return makeExport(session, author, {
          ...wanted,
          asShown: true,
          out: pathOf(context, out),
          signal,
          onProgress,
        });
      });
      state.changed();
      return { ...result, ticket: out };
    },
  };
}
