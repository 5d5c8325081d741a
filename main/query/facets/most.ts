import type { Group } from './groups.ts';

/** Keeps those with most events of the groups it is shown; of equals, those that came first. */
export class Most {
  readonly #limit: number;
  /** By falling events, if there is a limit. */
  readonly #kept: Group[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** In no order, if there is no limit. */
  get groups(): readonly Group[] {
    return this.#kept;
  }

  see(value: number, events: number, source: number): void {
    if (this.#limit === Infinity) {
      this.#kept.push({ value, events, source });
      return;
    }
    const last = this.#kept.at(-1);
    if (this.#kept.length === this.#limit && events <= (last?.events ?? 0)) return;
    let [low, high] = [0, this.#kept.length];
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.#kept[middle]?.events ?? 0) < events) high = middle;
      else low = middle + 1;
    }
    this.#kept.splice(low, 0, { value, events, source });
    if (this.#kept.length > this.#limit) this.#kept.pop();
  }
}
