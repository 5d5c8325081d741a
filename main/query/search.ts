import type { ReadDb } from '../archive/handles.ts';
import { sql } from '../archive/sql.ts';
import { breathe } from '../platform/clock.ts';
import type { Query } from './ast.ts';
import { compile, type Plan } from './compile.ts';
import { ObjectFilter } from './object-filter.ts';
import { planOf } from './plan.ts';
import { Refs } from './refs.ts';
import { Stretches, type Stretch } from './stretches.ts';

/** Events of the first stretch, so that the first rows are there at once. */
const first = 1000;
/** A step shall take about so long: between two of them other calls are answered. */
const stepMs = 20;
const most = 2_000_000;

/**
 * A result in the making: the events that a query finds, newest first, found step by step. What is
 * found stays where it is; more comes behind it. Events that come into the archive meanwhile may be
 * missing.
 */
export class Search {
  readonly query: Query;
  readonly #db: ReadDb;
  readonly #plan: Plan;
  readonly #filter: ObjectFilter;
  readonly #stretches: Stretches;
  readonly #refs = new Refs();
  #wanted: number;
  /** The stretch that comes next, once it is known. */
  #ahead: Stretch | undefined;
  #passed = 0;
  #isDone = false;
  #spent = 0;

  /** @throws Problem bad_query for what cannot be asked */
  constructor(db: ReadDb, query: Query) {
    const start = performance.now();
    this.query = query;
    this.#db = db;
    this.#plan = planOf(db, query);
    this.#filter = new ObjectFilter(db, query, this.#plan);
    this.#stretches = new Stretches(db, query);
    // As many as the index leads to about so many of.
    const { led } = this.#plan;
    const each = led === undefined ? 1 : this.#stretches.total / Math.max(1, led);
    this.#wanted = Math.min(most, Math.ceil(first * Math.max(1, each)));
    this.#spent = performance.now() - start;
  }

  /** How many events are found by now. */
  get found(): number {
    return this.#refs.count;
  }

  get isDone(): boolean {
    return this.#isDone;
  }

  /** The part of the archive's events that has been gone through, 0 to 1. */
  get searched(): number {
    return this.#isDone ? 1 : this.#passed / Math.max(1, this.#stretches.total);
  }

  /** Milliseconds of work by now. */
  get spentMs(): number {
    return this.#spent;
  }

  /** Event ids of a part of what is found by now. */
  refs(offset: number, limit: number): number[] {
    return this.#refs.slice(offset, offset + limit);
  }

  /** Every event found by now, newest first; lasts until the next step. */
  all(): Float64Array {
    return this.#refs.all();
  }

  /** Goes through the next stretch of time. */
  step(): void {
    const start = performance.now();
    const stretch = this.#ahead ?? this.#stretches.next(this.#wanted);
    if (stretch === undefined) {
      this.#isDone = true;
      return;
    }
    this.#ahead = this.#stretches.next(this.#wanted);
    this.#filter.lookAhead(this.#ahead);
    this.#refs.add(
      this.#db.column<number>(
        sql`SELECT e.id FROM event AS e
          WHERE ${this.#filter.within(stretch)}
          AND ${compile(this.query, { ...this.#plan, within: stretch })}
          AND e.id >= ${BigInt(stretch.from)} AND e.id < ${BigInt(stretch.to)} ORDER BY e.id DESC`,
      ),
    );
    this.#passed += stretch.events;
    const took = performance.now() - start;
    this.#spent += took;
    // Never more than four times as much: the next stretch may hold what this one did not.
    const rate = Math.min(4, stepMs / Math.max(took, 0.1));
    this.#wanted = Math.max(100, Math.min(most, Math.round(stretch.events * rate)));
  }

  /** Goes on until so many are found, or to the end. */
  until(found: number): this {
    while (!this.#isDone && this.found < found) this.step();
    return this;
  }

  /** Every event, newest first; goes on as far as it is asked. */
  *eachRef(): Generator<number> {
    for (let at = 0; ;) {
      const fresh = this.refs(at, this.found - at);
      at += fresh.length;
      yield* fresh;
      if (fresh.length > 0) continue;
      if (this.#isDone) return;
      this.step();
    }
  }

  /**
   * Goes on until so many are found, or the time is up, or to the end; answers other calls between
   * two steps.
   *
   * @param forMs milliseconds of work
   */
  async advance(forMs: number, found = Infinity): Promise<void> {
    const end = this.#spent + forMs;
    while (!this.#isDone && this.found < found && this.#spent < end) {
      this.step();
      if (!this.#isDone) await breathe();
    }
  }
}

/** How many events a query finds. */
export function countEvents(db: ReadDb, query: Query): number {
  return new Search(db, query).until(Infinity).found;
}

/** Event ids of one page of a result, newest first; events of one second in descending id order. */
export function pageOfRefs(db: ReadDb, query: Query, offset: number, limit: number): number[] {
  return new Search(db, query).until(offset + limit).refs(offset, limit);
}

/** Every event that a query finds, newest first. */
export function* everyRef(db: ReadDb, query: Query): Generator<number> {
  const search = new Search(db, query);
  for (let at = 0; !search.isDone;) {
    search.step();
    const fresh = search.refs(at, search.found - at);
    at += fresh.length;
    yield* fresh;
  }
}
