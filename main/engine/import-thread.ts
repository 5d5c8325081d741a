/** A thread that imports: it has connections of its own, so that the engine goes on answering. */
import { parentPort, workerData } from 'node:worker_threads';
import type { ImportResult } from '../../preload/contract/domain.ts';
import { Problem, toEnvelope } from '../../preload/contract/errors.ts';
import { importSource, type ImportOptions } from '../archive/import.ts';
import { scannerThreads } from '../archive/ingest/scanners.ts';
import type { Author } from '../archive/ledger.ts';
import { asProblem, openArchive } from '../archive/open.ts';
import { manualOriginal, type AddedByHand } from '../collect/manual-event.ts';
import { pathSource } from '../collect/paths.ts';
import { giveWay } from '../platform/give-way.ts';
import type { FromThread } from './in-thread.ts';

/** What the thread is started with. */
export interface ImportTask {
  readonly file: string;
  /** Files and folders, or an event that a person adds. */
  readonly of: readonly string[] | AddedByHand;
  readonly author: Author;
}

/** Another writer holds the archive for a moment only: an act of the person at work. */
const waitSeconds = 60;

const say = (message: FromThread<ImportResult>): void => parentPort?.postMessage(message);
const { file, of, author } = workerData as ImportTask;
const controller = new AbortController();
parentPort?.on('message', () => controller.abort());

/** Closes the archive before it returns: whoever hears of the result may move the file. */
async function imported(): Promise<ImportResult> {
  const from = sourceOf(of);
  const archive = openArchive(file, { waitSeconds });
  try {
    return await importSource(archive.write, {
      ...from,
      author,
      // For one event no further thread is worth it.
      ...('event' in of ? {} : { openScanners: scannerThreads }),
      signal: controller.signal,
      onProgress: (done, total) => say({ kind: 'progress', done, total }),
    });
  } finally {
    archive.close();
  }
}

function sourceOf(what: ImportTask['of']): Pick<ImportOptions, 'source' | 'names'> {
  if (!('event' in what)) return { source: pathSource(what), names: what };
  const { source, name } = manualOriginal(what, author.profile.name);
  return { source, names: [name] };
}

giveWay();
try {
  say({ kind: 'done', result: await imported() });
} catch (thrown) {
  const problem = asProblem(thrown, file);
  const log = problem instanceof Problem ? null : String((thrown as Error).stack ?? thrown);
  say({ kind: 'failed', problem: toEnvelope(problem), log });
}
// The port would keep the thread alive.
parentPort?.close();
