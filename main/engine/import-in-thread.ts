import { Worker } from 'node:worker_threads';
import type { ImportResult } from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { threadFile } from '../platform/thread-file.ts';
import type { FromImport, ImportTask } from './import-thread.ts';

export interface Watching {
  readonly signal: AbortSignal;
  readonly onProgress: (done: number, total: number) => void;
}

/**
 * Imports files and folders on a thread of its own, into an archive that is open here too.
 *
 * @throws Problem as `importSource`, `pathSource` and `openArchive` do
 */
export function importInThread(
  task: ImportTask,
  { signal, onProgress }: Watching,
): Promise<ImportResult> {
  const file = threadFile(import.meta.url, './import-thread.ts', './import-thread.js');
  const thread = new Worker(file, { workerData: task });
  const cancel = (): void => thread.postMessage('cancel');
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel, { once: true });
  return new Promise<ImportResult>((resolve, reject) => {
    thread.on('message', (message: FromImport) => {
      switch (message.kind) {
        case 'progress':
          onProgress(message.done, message.total);
          break;
        case 'done':
          resolve(message.result);
          break;
        case 'failed':
          reject(problemOf(message));
      }
    });
    thread.on('error', reject);
    thread.on('exit', () => reject(new Error('the thread of the import ended without a word')));
  }).finally(() => signal.removeEventListener('abort', cancel));
}

function problemOf({ problem, log }: Extract<FromImport, { kind: 'failed' }>): Error {
  if (log !== null) return new Error(log);
  return new Problem(problem.code, problem.message, problem.details);
}
