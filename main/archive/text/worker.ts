/** A thread that reads the words of events: unpack originals, walk records. */
import { parentPort, workerData } from 'node:worker_threads';
import { connect } from '../connect.ts';
import { readHandle } from '../handles.ts';
import { WordReader, type WordsWanted } from './word-reader.ts';

/** What the thread is started with. */
export interface WordsTask {
  readonly file: string;
}

/** Only reads: a writer is waited for at most while it checkpoints. */
const waitSeconds = 60;

const { file } = workerData as WordsTask;
const connection = connect(file, waitSeconds, true);
const reader = new WordReader(readHandle(connection));

/** What is wanted, or null: nothing more is. */
parentPort?.on('message', (wanted: WordsWanted | null) => {
  if (wanted === null) {
    // Left to the end of the thread, it would keep the archive's log beside it.
    connection.close();
    parentPort?.close();
    return;
  }
  const batch = reader.read(wanted);
  const given = [batch.ids.buffer, batch.ends.buffer] as ArrayBuffer[];
  parentPort?.postMessage(batch, given);
});
