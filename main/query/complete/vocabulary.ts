import { eventState } from '../../archive/event-state.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { dimensions } from '../../archive/ingest/hour-counts.ts';
import { missingIndexes } from '../../archive/ingest/indexes.ts';
import { name, sql } from '../../archive/sql.ts';
import { breathe } from '../../platform/clock.ts';
import { countByIndex } from '../facets/by-index.ts';
import { Counts } from '../facets/counts.ts';
import { highOf, lowOf, numbers, pair } from '../facets/pairs.ts';
import type { Column, SharedTable } from '../fields.ts';
import { fold } from '../fold.ts';
import { Values } from './values.ts';

/** Longer values are not offered: nobody recognises them, and a query has 4,000 characters. */
const longestValue = 500;
/** Rows of a table, or of events, read at a time: some milliseconds. */
const part = 16_384;
/** Texts read at a time. */
const namesPart = 2048;
/** While an import goes on, what is offered may be so old. */
const youngMs = 10_000;

interface Known {
  /** The archive's state when it was gathered. */
  readonly state: string;
  readonly since: number;
  readonly values: Values;
}

type Steps = Generator<undefined, Values>;

/**
 * The values of an archive's columns with their events, gathered step by step and kept in memory: about
 * 100 bytes for each different text. What is known is told also while it is gathered anew.
 */
export class Vocabulary {
  readonly #db: ReadDb;
  readonly #known = new Map<string, Known>();
  readonly #making = new Map<string, { readonly state: string; readonly steps: Steps }>();
  readonly #counted = new Map<string, { readonly state: string; readonly counts: Counts }>();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** What is known of a column now; undefined before it was gathered for the first time. */
  values(column: Column): Values | undefined {
    return this.#known.get(keyOf(column))?.values;
  }

  /** True if the column's values are those of the archive as it is, or young enough. */
  isFresh(column: Column): boolean {
    const known = this.#known.get(keyOf(column));
    if (known === undefined) return false;
    return (
      known.state === eventState(this.#db) ||
      (performance.now() - known.since < youngMs && missingIndexes(this.#db).length > 0)
    );
  }

  /**
   * Gathers the values of these columns until the time is up; answers other calls between two steps.
   *
   * @param forMs milliseconds of work
   * @returns whether all of them are fresh
   */
  async advance(columns: readonly Column[], forMs: number): Promise<boolean> {
    let left = forMs;
    for (const column of columns) {
      while (!this.isFresh(column)) {
        if (left <= 0) return false;
        const start = performance.now();
        this.#step(column);
        left -= performance.now() - start;
        await breathe();
      }
    }
    return true;
  }

  #step(column: Column): void {
    const key = keyOf(column);
    const making = this.#making.get(key) ?? {
      state: eventState(this.#db),
      steps: this.#gather(column),
    };
    this.#making.set(key, making);
    const step = making.steps.next();
    if (step.done !== true) return;
    this.#making.delete(key);
    const { state } = making;
    this.#known.set(key, { state, since: performance.now(), values: step.value });
  }

  *#gather(column: Column): Steps {
    const counts = new Counts();
    if (column.table === 'event') yield* this.#countEvents(column.column, counts);
    else yield* this.#countShared({ table: column.table, column: column.column }, counts);
    // Falling by events, in one number each: sorting objects takes six times as long.
    const found: number[] = [];
    counts.forEach((code, events) => found.push(events * numbers + (numbers - 1 - code)));
    yield;
    const sorted = Float64Array.from(found).sort().reverse();
    yield;
    return yield* this.#named(sorted);
  }

  /** By a number that stands in the event's own row. */
  *#countEvents(column: string, counts: Counts): Generator<undefined> {
    const isIndexed = column === 'error_code' || column === 'source_ip' || column === 'identity';
    if (isIndexed && missingIndexes(this.#db).length === 0) {
      yield* countByIndex(this.#db, column, (code, events) => counts.add(code, events));
      return;
    }
    for (let last = 0; ;) {
      const rows = this.#db.all<{ id: number; code: number }>(
        sql`SELECT id, ${name(column)} AS code FROM event WHERE id > ${last} ORDER BY id LIMIT ${part}`,
      );
      for (const { code } of rows) counts.add(code);
      yield;
      const end = rows.at(-1);
      if (end === undefined || rows.length < part) return;
      last = end.id;
    }
  }

  /** By a number that stands in a row that many events share. */
  *#countShared(
    { table, column }: { readonly table: SharedTable; readonly column: string },
    counts: Counts,
  ): Generator<undefined> {
    const events = yield* this.#eventsByRow(table);
    for (let last = -1; ;) {
      const rows = this.#db.column<number>(
        sql`SELECT ${pair(sql`id`, name(column))} FROM ${name(table)}
          WHERE id > ${BigInt(last)} ORDER BY id LIMIT ${part}`,
      );
      for (const each of rows) {
        last = highOf(each);
        counts.add(lowOf(each), events.get(last));
      }
      yield;
      if (rows.length < part) return;
    }
  }

  /** Events by the rows of a table; counted once for all its columns. */
  *#eventsByRow(table: SharedTable): Generator<undefined, Counts> {
    const state = eventState(this.#db);
    const known = this.#counted.get(table);
    if (known?.state === state) return known.counts;
    const counts = new Counts();
    if (table === 'identity') yield* this.#countEvents('identity', counts);
    else {
      for (const { value, events } of this.#db.all<{ value: number; events: number }>(
        sql`SELECT value, sum(events) AS events FROM hour
          WHERE dimension = ${dimensions[table]} GROUP BY value`,
      )) {
        if (events > 0) counts.add(value, events);
      }
    }
    yield;
    this.#counted.set(table, { state, counts });
    return counts;
  }

  *#named(sorted: Float64Array): Steps {
    const texts: string[] = [];
    const folded: string[] = [];
    const events: number[] = [];
    for (let from = 0; from < sorted.length; from += namesPart) {
      const some = Array.from(sorted.subarray(from, from + namesPart), (each) => ({
        code: numbers - 1 - lowOf(each),
        events: highOf(each),
      }));
      const byCode = this.#textsOf(some.map(({ code }) => code));
      for (const { code, events: count } of some) {
        const text = byCode.get(code);
        if (text === undefined || !canBeTyped(text)) continue;
        texts.push(text);
        folded.push(fold(text));
        events.push(count);
      }
      yield;
    }
    return new Values(texts, Uint32Array.from(events), folded);
  }

  #textsOf(codes: readonly number[]): ReadonlyMap<number, string> {
    const rows = this.#db.all<{ id: number; value: string }>(
      sql`SELECT id, value FROM dict WHERE id IN (SELECT value FROM json_each(${JSON.stringify(codes)}))
        AND length(value) <= ${longestValue}`,
    );
    return new Map(rows.map(({ id, value }) => [id, value]));
  }
}

const vocabularies = new WeakMap<ReadDb, Vocabulary>();

/** The vocabulary of an open archive; it goes when the archive is closed. */
export function vocabularyOf(db: ReadDb): Vocabulary {
  const known = vocabularies.get(db);
  if (known !== undefined) return known;
  const made = new Vocabulary(db);
  vocabularies.set(db, made);
  return made;
}

function keyOf({ table, column }: Column): string {
  return `${table} ${column}`;
}

/** A field of one line drops line breaks, and nobody types what cannot be seen. */
function canBeTyped(text: string): boolean {
  // oxlint-disable-next-line no-control-regex -- these are what it is about
  return text !== '' && !/[\u0000-\u001f\u007f]/.test(text);
}
