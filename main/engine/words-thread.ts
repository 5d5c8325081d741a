/** A thread that puts the words of records into the index of an archive that the engine has open. */
import { parentPort, workerData } from 'node:worker_threads';
import { Problem, toEnvelope } from '../../preload/contract/errors.ts';
import { openArchive } from '../archive/open.ts';
import { indexWords } from '../archive/text/index-words.ts';
import { wordThread } from '../archive/text/word-thread.ts';
import { giveWay } from '../platform/give-way.ts';
import type { FromThread } from './in-thread.ts';

/** What the thread is started with. */
export interface WordsTask {
  readonly file: string;
}

/** Another writer holds the archive for a moment only: an act of the person at work. */
const waitSeconds = 60;

const say = (message: FromThread<null>): void => parentPort?.postMessage(message);
const { file } = workerData as WordsTask;
const controller = new AbortController();
parentPort?.on('message', () => controller.abort());

giveWay();
try {
  const archive = openArchive(file, { waitSeconds });
  try {
    await indexWords(archive.write, {
      openSource: () => wordThread(file),
      signal: controller.signal,
      onProgress: (done, total) => say({ kind: 'progress', done, total }),
    });
  } finally {
    archive.close();
  }
  say({ kind: 'done', result: null });
} catch (thrown) {
  const log = thrown instanceof Problem ? null : String((thrown as Error).stack ?? thrown);
  say({ kind: 'failed', problem: toEnvelope(thrown), log });
}
// The port would keep the thread alive.
parentPort?.close();
