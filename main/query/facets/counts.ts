/** Codes of a page. Numbers of rows in use lie scattered among those of the dictionary. */
const page = 256;

/** How often each number came. Memory follows the numbers in use, not the largest one. */
export class Counts {
  readonly #pages: (Uint32Array | undefined)[] = [];

  add(code: number, by = 1): void {
    const counts = (this.#pages[code >>> 8] ??= new Uint32Array(page));
    counts[code & 255] = (counts[code & 255] ?? 0) + by;
  }

  /** Adds one for each of these places of a column. */
  addAt(column: ArrayLike<number>, places: Int32Array): void {
    const pages = this.#pages;
    for (let i = 0; i < places.length; i += 1) {
      const code = column[places[i] ?? 0] ?? 0;
      const counts = (pages[code >>> 8] ??= new Uint32Array(page));
      counts[code & 255] = (counts[code & 255] ?? 0) + 1;
    }
  }

  get(code: number): number {
    return this.#pages[code >>> 8]?.[code & 255] ?? 0;
  }

  /** Every number that came, in rising order, with how often. */
  forEach(see: (code: number, events: number) => void): void {
    for (let at = 0; at < this.#pages.length; at += 1) {
      const counts = this.#pages[at];
      if (counts === undefined) continue;
      for (let i = 0; i < page; i += 1) {
        const events = counts[i] ?? 0;
        if (events !== 0) see(at * page + i, events);
      }
    }
  }
}
