/**
 * A thread that disposes of originals: writing the archive anew takes seconds, in which the engine
 * goes on answering. It shares the process's environment: SQLite reads from it where its temporary
 * file goes.
 */
import { parentPort, workerData } from 'node:worker_threads';
import type { Disposed } from '../../preload/contract/retention.ts';
import { Problem, toEnvelope, type ProblemEnvelope } from '../../preload/contract/errors.ts';
import { disposeObjects } from '../archive/disposal/dispose.ts';
import { trySweep } from '../archive/disposal/sweep.ts';
import type { Author } from '../archive/ledger.ts';
import { asProblem, openArchive } from '../archive/open.ts';
import { giveWay } from '../platform/give-way.ts';

/** What the thread is started with. */
export type DisposalTask =
  | { readonly kind: 'sweep'; readonly file: string }
  | {
      readonly kind: 'dispose';
      readonly file: string;
      readonly author: Author;
      readonly objects: readonly number[];
      readonly reason: string;
    };

/** What the thread says at its end; a sweep has nothing to tell. */
export type FromDisposal =
  | { readonly kind: 'done'; readonly result: Disposed | null }
  | { readonly kind: 'failed'; readonly problem: ProblemEnvelope; readonly log: string | null };

const say = (message: FromDisposal): void => parentPort?.postMessage(message);
const task = workerData as DisposalTask;

giveWay();
try {
  const archive = openArchive(task.file);
  try {
    if (task.kind === 'sweep') {
      trySweep(archive);
      say({ kind: 'done', result: null });
    } else {
      const { author, objects, reason } = task;
      say({ kind: 'done', result: disposeObjects(archive, author, objects, reason) });
    }
  } finally {
    archive.close();
  }
} catch (thrown) {
  const problem = asProblem(thrown, task.file);
  const log = problem instanceof Problem ? null : String((thrown as Error).stack ?? thrown);
  say({ kind: 'failed', problem: toEnvelope(problem), log });
}
