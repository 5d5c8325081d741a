/** A thread that unpacks originals and looks for bytes in them, ahead of a search. */
import { parentPort, workerData, type MessagePort } from 'node:worker_threads';
import { claim, look, type AheadBatch } from './ahead-batch.ts';
import type { Needles, Places } from './needles.ts';

/** What the thread is started with. */
export interface AheadTask {
  /** Where texts go. */
  readonly texts: MessagePort;
}

/** The text of an original that may pass, for whoever reads its records. */
export interface AheadText {
  readonly object: number;
  readonly text: Uint8Array;
  readonly places: Places;
}

const { texts } = workerData as AheadTask;

parentPort?.on('message', (batch: AheadBatch) => {
  const demands = JSON.parse(batch.demands) as readonly Needles[];
  for (const [at, object] of batch.objects.entries()) {
    if (claim(batch, at)) look(batch, at, demands, (text, places) => give(object, text, places));
  }
});

function give(object: number, text: Buffer, places: Places): void {
  // Smaller buffers of Node may be parts of one that others use too (Buffer.poolSize); what was not
  // packed lies in the batch.
  const isOwn = text.buffer instanceof ArrayBuffer && text.length >= Buffer.poolSize / 2;
  const own = isOwn ? text : Uint8Array.from(text);
  texts.postMessage({ object, text: own, places } satisfies AheadText, [own.buffer as ArrayBuffer]);
}
