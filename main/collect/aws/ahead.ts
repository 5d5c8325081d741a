/** How much may be fetched before it is asked for. */
export interface Ahead {
  readonly count: number;
  readonly bytes: number;
}

/**
 * Fetches several items at a time and yields them in their order, so that what is here is always a
 * beginning of the list. Memory holds what is ahead, and no more.
 *
 * @param sizeOf bytes that an item will take
 */
export async function* fetchedAhead<T, R>(
  items: AsyncIterable<T>,
  fetch: (item: T) => Promise<R>,
  sizeOf: (item: T) => number,
  ahead: Ahead,
): AsyncGenerator<R> {
  const under: { readonly result: Promise<R>; readonly size: number }[] = [];
  let bytes = 0;
  const first = async (): Promise<R> => {
    const next = under.shift();
    if (next === undefined) throw new Error('nothing is under way');
    bytes -= next.size;
    return next.result;
  };
  for await (const item of items) {
    const size = sizeOf(item);
    while (under.length > 0 && (under.length >= ahead.count || bytes + size > ahead.bytes)) {
      yield await first();
    }
    const result = fetch(item);
    // It is looked at in its turn; until then its failure is nobody's.
    result.catch(() => undefined);
    under.push({ result, size });
    bytes += size;
  }
  while (under.length > 0) yield await first();
}
