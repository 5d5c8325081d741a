import type { ReadDb } from '../archive/handles.ts';
import { name, sql, type Sql } from '../archive/sql.ts';
import type { Query } from './ast.ts';
import { lookupsOf, type IndexedTest, type Numbers } from './compile.ts';

/** Tests remembered for an archive; a person scrolls through one and comes back to a few. */
const most = 32;

interface Remembered {
  /** The dictionary's last number when they were looked up: it grows with every import. */
  readonly last: number;
  readonly lists: Map<string, readonly Numbers[]>;
}
const remembered = new WeakMap<ReadDb, Remembered>();

/**
 * The numbers that tests find in the dictionary and the shared tables, looked up once for all pages
 * of a result. Tests that need no looking up are left out.
 */
export function lookUp(
  db: ReadDb,
  tests: readonly IndexedTest[],
): ReadonlyMap<Query, readonly Numbers[]> {
  const found = new Map<Query, readonly Numbers[]>();
  for (const test of tests) {
    const lookups = lookupsOf(test);
    if (lookups.length > 0) found.set(test, listsOf(db, lookups));
  }
  return found;
}

function listsOf(db: ReadDb, lookups: readonly Numbers[]): readonly Numbers[] {
  const key = JSON.stringify(lookups);
  const { lists } = memoryOf(db);
  const known = lists.get(key);
  if (known !== undefined) return known;
  const made = lookups.map(({ column, numbers }) => ({
    column,
    numbers: sql`IN (SELECT value FROM json_each(${listed(db, column, numbers)}))`,
  }));
  if (lists.size >= most) lists.clear();
  lists.set(key, made);
  return made;
}

function memoryOf(db: ReadDb): Remembered {
  const last = db.get<{ id: number }>(sql`SELECT max(id) AS id FROM dict`)?.id ?? 0;
  const known = remembered.get(db);
  if (known?.last === last) return known;
  const made = { last, lists: new Map<string, readonly Numbers[]>() };
  remembered.set(db, made);
  return made;
}

/** All values of a column of `event` that fit: those of the shared table, or of the dictionary. */
function listed(db: ReadDb, column: string, numbers: Sql): string {
  const isShared = ['action', 'place', 'identity'].includes(column);
  const table = name(isShared ? column : 'dict');
  const rows = db.all<{ id: number }>(sql`SELECT id FROM ${table} WHERE id ${numbers}`);
  return JSON.stringify(rows.map(({ id }) => id));
}
