/** A thread that reads batches of originals: gunzip, find records, extract. */
import { parentPort, workerData } from 'node:worker_threads';
import { BatchScanner, type BatchItem, type LeftAlone, type ScannedBatch } from './batch.ts';

export interface ToWorker {
  readonly id: number;
  readonly items: readonly BatchItem[];
}

/** The batches of one message, one by one; without a batch, there are no more. */
export interface FromWorker {
  readonly id: number;
  readonly batch: ScannedBatch | null;
}

const scanner = new BatchScanner(workerData as LeftAlone);

parentPort?.on('message', ({ id, items }: ToWorker) => {
  for (const batch of scanner.scan(items)) tell({ id, batch }, buffersOf(batch));
  tell({ id, batch: null });
});

function tell(message: FromWorker, given: ArrayBuffer[] = []): void {
  parentPort?.postMessage(message, given);
}

/** What is handed over instead of copied. */
function buffersOf({
  rows,
  hashes,
  identities,
  actions,
  places,
  bytes,
}: ScannedBatch): ArrayBuffer[] {
  const numbers = [rows.base, ...Object.values(rows.columns), hashes, identities, actions, places];
  return [...numbers.map(({ buffer }) => buffer), bytes.buffer] as ArrayBuffer[];
}
