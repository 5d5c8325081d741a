import { eventState } from '../../archive/event-state.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { dimensions } from '../../archive/ingest/hour-counts.ts';
import { missingIndexes } from '../../archive/ingest/indexes.ts';
import { sql } from '../../archive/sql.ts';
import { countByIndex } from './by-index.ts';
import type { Counting } from './counting.ts';
import type { Counts } from './counts.ts';
import { memoryOf } from './memory.ts';
import { Tally } from './tally.ts';

/** Counts every event without looking at any: by the counts of hours, and by indexes alone. */
export class CountAll implements Counting {
  readonly #db: ReadDb;
  readonly #state: string;
  readonly #steps: Iterator<undefined>;
  tally = new Tally(3600);
  isAtEnd = false;

  /** True if it can be done: not while an import does without indexes. */
  static isPossible(db: ReadDb): boolean {
    return missingIndexes(db).length === 0;
  }

  constructor(db: ReadDb) {
    this.#db = db;
    this.#state = eventState(db);
    this.#steps = this.#work();
    const { all } = memoryOf(db);
    if (all?.state !== this.#state) return;
    this.tally = all.tally;
    this.isAtEnd = true;
  }

  step(): boolean {
    if (this.#steps.next().done !== true) return true;
    this.isAtEnd = true;
    if (eventState(this.#db) === this.#state) {
      memoryOf(this.#db).all = { state: this.#state, tally: this.tally };
    }
    return true;
  }

  *#work(): Generator<undefined> {
    const { tally } = this;
    this.#countHours();
    this.#byHours(dimensions.place, tally.place);
    yield;
    this.#byHours(dimensions.action, tally.action);
    yield;
    let withError = 0;
    yield* countByIndex(this.#db, 'error_code', (code, events) => {
      tally.errorCode.add(code, events);
      withError += events;
    });
    tally.errorCode.add(0, tally.events - withError);
    yield* countByIndex(this.#db, 'source_ip', (code, events) => tally.sourceIp.add(code, events));
    const { identities } = memoryOf(this.#db);
    yield* countByIndex(this.#db, 'identity', (code, events) => {
      tally.actor.add(identities.actorOf(code), events);
      tally.kind.add(identities.kindOf(code), events);
    });
  }

  #countHours(): void {
    const { tally } = this;
    const failed = new Map(
      this.#hours(dimensions.failed, 1).map(({ hour, events }) => [hour, events]),
    );
    for (const { hour, events } of this.#hours(dimensions.all, 0)) {
      tally.times.add(hour * 3600, failed.get(hour) ?? 0, events);
      tally.events += events;
    }
  }

  #hours(dimension: number, value: number): { readonly hour: number; readonly events: number }[] {
    return this.#db.all(
      sql`SELECT hour, events FROM hour
        WHERE dimension = ${dimension} AND value = ${value} AND events <> 0 ORDER BY hour DESC`,
    );
  }

  #byHours(dimension: number, counts: Counts): void {
    for (const { value, n } of this.#db.all<{ value: number; n: number }>(
      sql`SELECT value, sum(events) AS n FROM hour WHERE dimension = ${dimension} GROUP BY value`,
    )) {
      if (n !== 0) counts.add(value, n);
    }
  }
}
