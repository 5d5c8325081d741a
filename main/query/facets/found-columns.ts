import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import type { Search } from '../search.ts';
import { columnsFor, firstNotAbove, readInto, type Columns } from './columns.ts';
import { idsPerDay } from './days.ts';
import { memoryOf, type Memory } from './memory.ts';

/** Events read singly at a time, and handed on at a time: some milliseconds each. */
const single = 2000;
const many = 200_000;

/** Is handed events of a result, newest first, and columns that hold them; both by falling id. */
export type SeeColumns = (columns: Columns, refs: Float64Array) => void;

/** Goes through what a search has found, with the columns of its events, as it finds more. */
export class FoundColumns {
  readonly #db: ReadDb;
  readonly #search: Search;
  readonly #memory: Memory;
  readonly #see: SeeColumns;
  /** Of what is found, so many have been gone through. */
  #at = 0;

  constructor(db: ReadDb, search: Search, see: SeeColumns) {
    this.#db = db;
    this.#search = search;
    this.#memory = memoryOf(db);
    this.#see = see;
  }

  get isAtEnd(): boolean {
    return this.#at >= this.#search.found;
  }

  /** Some milliseconds of work; false if it must be tried again after other work. */
  step(): boolean {
    const { days } = this.#memory;
    days.refresh();
    const refs = this.#search.all().subarray(this.#at);
    const day = Math.floor((refs[0] ?? 0) / idsPerDay);
    const ofDay = refs.subarray(0, firstNotAbove(refs, day * idsPerDay - 1));
    const columns = days.get(day);
    if (columns !== undefined) {
      const some = ofDay.subarray(0, many);
      this.#see(columns, some);
      this.#at += some.length;
      return true;
    }
    if (days.isWorthwhile(day, ofDay.length) && days.readOn(day)) return true;
    const few = ofDay.subarray(0, single);
    days.readSingly(day, few.length);
    return this.#seeSingly(few);
  }

  #seeSingly(refs: Float64Array): boolean {
    const { identities } = this.#memory;
    const columns = columnsFor(refs.length);
    const which = sql`id IN (SELECT value FROM json_each(${`[${refs.join(',')}]`}))`;
    const read = readInto({ db: this.#db, identities }, columns, 0, { which, most: refs.length });
    if (read === undefined) return false;
    this.#see({ ...columns, ids: columns.ids.subarray(0, read) }, refs);
    this.#at += refs.length;
    return true;
  }
}
