import type { ReadDb } from '../archive/handles.ts';
import { dimensions, idsPerHour } from '../archive/ingest/hour-counts.ts';
import { idsPerSecond } from '../archive/scan/event-key.ts';
import { sql } from '../archive/sql.ts';
import { isMember } from './fields.ts';
import type { Query } from './ast.ts';

/** The events with a row id in [from, to), and how many they are. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly events: number;
}

interface Hour {
  readonly hour: number;
  readonly events: number;
}

/** The archive's time, newest first, in stretches of about as many events as is asked for. */
export class Stretches {
  readonly #db: ReadDb;
  readonly #hours: readonly Hour[];
  #at = 0;
  /** Of the hour at hand: what is left of it. */
  #left: number;
  #to: number;
  /** Events in all hours that the query's time touches. */
  readonly total: number;

  constructor(db: ReadDb, query: Query) {
    const { from, to } = timeOf(query);
    this.#db = db;
    this.#to = to;
    this.#hours = db.all<Hour>(
      sql`SELECT hour, events FROM hour WHERE dimension = ${dimensions.all} AND value = 0
        AND hour >= ${Math.floor(from / idsPerHour)} AND hour < ${Math.ceil(to / idsPerHour)}
        ORDER BY hour DESC`,
    );
    this.total = this.#hours.reduce((sum, { events }) => sum + events, 0);
    this.#left = this.#hours[0]?.events ?? 0;
  }

  /** The next stretch, of `wanted` to about twice as many events; undefined behind the oldest. */
  next(wanted: number): Stretch | undefined {
    const first = this.#hours[this.#at];
    if (first === undefined) return undefined;
    if (this.#left > 2 * wanted) return this.#within(first, wanted);
    let events = 0;
    let from = this.#to;
    while (events < wanted && this.#at < this.#hours.length && this.#left <= 2 * wanted) {
      events += this.#left;
      from = (this.#hours[this.#at]?.hour ?? 0) * idsPerHour;
      this.#at += 1;
      this.#left = this.#hours[this.#at]?.events ?? 0;
    }
    return this.#until(from, events);
  }

  /** A part of a busy hour. */
  #within({ hour }: Hour, wanted: number): Stretch {
    const start = hour * idsPerHour;
    const [last] = this.#db.column<number>(
      sql`SELECT id FROM event WHERE id < ${BigInt(this.#to)} AND id >= ${BigInt(start)}
        ORDER BY id DESC LIMIT 1 OFFSET ${wanted - 1}`,
    );
    if (last !== undefined) {
      this.#left -= wanted;
      return this.#until(last, wanted);
    }
    const events = this.#left;
    this.#at += 1;
    this.#left = this.#hours[this.#at]?.events ?? 0;
    return this.#until(start, events);
  }

  #until(from: number, events: number): Stretch {
    const stretch = { from, to: this.#to, events };
    this.#to = from;
    return stretch;
  }
}

/** No row id is beyond. */
const endOfTime = 2 ** 53 - 1;

/** The row ids that a query can find by its demands on eventTime. */
function timeOf(query: Query): { readonly from: number; readonly to: number } {
  const { from, to } = periodOf(query);
  return {
    from: from === null ? -endOfTime : from * idsPerSecond,
    to: to === null ? endOfTime : to * idsPerSecond,
  };
}

/** The time that a query itself asks for: seconds since 1970, [from, to); null is open. */
export function periodOf(query: Query): { from: number | null; to: number | null } {
  const parts = query.kind === 'and' ? query.parts : [query];
  let from: number | null = null;
  let to: number | null = null;
  for (const part of parts) {
    if (part.kind !== 'time' || !isMember(part.field, 'eventTime')) continue;
    if (part.from !== null) from = Math.max(from ?? part.from, part.from);
    if (part.to !== null) to = Math.min(to ?? part.to, part.to);
  }
  return { from, to };
}
