/** A thread that copies or compacts an archive which the engine has open: both take their time. */
import { parentPort, workerData } from 'node:worker_threads';
import { Problem, toEnvelope } from '../../preload/contract/errors.ts';
import { backUp, type Backup } from '../archive/backup.ts';
import { compact, type Compacted } from '../archive/compact.ts';
import { giveWay } from '../platform/give-way.ts';
import type { FromThread } from './in-thread.ts';

/** What the thread is started with. */
export type KeepingTask =
  | { readonly kind: 'backup'; readonly file: string; readonly out: string }
  | { readonly kind: 'compact'; readonly file: string };

/** Another writer holds the archive for a moment only: an act of the person at work. */
const waitSeconds = 60;

const say = (message: FromThread<Backup | Compacted>): void => parentPort?.postMessage(message);
const controller = new AbortController();
parentPort?.on('message', () => controller.abort());

giveWay();
try {
  say({ kind: 'done', result: await work(workerData as KeepingTask) });
} catch (thrown) {
  const log = thrown instanceof Problem ? null : String((thrown as Error).stack ?? thrown);
  say({ kind: 'failed', problem: toEnvelope(thrown), log });
}
// The port would keep the thread alive.
parentPort?.close();

async function work(task: KeepingTask): Promise<Backup | Compacted> {
  switch (task.kind) {
    case 'backup':
      return backUp(task.file, task.out, {
        signal: controller.signal,
        waitSeconds,
        onProgress: (done, total) => say({ kind: 'progress', done, total }),
      });
    case 'compact':
      return compact(task.file, { isAlone: false, waitSeconds });
  }
}
