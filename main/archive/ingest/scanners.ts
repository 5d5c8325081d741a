import { Worker } from 'node:worker_threads';
import { availableParallelism } from 'node:os';
import { threadFile } from '../../platform/thread-file.ts';
import { BatchScanner, type BatchItem, type LeftAlone, type ScannedBatch } from '../scan/batch.ts';
import type { FromWorker, ToWorker } from '../scan/worker.ts';

/** What became of some items, and whose numbers it uses. */
export interface Scan {
  readonly scanner: number;
  readonly batches: readonly ScannedBatch[];
}

/** Whatever reads batches. A batch's numbers are those of the scanner that read it. */
export interface Scanners {
  /** Batches that may be under way at once. */
  readonly ahead: number;
  scan(items: readonly BatchItem[]): Promise<Scan>;
  close(): Promise<void>;
}

/** Reads on this thread. */
export function localScanner(leftAlone: LeftAlone): Scanners {
  const scanner = new BatchScanner(leftAlone);
  return {
    ahead: 1,
    scan: async (items) => Promise.resolve({ scanner: 0, batches: [...scanner.scan(items)] }),
    close: () => Promise.resolve(),
  };
}

interface Waiting {
  readonly batches: ScannedBatch[];
  readonly resolve: (batches: readonly ScannedBatch[]) => void;
  readonly reject: (reason: unknown) => void;
}

/**
 * Reads on threads of their own: one for each processor, since the writer often waits for the disk,
 * and at most four, which read faster than one writes. A thread that dies fails what it had under
 * way, and is not replaced.
 */
export function scannerThreads(
  leftAlone: LeftAlone,
  count = Math.min(4, availableParallelism()),
): Scanners {
  const threads = Array.from({ length: count }, () => scannerThread(leftAlone));
  return {
    // One more than there are threads, so that none waits for the writer.
    ahead: count * 2,
    async scan(items) {
      const thread = threads.reduce((best, each) => (each.busy() < best.busy() ? each : best));
      return { scanner: threads.indexOf(thread), batches: await thread.scan(items) };
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

function scannerThread(leftAlone: LeftAlone): {
  readonly busy: () => number;
  readonly scan: (items: readonly BatchItem[]) => Promise<readonly ScannedBatch[]>;
  readonly close: () => Promise<unknown>;
} {
  const waiting = new Map<number, Waiting>();
  const worker = new Worker(threadFile(import.meta.url, '../scan/worker.ts', './scan-worker.js'), {
    workerData: leftAlone,
  });
  let next = 0;
  worker.on('message', ({ id, batch }: FromWorker) => {
    const asked = waiting.get(id);
    if (batch !== null) {
      asked?.batches.push(batch);
      return;
    }
    asked?.resolve(asked.batches);
    waiting.delete(id);
  });
  const fail = (reason: unknown): void => {
    for (const { reject } of waiting.values()) reject(reason);
    waiting.clear();
  };
  worker.on('error', fail);
  worker.on('exit', () => fail(new Error('a thread of the import ended')));
  return {
    busy: () => waiting.size,
    scan: (items) =>
      new Promise((resolve, reject) => {
        const id = next;
        next += 1;
        waiting.set(id, { batches: [], resolve, reject });
        const message: ToWorker = { id, items };
        worker.postMessage(message);
      }),
    close: () => worker.terminate(),
  };
}
