import { totalmem } from 'node:os';
import { disposals, eventState } from '../../archive/event-state.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { dimensions } from '../../archive/ingest/hour-counts.ts';
import { idsPerSecond } from '../../archive/scan/event-key.ts';
import { sql } from '../../archive/sql.ts';
import { columnsFor, readInto, type Columns, type Source } from './columns.ts';

/** Row ids of a day. */
export const idsPerDay = idsPerSecond * 86_400;
/** Events read at a time: some 10 ms. */
const part = 16_384;
/** Reading an event singly takes as long as reading so many of a day, or longer. */
const singleCost = 16;
/** Of an event kept in memory. */
const bytesEach = 39;
/**
 * Events kept in memory: a part of what the machine has, for an archive with more of them than that
 * reads them anew for every count.
 */
const usualMost = Math.max(3_000_000, Math.floor(totalmem() / 32 / bytesEach));

interface Day {
  /** Events that the day had when its reading began. */
  readonly events: number;
  columns: Columns;
  read: number;
  isWhole: boolean;
}

/**
 * Days of an archive in memory, as columns of numbers: counting a million events takes some
 * milliseconds then. Days that events came into are read anew.
 */
export class Days {
  readonly #source: Source;
  readonly #most: number;
  readonly #db: ReadDb;
  /** Events of a day that were read singly. */
  readonly #single = new Map<number, number>();
  readonly #days = new Map<number, Day>();
  #state = '';
  #disposals = 0;
  #events: ReadonlyMap<number, number> = new Map();
  #kept = 0;

  /** @param most events that are kept, the day at hand aside */
  constructor(source: Source, most = usualMost) {
    this.#source = source;
    this.#most = most;
    this.#db = source.db;
  }

  /** Forgets what is no longer so; to be called before days are asked for. */
  refresh(): void {
    const state = eventState(this.#db);
    if (state === this.#state) return;
    this.#state = state;
    const gone = disposals(this.#db);
    this.#events = eventsByDay(this.#db);
    for (const [day, { events }] of this.#days) {
      // As many events as before can be others only if some were disposed of.
      if (gone !== this.#disposals || this.#eventsOf(day) !== events) this.#forget(day);
    }
    this.#disposals = gone;
  }

  /**
   * True if so many events of a day are better read as the whole day: also if they are few, but others
   * were read singly before.
   */
  isWorthwhile(day: number, events: number): boolean {
    return (events + (this.#single.get(day) ?? 0)) * singleCost >= this.#eventsOf(day);
  }

  /** Events of a day are read singly. */
  readSingly(day: number, events: number): void {
    this.#single.set(day, (this.#single.get(day) ?? 0) + events);
  }

  #eventsOf(day: number): number {
    return this.#events.get(day) ?? 0;
  }

  /** The day's columns, if it is in memory as a whole. */
  get(day: number): Columns | undefined {
    const known = this.#days.get(day);
    if (known?.isWhole !== true) return undefined;
    this.#days.delete(day);
    this.#days.set(day, known);
    return known.columns;
  }

  /** Reads a part of a day, some 10 ms; false if events came or went meanwhile. */
  readOn(day: number): boolean {
    const known = this.#days.get(day) ?? this.#begin(day);
    const { columns, read } = known;
    const from = BigInt(day) * BigInt(idsPerDay);
    const before = read === 0 ? from + BigInt(idsPerDay) : BigInt(columns.ids[read - 1] ?? 0);
    const which = sql`id < ${before} AND id >= ${from}`;
    const count = readInto(this.#source, columns, read, { which, most: part });
    if (count === undefined) {
      this.#forget(day);
      return false;
    }
    known.read += count;
    if (count < part) this.#finish(known);
    return true;
  }

  #begin(day: number): Day {
    const events = this.#eventsOf(day);
    const begun: Day = { events, columns: columnsFor(events), read: 0, isWhole: false };
    this.#kept += events;
    for (const [oldest] of this.#days) {
      if (this.#kept <= this.#most) break;
      this.#forget(oldest);
    }
    this.#days.set(day, begun);
    return begun;
  }

  #finish(day: Day): void {
    day.isWhole = true;
    const { ids } = day.columns;
    if (day.read < ids.length) day.columns = { ...day.columns, ids: ids.subarray(0, day.read) };
  }

  #forget(day: number): void {
    this.#kept -= this.#days.get(day)?.events ?? 0;
    this.#days.delete(day);
  }
}

function eventsByDay(db: ReadDb): ReadonlyMap<number, number> {
  const days = new Map<number, number>();
  for (const { hour, events } of db.all<{ hour: number; events: number }>(
    sql`SELECT hour, events FROM hour WHERE dimension = ${dimensions.all} AND value = 0`,
  )) {
    const day = Math.floor(hour / 24);
    days.set(day, (days.get(day) ?? 0) + events);
  }
  return days;
}
