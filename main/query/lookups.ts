import type { ReadDb } from '../archive/handles.ts';
import { joinSql, name, sql, type Sql } from '../archive/sql.ts';
import type { AnywhereTest, Query } from './ast.ts';
import {
  amongIds,
  inDictionary,
  lookupsOf,
  type IndexedTest,
  type Numbers,
} from './numbers-of-field.ts';
import { byTable, textColumns } from './fields.ts';
import { columnTestOf } from './free-text.ts';
import { GrowingLookups } from './growing-lookups.ts';

/** Tests remembered for an archive; a person scrolls through one and comes back to a few. */
const most = 32;

/** A test that the dictionary answers. */
export type LookedUp = IndexedTest | AnywhereTest;

interface Remembered {
  /** The dictionary's last number when they were looked up: it grows with every import. */
  readonly last: number;
  readonly lists: Map<string, readonly Numbers[]>;
  /** The dictionary's numbers that each column of `event` holds. */
  readonly held: Map<string, ReadonlySet<number>>;
}
const remembered = new WeakMap<ReadDb, Remembered>();

const growing = new WeakMap<ReadDb, GrowingLookups>();

/** The same as `lookUp` for an archive without its indexes; every test is looked up. */
export function lookUpWithoutIndexes(
  db: ReadDb,
  tests: readonly LookedUp[],
): ReadonlyMap<Query, readonly Numbers[]> {
  const lookups = growing.get(db) ?? new GrowingLookups(db);
  growing.set(db, lookups);
  return new Map(
    tests
      .filter((test) => test.kind !== 'anywhere' || test.match !== 'part')
      .map((test) => [test, test.kind === 'anywhere' ? lookups.ofText(test) : lookups.of(test)]),
  );
}

/**
 * The numbers that tests find in the dictionary and the shared tables, looked up once for all pages
 * of a result. Tests that need no looking up are left out.
 */
export function lookUp(
  db: ReadDb,
  tests: readonly LookedUp[],
): ReadonlyMap<Query, readonly Numbers[]> {
  const found = new Map<Query, readonly Numbers[]>();
  for (const test of tests) {
    if (test.kind === 'anywhere') {
      // A part of any value is looked for in the record alone.
      if (test.match === 'part') continue;
      const { text } = test;
      found.set(
        test,
        listsOf(db, `any column has ${text}`, (held) => freeText(db, test, held)),
      );
      continue;
    }
    const lookups = lookupsOf(test);
    if (lookups.length === 0) continue;
    const list = (): Numbers[] =>
      lookups.map(({ column, numbers }) => ({
        column,
        numbers: amongIds(listed(db, column, numbers)),
      }));
    found.set(test, listsOf(db, JSON.stringify(lookups), list));
  }
  return found;
}

/**
 * What free text finds: the dictionary is gone through once for all columns, and the columns that have
 * nothing of it, which are most, are left out.
 */
function freeText(db: ReadDb, test: AnywhereTest, { held }: Remembered): Numbers[] {
  const ids = db.column<number>(inDictionary(columnTestOf(test)));
  if (ids.length === 0) return [];
  return byTable(textColumns).flatMap(({ table, columns }) => {
    if (table === 'event') {
      return columns.flatMap((column) => {
        const own = ids.filter((id) => heldBy(db, column, held).has(id));
        return own.length === 0 ? [] : [{ column, numbers: amongIds(own) }];
      });
    }
    const conditions = columns.map((column) => sql`${name(column)} ${amongIds(ids)}`);
    const rows = db.column<number>(
      sql`SELECT id FROM ${name(table)} WHERE ${joinSql(conditions, ' OR ')}`,
    );
    return rows.length === 0 ? [] : [{ column: table, numbers: amongIds(rows) }];
  });
}

/** A column's numbers, gathered once for all texts: it takes as long as reading the whole index. */
function heldBy(db: ReadDb, column: string, held: Remembered['held']): ReadonlySet<number> {
  const known = held.get(column);
  if (known !== undefined) return known;
  const made = new Set(db.column<number>(sql`SELECT DISTINCT ${name(column)} FROM event`));
  held.set(column, made);
  return made;
}

function listsOf(
  db: ReadDb,
  key: string,
  make: (memory: Remembered) => readonly Numbers[],
): readonly Numbers[] {
  const memory = memoryOf(db);
  const { lists } = memory;
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made = make(memory);
  if (lists.size >= most) lists.clear();
  lists.set(key, made);
  return made;
}

function memoryOf(db: ReadDb): Remembered {
  const last = db.get<{ id: number }>(sql`SELECT max(id) AS id FROM dict`)?.id ?? 0;
  const known = remembered.get(db);
  if (known?.last === last) return known;
  const made: Remembered = { last, lists: new Map(), held: new Map() };
  remembered.set(db, made);
  return made;
}

/** All values of a column of `event` that fit: those of the shared table, or of the dictionary. */
function listed(db: ReadDb, column: string, numbers: Sql): number[] {
  const isShared = ['action', 'place', 'identity'].includes(column);
  const table = name(isShared ? column : 'dict');
  return db.column<number>(sql`SELECT id FROM ${table} WHERE id ${numbers}`);
}
