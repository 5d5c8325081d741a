/** A thread that reads batches of originals: gunzip, find records, extract. */
import { parentPort } from 'node:worker_threads';
import { BatchScanner, type BatchItem } from './batch.ts';

export interface ToWorker {
  readonly id: number;
  readonly items: readonly BatchItem[];
}

const scanner = new BatchScanner();

parentPort?.on('message', ({ id, items }: ToWorker) => {
  const batch = scanner.scan(items);
  const { rows, hashes, identities, actions, places, bytes } = batch;
  const numbers = [rows.base, ...Object.values(rows.columns), hashes, identities, actions, places];
  const given = [...numbers.map(({ buffer }) => buffer), bytes.buffer] as ArrayBuffer[];
  parentPort?.postMessage({ id, batch }, given);
});
