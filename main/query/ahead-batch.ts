/**
 * Originals that this thread and others look at together, in memory that all of them see. Whoever
 * claims one looks at it; nobody waits for anybody.
 */
import { unpack } from '../archive/scan/unpack.ts';
import { placesOfAll, textLacks, type Needles, type Places } from './needles.ts';

/** What is known of an original. */
const verdict = { open: 0, claimed: 1, lacks: 2, mayPass: 3 } as const;

/** Originals as they are packed; in shared memory, so that handing them to a thread copies nothing. */
export interface AheadBatch {
  /** What a record must fulfil, all of it: Needles[] as JSON. */
  readonly demands: string;
  /** In the order in which the other threads look at them. */
  readonly objects: readonly number[];
  /** Where each begins in `bytes`, and behind the last one where it ends. */
  readonly starts: readonly number[];
  readonly bytes: Uint8Array;
  /** A `verdict` for each. */
  readonly verdicts: Int32Array;
}

/** @param packed each original's bytes as they came */
export function aheadBatch(packed: ReadonlyMap<number, Uint8Array>, demands: string): AheadBatch {
  const parts = [...packed.values()];
  const starts = [0];
  for (const part of parts) starts.push((starts.at(-1) ?? 0) + part.length);
  const bytes = new Uint8Array(new SharedArrayBuffer(starts.at(-1) ?? 0));
  for (const [at, part] of parts.entries()) bytes.set(part, starts[at]);
  const verdicts = new Int32Array(new SharedArrayBuffer(parts.length * 4));
  return { demands, objects: [...packed.keys()], starts, bytes, verdicts };
}

/** True if the original at this place is the caller's to look at. */
export function claim({ verdicts }: AheadBatch, at: number): boolean {
  return Atomics.compareExchange(verdicts, at, verdict.open, verdict.claimed) === verdict.open;
}

/**
 * Looks at an original that is the caller's, and tells what was found. One that cannot be unpacked stays
 * claimed: whoever asks for it meets the same, and says so.
 *
 * @param keep is given the text of one that may pass, and where in it, before anybody is told
 */
export function look(
  batch: AheadBatch,
  at: number,
  demands: readonly Needles[],
  keep: (text: Buffer, places: Places) => void,
): void {
  const [start = 0, end = 0] = batch.starts.slice(at, at + 2);
  const unpacked = unpack(Buffer.from(batch.bytes.buffer, start, end - start));
  if (!unpacked.ok) return;
  const isLacking = textLacks(unpacked.text, demands);
  if (!isLacking) keep(unpacked.text, placesOfAll(unpacked.text, demands));
  Atomics.store(batch.verdicts, at, isLacking ? verdict.lacks : verdict.mayPass);
}

/** What was found; undefined: nothing yet. */
export function found({ verdicts }: AheadBatch, at: number): boolean | undefined {
  const known = Atomics.load(verdicts, at);
  return known === verdict.lacks || known === verdict.mayPass
    ? known === verdict.mayPass
    : undefined;
}
