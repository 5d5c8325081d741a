/**
 * How many events each minute or hour has. Events come newest first, so that those of one stretch
 * stand together; the numbers stay small however many events there are.
 */
export class Times {
  /** Seconds of a stretch: 60 or 3,600. */
  readonly unit: number;
  /** Seconds since 1970, falling. */
  readonly starts: number[] = [];
  readonly events: number[] = [];
  readonly failed: number[] = [];
  #last = -1;

  constructor(unit: 60 | 3600) {
    this.unit = unit;
  }

  /** @param second not later than any before, to the unit */
  add(second: number, failed: number, events = 1): void {
    const start = second - (second % this.unit);
    if (start !== this.#last) {
      this.#last = start;
      this.starts.push(start);
      this.events.push(0);
      this.failed.push(0);
    }
    const at = this.starts.length - 1;
    this.events[at] = (this.events[at] ?? 0) + events;
    this.failed[at] = (this.failed[at] ?? 0) + failed;
  }
}
