import { breathe } from '../../platform/clock.ts';
import type { SortKey } from './sort-key.ts';

/** Values read and sorted at a time: some milliseconds. */
const part = 8192;

interface Keyed {
  readonly code: number;
  readonly key: string;
}

/**
 * Numbers of values in the order of their texts; answers other calls between two pieces of work, because
 * a field may have as many values as there are events.
 */
export async function orderedCodes(
  codes: readonly number[],
  keysOf: SortKey['keysOf'],
): Promise<number[]> {
  let runs: Keyed[][] = [];
  for (let at = 0; at < codes.length; at += part) {
    const some = codes.slice(at, at + part);
    const keys = keysOf(some);
    runs.push(some.map((code, i) => ({ code, key: keys[i] ?? '' })).toSorted(byKey));
    await breathe();
  }
  while (runs.length > 1) {
    const merged: Keyed[][] = [];
    for (let at = 0; at < runs.length; at += 2) {
      merged.push(await mergedRun(runs[at] ?? [], runs[at + 1] ?? []));
    }
    runs = merged;
  }
  return (runs[0] ?? []).map(({ code }) => code);
}

async function mergedRun(a: readonly Keyed[], b: readonly Keyed[]): Promise<Keyed[]> {
  const merged: Keyed[] = [];
  let [i, j] = [0, 0];
  for (;;) {
    const [first, second] = [a[i], b[j]];
    if (first === undefined) return [...merged, ...b.slice(j)];
    if (second === undefined) return [...merged, ...a.slice(i)];
    const isFirst = byKey(first, second) <= 0;
    merged.push(isFirst ? first : second);
    if (isFirst) i += 1;
    else j += 1;
    if (merged.length % (4 * part) === 0) await breathe();
  }
}

function byKey({ key: a }: Keyed, { key: b }: Keyed): number {
  if (a === b) return 0;
  return a < b ? -1 : 1;
}
