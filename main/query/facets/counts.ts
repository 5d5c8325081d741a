/** How often each number came: four bytes for every number up to the largest. */
export class Counts {
  #counts = new Uint32Array(256);

  add(code: number, by = 1): void {
    if (code >= this.#counts.length) this.#grow(code);
    this.#counts[code] = (this.#counts[code] ?? 0) + by;
  }

  /** Adds one for each of these places of a column. */
  addAt(column: Int32Array | Uint8Array, places: Int32Array): void {
    let counts = this.#counts;
    for (let i = 0; i < places.length; i += 1) {
      const code = column[places[i] ?? 0] ?? 0;
      if (code >= counts.length) counts = this.#grow(code);
      counts[code] = (counts[code] ?? 0) + 1;
    }
  }

  get(code: number): number {
    return this.#counts[code] ?? 0;
  }

  /** Every number that came, in rising order, with how often. */
  forEach(see: (code: number, events: number) => void): void {
    const counts = this.#counts;
    for (let code = 0; code < counts.length; code += 1) {
      const events = counts[code] ?? 0;
      if (events !== 0) see(code, events);
    }
  }

  #grow(code: number): Uint32Array<ArrayBuffer> {
    const larger = new Uint32Array(2 ** Math.ceil(Math.log2(code + 1)));
    larger.set(this.#counts);
    this.#counts = larger;
    return larger;
  }
}
