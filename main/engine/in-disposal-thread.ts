import { SHARE_ENV, Worker } from 'node:worker_threads';
import type { Disposed } from '../../preload/contract/retention.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { threadFile } from '../platform/thread-file.ts';
import type { DisposalTask, FromDisposal } from './disposal-thread.ts';

/**
 * Disposes of originals, or ends such a disposal, on a thread of its own in an archive that is open
 * here too.
 *
 * @returns null for a sweep
 * @throws Problem as `disposeObjects` and `openArchive` do
 */
export function inDisposalThread(task: DisposalTask): Promise<Disposed | null> {
  const file = threadFile(import.meta.url, './disposal-thread.ts', './disposal-thread.js');
  const thread = new Worker(file, { workerData: task, env: SHARE_ENV });
  return new Promise((resolve, reject) => {
    let said: FromDisposal | undefined;
    thread.on('message', (message: FromDisposal) => {
      said = message;
    });
    thread.on('error', reject);
    // Only then are its connections closed.
    thread.on('exit', () => {
      if (said === undefined) reject(new Error('the thread of the disposal ended without a word'));
      else if (said.kind === 'done') resolve(said.result);
      else reject(problemOf(said));
    });
  });
}

function problemOf({ problem, log }: Extract<FromDisposal, { kind: 'failed' }>): Error {
  if (log !== null) return new Error(log);
  return new Problem(problem.code, problem.message, problem.details);
}
