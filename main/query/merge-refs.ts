/** An event found in one of several archives. */
export interface FoundIn {
  /** The archive's place in the list that was searched. */
  readonly source: number;
  readonly ref: number;
}

/**
 * Several results as one, newest first. An event's number begins with its second, so numbers of
 * different archives can be compared; those that are equal come in the order of the list. Takes from
 * each result only what it hands on, and one more.
 *
 * @param sources each in falling order
 */
export function* mergeRefs(sources: readonly Iterable<number>[]): Generator<FoundIn> {
  const results = sources.map((source) => source[Symbol.iterator]());
  try {
    const heads = results.map((result) => result.next());
    for (;;) {
      let newest: FoundIn | undefined;
      for (const [source, head] of heads.entries()) {
        if (!head.done && (newest === undefined || head.value > newest.ref)) {
          newest = { source, ref: head.value };
        }
      }
      if (newest === undefined) return;
      yield newest;
      const result = results[newest.source];
      if (result !== undefined) heads[newest.source] = result.next();
    }
  } finally {
    // A statement that is left half read would keep its archive from being closed.
    for (const result of results) result.return?.();
  }
}
