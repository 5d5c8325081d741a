/** A thread that reads every original for the names in it, while the engine goes on answering. */
import { parentPort, workerData } from 'node:worker_threads';
import { Problem, toEnvelope } from '../../preload/contract/errors.ts';
import { asProblem } from '../archive/open.ts';
import { openToRead } from '../archive/open-to-read.ts';
import { giveWay } from '../platform/give-way.ts';
import type { FromThread } from './in-thread.ts';
import { namesOfRecords, type RecordNames } from './privacy/names-of-records.ts';

/** What the thread is started with: the archive, and the last original that was read before. */
export interface PeopleTask {
  readonly file: string;
  readonly after: number;
}

const say = (message: FromThread<RecordNames>): void => parentPort?.postMessage(message);
const { file, after } = workerData as PeopleTask;
const controller = new AbortController();
parentPort?.on('message', () => controller.abort());

giveWay();
try {
  const archive = openToRead(file);
  try {
    say({ kind: 'done', result: await namesOfRecords(archive.read, after, controller.signal) });
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
