import { mergeRefs, type FoundIn } from '../query/merge-refs.ts';
import type { Search } from '../query/index.ts';
import { breathe } from '../platform/clock.ts';

/** Events taken between two breaths: some milliseconds. */
const stretch = 8192;
/** So often it is asked whether somebody still wants the result. */
const stretchMs = 50;

/** What several archives were found to hold, newest first: 9 bytes for each event. */
export interface MergedResult {
  readonly count: number;
  /** Of each archive. */
  readonly each: readonly number[];
  slice(offset: number, limit: number): FoundIn[];
}

/**
 * Merges results while other calls are answered in between.
 *
 * @param isWanted asked now and then; undefined is returned once it says no
 */
export async function mergedResult(
  searches: readonly Search[],
  isWanted: () => boolean,
): Promise<MergedResult | undefined> {
  for (const search of searches) {
    while (!search.isDone) {
      await search.advance(stretchMs);
      if (!isWanted()) return undefined;
    }
  }
  let refs = new Float64Array(stretch);
  let places = new Uint8Array(stretch);
  const each = searches.map(() => 0);
  let count = 0;
  for (const { source, ref } of mergeRefs(searches.map((search) => search.eachRef()))) {
    if (count === refs.length) {
      refs = grown(refs, new Float64Array(count * 2));
      places = grown(places, new Uint8Array(count * 2));
    }
    refs[count] = ref;
    places[count] = source;
    each[source] = (each[source] ?? 0) + 1;
    count += 1;
    if (count % stretch !== 0) continue;
    await breathe();
    if (!isWanted()) return undefined;
  }
  return {
    count,
    each,
    slice: (offset, limit) =>
      Array.from({ length: Math.max(0, Math.min(limit, count - offset)) }, (_, step) => ({
        source: places[offset + step] ?? 0,
        ref: refs[offset + step] ?? 0,
      })),
  };
}

function grown<T extends Float64Array | Uint8Array>(small: T, large: T): T {
  large.set(small);
  return large;
}
