/** A thread that unpacks originals and looks for bytes in them, ahead of a search. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { claim, look, type AheadBatch } from './ahead-batch.ts';
import type { Needles } from './needles.ts';

/** What the thread is started with. */
export interface AheadTask {
  /** Where texts go. */
  readonly texts: MessagePort;
}

/** The text of an original that may pass, for whoever reads its records. */
export interface AheadText {
  readonly object: number;
  readonly text: Uint8Array;
}

/** Smaller buffers of Node may be parts of one that others use (Buffer.poolSize). */
const leastOwned = 16 * 1024;

const { texts } = workerData as AheadTask;

parentPort?.on('message', (batch: AheadBatch) => {
  const demands = JSON.parse(batch.demands) as readonly Needles[];
  for (const [at, object] of batch.objects.entries()) {
    if (claim(batch, at)) look(batch, at, demands, (text) => give(object, text));
  }
});

function give(object: number, text: Buffer): void {
  const { buffer, length } = text;
  // What is not packed is its own text, and as soon read again.
  if (length < leastOwned || !(buffer instanceof ArrayBuffer)) return;
  texts.postMessage({ object, text } satisfies AheadText, [buffer]);
}
