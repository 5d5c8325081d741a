/**
 * Lookups while an import makes the dictionary grow and the indexes are not there. What was looked
 * up stays true: texts and shared rows only come, and a row names texts that were there before it.
 * So only what is new is looked at, and nothing needs an index.
 */
import type { ReadDb } from '../archive/handles.ts';
import { joinSql, name, sql, type Sql } from '../archive/sql.ts';
import type { AnywhereTest, TextTest } from './ast.ts';
import {
  amongIds,
  fittingIdentity,
  onDictionary,
  type IndexedTest,
  type Numbers,
} from './numbers-of-field.ts';
import { byTable, columnsOf, textColumns, type Column, type SharedTable } from './fields.ts';
import { asParameter, columnTestOf } from './free-text.ts';

/** Lists remembered for an archive: a few queries, each with a few columns. */
const most = 64;

interface Growing {
  readonly ids: number[];
  /** The last number that was looked at. */
  last: number;
}

/** A column of `event` and what it may hold; `any`: whatever is not nothing. */
interface Fitting {
  readonly column: string;
  readonly ids: readonly number[] | 'any';
}

function asNumbers({ column, ids }: Fitting): Numbers {
  if (ids === 'any') return { column, numbers: sql`<> 0` };
  return { column, numbers: ids.length > fewIds ? marked(column, ids) : amongIds(ids) };
}

/** A longer list is gone through by every step of a search for longer than its events are. */
const fewIds = 500;
const mark = Buffer.from([1]);

/** What follows a column's name: a byte for each number, marked where it is one of these. */
function marked(column: string, ids: readonly number[]): Sql {
  const own = name(`e.${column}`);
  const bytes = Buffer.alloc(ids.reduce((most, id) => Math.max(most, id), 0) + 1);
  for (const id of ids) bytes[id] = 1;
  return sql`= CASE WHEN substr(${bytes}, ${own} + 1, 1) = ${mark} THEN ${own} ELSE -1 END`;
}

/** The lookups of one archive. */
export class GrowingLookups {
  readonly #db: ReadDb;
  readonly #lists = new Map<string, Growing>();

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** The numbers that each column may hold for a test of a field; none: no column tells. */
  of(test: IndexedTest): Numbers[] {
    const judged = fittingIdentity(test);
    if (judged === undefined) return this.#columns(columnsOf(test.field), test).map(asNumbers);
    const ids = this.#grown(`identity ${asParameter(test)}`, 'identity', judged);
    return [asNumbers({ column: 'identity', ids })];
  }

  /** The same for free text, in any column; columns that have nothing of it are left out. */
  ofText(test: AnywhereTest): Numbers[] {
    const columns = this.#columns(textColumns, columnTestOf(test));
    return columns.filter(({ ids }) => ids === 'any' || ids.length > 0).map(asNumbers);
  }

  #columns(columns: readonly Column[], test: IndexedTest): Fitting[] {
    return byTable(columns).flatMap(({ table, columns: here }) => {
      if (here.length === 0) return [];
      if (table !== 'event') return [{ column: table, ids: this.#rows(table, here, test) }];
      const ids = test.kind === 'present' ? ('any' as const) : this.#texts(test);
      return here.map((column) => ({ column, ids }));
    });
  }

  #rows(table: SharedTable, columns: readonly string[], test: IndexedTest): readonly number[] {
    const fits = test.kind === 'present' ? sql`<> 0` : amongIds(this.#texts(test));
    const conditions = columns.map((column) => sql`${name(column)} ${fits}`);
    const key = `${table} ${columns.join(' ')} ${asParameter(test)}`;
    return this.#grown(key, table, sql`(${joinSql(conditions, ' OR ')})`);
  }

  /** The texts of the dictionary that fit. */
  #texts(test: Exclude<IndexedTest, { kind: 'present' }> | TextTest): readonly number[] {
    return this.#grown(`dict ${asParameter(test)}`, 'dict', onDictionary(test));
  }

  /** What fits of a table whose rows never change; the empty text, number 0, is no text. */
  #grown(key: string, table: SharedTable | 'dict', fits: Sql): readonly number[] {
    const list = this.#listOf(key);
    const [last = 0] = this.#db.column<number>(sql`SELECT ifnull(max(id), 0) FROM ${name(table)}`);
    if (last === list.last) return list.ids;
    const fresh = this.#db.column<number>(
      sql`SELECT id FROM ${name(table)} WHERE id > ${list.last} AND id <= ${last} AND ${fits}`,
    );
    for (const id of fresh) list.ids.push(id);
    list.last = last;
    return list.ids;
  }

  #listOf(key: string): Growing {
    const known = this.#lists.get(key);
    if (known !== undefined) return known;
    if (this.#lists.size >= most) this.#lists.clear();
    const list: Growing = { ids: [], last: 0 };
    this.#lists.set(key, list);
    return list;
  }
}
