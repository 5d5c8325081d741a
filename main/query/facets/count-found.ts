import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import type { Search } from '../search.ts';
import { columnsFor, countAmong, firstNotAbove, readInto } from './columns.ts';
import type { Counting } from './counting.ts';
import { idsPerDay } from './days.ts';
import { memoryOf, type Memory } from './memory.ts';
import { Tally } from './tally.ts';

/** Events read singly at a time, and counted at a time: some milliseconds each. */
const single = 2000;
const many = 200_000;

/** Counts what a search has found, newest first, and goes on as it finds more. */
export class CountFound implements Counting {
  readonly tally = new Tally(60);
  readonly #db: ReadDb;
  readonly #search: Search;
  readonly #memory: Memory;
  /** Of what is found, so many have been gone through. */
  #at = 0;

  constructor(db: ReadDb, search: Search) {
    this.#db = db;
    this.#search = search;
    this.#memory = memoryOf(db);
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#search.found;
  }

  step(): boolean {
    const { days } = this.#memory;
    days.refresh();
    const refs = this.#search.all().subarray(this.#at);
    const day = Math.floor((refs[0] ?? 0) / idsPerDay);
    const ofDay = refs.subarray(0, firstNotAbove(refs, day * idsPerDay - 1));
    const columns = days.get(day);
    if (columns !== undefined) {
      const some = ofDay.subarray(0, many);
      countAmong(columns, some, this.tally);
      this.#at += some.length;
      return true;
    }
    if (days.isWorthwhile(day, ofDay.length) && days.readOn(day)) return true;
    const few = ofDay.subarray(0, single);
    days.readSingly(day, few.length);
    return this.#countSingly(few);
  }

  #countSingly(refs: Float64Array): boolean {
    const { identities } = this.#memory;
    const columns = columnsFor(refs.length);
    const which = sql`id IN (SELECT value FROM json_each(${`[${refs.join(',')}]`}))`;
    const read = readInto({ db: this.#db, identities }, columns, 0, { which, most: refs.length });
    if (read === undefined) return false;
    countAmong({ ...columns, ids: columns.ids.subarray(0, read) }, refs, this.tally);
    this.#at += refs.length;
    return true;
  }
}
