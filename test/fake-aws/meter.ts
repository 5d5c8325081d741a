/** Counts requests of each account and region, and the most of them in any stretch of time. */
export class Meter {
  readonly #times = new Map<string, number[]>();
  readonly #per: { readonly requests: number; readonly perMs: number };

  constructor(per: { readonly requests: number; readonly perMs: number }) {
    this.#per = per;
  }

  /** Notes a request; false if it is one too many in the stretch that ends with it. */
  note(stream: string, at: number): boolean {
    const times = this.#times.get(stream) ?? [];
    this.#times.set(stream, times);
    times.push(at);
    const before = times[times.length - 1 - this.#per.requests];
    return before === undefined || at - before >= this.#per.perMs;
  }

  get total(): number {
    return [...this.#times.values()].reduce((sum, times) => sum + times.length, 0);
  }

  /** The most requests of one account and region in a stretch, wherever it begins. */
  get busiest(): number {
    let most = 0;
    for (const times of this.#times.values()) {
      let first = 0;
      for (const [index, time] of times.entries()) {
        while (time - (times[first] ?? 0) >= this.#per.perMs) first += 1;
        most = Math.max(most, index - first + 1);
      }
    }
    return most;
  }

  clear(): void {
    this.#times.clear();
  }
}
