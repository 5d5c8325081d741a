import { idsPerSecond } from '../scan/event-key.ts';
import { flag } from '../scan/rows.ts';
import type { WriteDb } from '../handles.ts';

/** What `hour` counts by: everything (value 0), action, place, and failed calls (value 1). */
export const dimensions = { all: 0, action: 1, place: 2, failed: 3 } as const;

export const idsPerHour = idsPerSecond * 3600;

/** Values of a dimension are numbers of rows, far below this. */
const values = 2 ** 28;
const chunk = 64;

/** Counts events by hour, so that a histogram need not look at them. One for each transaction. */
export class HourCounts {
  readonly #db: WriteDb;
  readonly #counts = new Map<number, number>();

  constructor(db: WriteDb) {
    this.#db = db;
  }

  /** @param by 1 for an event that came, -1 to take one back */
  add(id: number, action: number, place: number, flags: number, by: 1 | -1): void {
    const hour = Math.floor(id / idsPerHour);
    this.#count(hour, dimensions.all, 0, by);
    this.#count(hour, dimensions.action, action, by);
    this.#count(hour, dimensions.place, place, by);
    if ((flags & flag.failed) !== 0) this.#count(hour, dimensions.failed, 1, by);
  }

  flush(): void {
    const rows = [...this.#counts].filter(([, events]) => events !== 0).sort((a, b) => a[0] - b[0]);
    for (let at = 0; at < rows.length; at += chunk) {
      const part = rows.slice(at, at + chunk);
      this.#db.run({
        text: `INSERT INTO hour (dimension, value, hour, events)
          VALUES ${part.map(() => '(?, ?, ?, ?)').join(', ')}
          ON CONFLICT (dimension, value, hour) DO UPDATE SET events = events + excluded.events`,
        values: part.flatMap(([key, events]) => [...partsOf(key), events]),
      });
    }
    this.#counts.clear();
  }

  #count(hour: number, dimension: number, value: number, by: number): void {
    const key = (dimension * values + value) * 2 ** 21 + hour;
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + by);
  }
}

/** Dimension, value, hour. Hours since 1970 stay below 2^21 until the year 2209. */
function partsOf(key: number): [number, number, number] {
  const above = Math.floor(key / 2 ** 21);
  return [Math.floor(above / values), above % values, key % 2 ** 21];
}
