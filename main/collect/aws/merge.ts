/**
 * Several sequences as one, in the order in which their items come; at most `atOnce` are open, and each
 * is at most one item ahead of whoever reads. What one throws ends all.
 */
export async function* merged<T>(
  sequences: readonly (() => AsyncGenerator<T>)[],
  atOnce: number,
): AsyncGenerator<T> {
  const waiting = [...sequences];
  const open = new Map<AsyncGenerator<T>, Promise<Arrived<T>>>();
  const advance = (from: AsyncGenerator<T>): void => {
    const next = from.next().then((result) => ({ from, result }));
    // It is looked at when the reader comes back: until then nobody else may take it for forgotten.
    next.catch(() => undefined);
    open.set(from, next);
  };
  const fill = (): void => {
    while (open.size < atOnce) {
      const start = waiting.shift();
      if (start === undefined) return;
      advance(start());
    }
  };
  try {
    fill();
    while (open.size > 0) {
      const { from, result } = await Promise.race(open.values());
      open.delete(from);
      if (result.done === true) {
        fill();
        continue;
      }
      // Ahead of the reader, so that requests go on while it writes; and last in turn, so that all get theirs.
      advance(from);
      yield result.value;
    }
  } finally {
    // A sequence that was stopped in the middle of a request is not waited for.
    for (const from of open.keys()) {
      void from.return(undefined).catch(() => undefined);
    }
  }
}

interface Arrived<T> {
  readonly from: AsyncGenerator<T>;
  readonly result: IteratorResult<T>;
}

/** A sequence that ends where a person stopped it, without an error. */
export async function* untilStopped<T>(
  items: AsyncIterable<T>,
  signal: AbortSignal | undefined,
): AsyncGenerator<T> {
  try {
    yield* items;
  } catch (thrown) {
    if (signal?.aborted !== true) throw thrown;
  }
}
