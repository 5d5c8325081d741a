/** A thread that checks a trail: it reads every original, while the engine goes on answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { Problem, toEnvelope } from '../../preload/contract/errors.ts';
import { checkCompleteness, type Checked } from '../archive/completeness/check.ts';
import { asProblem } from '../archive/open.ts';
import { openToRead } from '../archive/open-to-read.ts';
import { giveWay } from '../platform/give-way.ts';
import type { FromThread } from './in-thread.ts';

/** What the thread is started with. */
export interface CompletenessTask {
  readonly file: string;
  readonly from: string | null;
  readonly to: string | null;
}

const say = (message: FromThread<Checked>): void => parentPort?.postMessage(message);
const { file, from, to } = workerData as CompletenessTask;
const controller = new AbortController();
parentPort?.on('message', () => controller.abort());

giveWay();
try {
  const archive = openToRead(file);
  try {
    const { signal } = controller;
    const onProgress = (done: number, total: number): void =>
      say({ kind: 'progress', done, total });
    const result = await checkCompleteness(archive.read, { from, to, signal, onProgress });
    say({ kind: 'done', result });
  } finally {
    archive.close();
  }
} catch (thrown) {
  const problem = asProblem(thrown, file);
  const log = problem instanceof Problem ? null : String((thrown as Error).stack ?? thrown);
  say({ kind: 'failed', problem: toEnvelope(problem), log });
}
// The port would keep the thread alive.
parentPort?.close();
