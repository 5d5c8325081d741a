import type { Span } from './cover-chain.ts';
import type { Slice } from './judged.ts';
import type { LogFile } from './trail-files.ts';

/** An account and a region. */
export interface RowPlace {
  readonly account: string;
  readonly region: string;
}

/** Between the delivery of a log file and the end of its digest's time, in ms. */
export const slack = 15 * 60_000;

export function rowId({ account, region }: RowPlace): string {
  return `${account} ${region}`;
}

/** Minutes of delivery by row, in order. */
export function deliveries(logs: readonly LogFile[]): Map<string, number[]> {
  const found = new Map<string, number[]>();
  for (const { name } of logs) {
    if (name === undefined) continue;
    const known = found.get(rowId(name));
    if (known === undefined) found.set(rowId(name), [name.delivered]);
    else known.push(name.delivered);
  }
  for (const times of found.values()) times.sort((a, b) => a - b);
  return found;
}

/** True if valid digests cover the time and its neighbourhood without a hole. */
export function isCovered(slices: readonly Slice[], { from, to }: Span): boolean {
  const near = slices
    .filter((slice) => slice.to > from - slack && slice.from < to + slack)
    .toSorted((a, b) => a.from - b.from);
  let at = from - slack;
  for (const slice of near) {
    if (slice.from > at) return false;
    at = Math.max(at, slice.to);
  }
  return at >= to + slack;
}

/** Things by a key of theirs, such as the id of their row, in the order in which they came. */
export function grouped<Thing>(
  things: readonly Thing[],
  keyOf: (thing: Thing) => string,
): Map<string, Thing[]> {
  const found = new Map<string, Thing[]>();
  for (const thing of things) {
    const key = keyOf(thing);
    const known = found.get(key);
    if (known === undefined) found.set(key, [thing]);
    else known.push(thing);
  }
  return found;
}
