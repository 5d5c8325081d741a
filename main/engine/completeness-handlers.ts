import type { completenessCalls } from '../../preload/contract/completeness.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { Checked } from '../archive/completeness/check.ts';
import { dayView, namedLogs } from '../archive/completeness/day-view.ts';
import { noteGaps, withNotes } from '../archive/completeness/gap-notes.ts';
import { threadFile } from '../platform/thread-file.ts';
import type { CompletenessTask } from './completeness-thread.ts';
import { authorOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import { inThread } from './in-thread.ts';
import { patiently } from './patiently.ts';
import type { Session } from './session.ts';

/** The check of the open archive's trail. The last one is kept: days and notes are asked of it. */
export function completenessHandlers(
  state: EngineState,
): EngineHandlers<keyof typeof completenessCalls> {
  const last = new WeakMap<Session, Checked>();
  const checked = (): Checked => {
    const found = last.get(state.session());
    if (found === undefined) {
      throw new Problem(
        'not_found',
        'The trail was not checked yet; check its completeness first.',
      );
    }
    return found;
  };
  const withNotesNow = (known: Checked): Checked => {
    const { summary } = known;
    return {
      ...known,
      summary: { ...summary, gaps: withNotes(state.session().read, summary.gaps) },
    };
  };
  return {
    async 'completeness.check'({ job, from, to }) {
      const session = state.session();
      const task: CompletenessTask = { file: session.archive.file, from, to };
      const thread = threadFile(
        import.meta.url,
        './completeness-thread.ts',
        './completeness-thread.js',
      );
      const label = 'Checking completeness';
      const result = await state.jobs.run(job, (signal) =>
        inThread<Checked>(thread, task, {
          signal,
          onProgress: (done, total) =>
            state.emit('job.progress', { job, label, done, total, unit: 'files' }),
        }),
      );
      last.set(session, result);
      return result.summary;
    },
    'completeness.day': (place) => dayView(withNotesNow(checked()), place),
    'completeness.logs': ({ object }) => namedLogs(state.session().read, checked(), object),
    async 'completeness.note'({ gaps, note }, context) {
      const { archive, read } = state.session();
      const author = authorOf(context);
      const known = checked();
      await patiently(archive, () => noteGaps(archive.write, author, gaps, note));
      state.changed();
      return withNotes(read, known.summary.gaps);
    },
  };
}
