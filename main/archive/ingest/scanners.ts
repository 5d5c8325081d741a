import { Worker } from 'node:worker_threads';
import { BatchScanner, type BatchItem, type ScannedBatch } from '../scan/batch.ts';
import type { ToWorker } from '../scan/worker.ts';

/** Whatever reads batches. A batch's numbers are those of the scanner that read it. */
export interface Scanners {
  /** Batches that may be under way at once. */
  readonly ahead: number;
  scan(
    items: readonly BatchItem[],
  ): Promise<{ readonly scanner: number; readonly batch: ScannedBatch }>;
  close(): Promise<void>;
}

/** Reads on this thread. */
export function localScanner(): Scanners {
  const scanner = new BatchScanner();
  return {
    ahead: 1,
    scan: async (items) => Promise.resolve({ scanner: 0, batch: scanner.scan(items) }),
    close: () => Promise.resolve(),
  };
}

/** The worker's file: beside this one when it runs as it was written, beside the bundle when built. */
function workerFile(): URL {
  const isSource = import.meta.url.endsWith('.ts');
  return new URL(isSource ? '../scan/worker.ts' : './scan-worker.js', import.meta.url);
}

interface Waiting {
  readonly resolve: (batch: ScannedBatch) => void;
  readonly reject: (reason: unknown) => void;
}

/** Reads on threads of their own. A thread that dies fails what it had under way, and is not replaced. */
export function scannerThreads(count: number): Scanners {
  const threads = Array.from({ length: count }, () => scannerThread());
  return {
    // One more than there are threads, so that none waits for the writer.
    ahead: count * 2,
    async scan(items) {
      const thread = threads.reduce((best, each) => (each.busy() < best.busy() ? each : best));
      return { scanner: threads.indexOf(thread), batch: await thread.scan(items) };
    },
    async close() {
      await Promise.all(threads.map((thread) => thread.close()));
    },
  };
}

function scannerThread(): {
  readonly busy: () => number;
  readonly scan: (items: readonly BatchItem[]) => Promise<ScannedBatch>;
  readonly close: () => Promise<unknown>;
} {
  const waiting = new Map<number, Waiting>();
  const worker = new Worker(workerFile());
  let next = 0;
  worker.on('message', ({ id, batch }: { id: number; batch: ScannedBatch }) => {
    waiting.get(id)?.resolve(batch);
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
        waiting.set(id, { resolve, reject });
        const message: ToWorker = { id, items };
        worker.postMessage(message);
      }),
    close: () => worker.terminate(),
  };
}
