import type { ReadDb } from '../../archive/handles.ts';
import { idsPerSecond } from '../../archive/scan/event-key.ts';
import { sql } from '../../archive/sql.ts';
import { breathe } from '../../platform/clock.ts';
import type { Facet, FacetName } from '../../../preload/contract/overview.ts';
import type { Search } from '../search.ts';
import { periodOf } from '../stretches.ts';
import { CountAll } from './count-all.ts';
import { CountFound } from './count-found.ts';
import type { Counting } from './counting.ts';
import { facetOf } from './facets.ts';
import { histogramOf, type Histogram, type Span } from './histogram.ts';
import { memoryOf } from './memory.ts';

/** An archive of less time is shown by minutes, which its counts of hours do not tell. */
const leastForHours = 48 * 3600;

/** What a search has found, by value and by time; counted step by step, beside the search. */
export class Overview {
  readonly #db: ReadDb;
  readonly #search: Search;
  readonly #counting: Counting;

  constructor(db: ReadDb, search: Search) {
    this.#db = db;
    this.#search = search;
    const span = search.query.kind === 'all' ? spanOfArchive(db) : undefined;
    const isLong = span !== undefined && span.to - span.from > leastForHours;
    this.#counting =
      isLong && CountAll.isPossible(db) ? new CountAll(db) : new CountFound(db, search);
  }

  /** How many events are counted by now. */
  get counted(): number {
    return this.#counting.tally.events;
  }

  /** Everything is found and counted. */
  get isDone(): boolean {
    const isFound = this.#counting instanceof CountAll || this.#search.isDone;
    return isFound && this.#counting.isAtEnd && memoryOf(this.#db).identities.isWhole;
  }

  /** Some milliseconds of counting; false if there is nothing to count now. */
  step(): boolean {
    const { identities } = memoryOf(this.#db);
    identities.refresh();
    if (!identities.isWhole) {
      identities.readOn();
      return true;
    }
    return !this.#counting.isAtEnd && this.#counting.step();
  }

  /**
   * Counts what is found by now until the time is up; answers other calls between two steps.
   *
   * @param forMs milliseconds of work
   */
  async advance(forMs: number): Promise<void> {
    let left = forMs;
    while (left > 0) {
      const start = performance.now();
      if (!this.step()) return;
      left -= performance.now() - start;
      await breathe();
    }
  }

  /** Counts everything that the search finds, to its end. */
  whole(): this {
    if (this.#counting instanceof CountFound) this.#search.until(Infinity);
    while (!this.isDone) this.step();
    return this;
  }

  /** Events by the values of one facet. */
  facet(facet: FacetName, limit: number): Facet {
    return facetOf(this.#db, this.#counting.tally, { facet, limit, query: this.#search.query });
  }

  /** Events by time; undefined while there is none to show. */
  histogram(width?: number): Histogram | undefined {
    const span = this.#span();
    return span === undefined ? undefined : histogramOf(this.#counting.tally.times, span, width);
  }

  /**
   * From the first event to the last, or what the query asks for; while a search goes on, what it may
   * still find: else the axis would move with each step.
   */
  #span(): Span | undefined {
    const { from, to } = periodOf(this.#search.query);
    const open = from !== null && to !== null ? undefined : this.#spanOfEvents();
    const span = { from: from ?? open?.from, to: to ?? open?.to };
    if (span.from === undefined || span.to === undefined || span.to <= span.from) return undefined;
    return { from: span.from, to: span.to };
  }

  #spanOfEvents(): Span | undefined {
    const all = this.#counting instanceof CountAll;
    if (all || !this.#search.isDone) return spanOfArchive(this.#db);
    const refs = this.#search.all();
    const [newest, oldest] = [refs[0], refs.at(-1)];
    return newest === undefined || oldest === undefined ? undefined : spanOf(oldest, newest);
  }
}

/** From the archive's first event to its last; undefined if it has none. */
export function spanOfArchive(db: ReadDb): Span | undefined {
  const ends = db.get<{ first: number | null; last: number | null }>(
    sql`SELECT (SELECT min(id) FROM event) AS first, (SELECT max(id) FROM event) AS last`,
  );
  if (ends === undefined || ends.first === null || ends.last === null) return undefined;
  return spanOf(ends.first, ends.last);
}

function spanOf(first: number, last: number): Span {
  return { from: Math.floor(first / idsPerSecond), to: Math.floor(last / idsPerSecond) + 1 };
}
