import type Database from 'better-sqlite3';
import type { Sql } from './sql.ts';

/** Reads. What is handed one cannot change the archive: `report` and `verify` get nothing else. */
export interface ReadDb {
  readonly file: string;
  all<Row>(query: Sql): Row[];
  get<Row>(query: Sql): Row | undefined;
  iterate<Row>(query: Sql): IterableIterator<Row>;
  /** The first column alone: a fifth of the time that objects take. */
  column<Value>(query: Sql): Value[];
}

/** Reads and writes; only `main/archive` holds one. */
export interface WriteDb extends ReadDb {
  run(statement: Sql): number;
  /** All of it or nothing; one within another is a part of it, and goes with it. */
  transaction<T>(work: () => T): T;
  /**
   * What `work` sorts, say for a new index, is sorted in runs of 2 MB through a temporary file, and
   * merged: they fit the processor's cache, and take less than half of the time of one sort in memory.
   * Not within a transaction. The file holds what is sorted, so nothing that may not lie outside of
   * the archive: numbers, no texts.
   */
  sortingInRuns<T>(work: () => T): T;
}

/** What an act may write besides its ledger entry: the tables that replay can rebuild. */
export interface Papers extends ReadDb {
  insert(table: PaperTable, row: PaperRow): void;
  /** Only from what is derived of all acts: what an act itself says stays. */
  remove(table: DerivedTable, where: PaperRow): void;
}

type PaperRow = Readonly<Record<string, string | number | null>>;

/** What acts say together: of an event, of a view, of a schedule. */
type DerivedTable = 'out_of_force' | 'holding' | 'saved_view' | 'raised_alert' | 'schedule';

export const paperTables = [
  'annotation',
  'annotation_act',
  'out_of_force',
  'holding',
  'assessment',
  'population',
  'population_item',
  'conclusion',
  'saved_view',
  'raised_alert',
  'alert_check',
  'schedule',
] as const;
export type PaperTable = (typeof paperTables)[number];

/**
 * A reading handle over an open connection; statements are prepared once per text.
 *
 * @param file the archive, if what is read is a copy of it
 */
export function readHandle(connection: Database.Database, file = connection.name): ReadDb {
  const prepared = statements(connection);
  const plucked = statements(connection, (statement) => statement.pluck());
  return {
    file,
    all: <Row>(query: Sql) => prepared(query.text).all(...query.values) as Row[],
    get: <Row>(query: Sql) => prepared(query.text).get(...query.values) as Row | undefined,
    iterate: <Row>(query: Sql) =>
      prepared(query.text).iterate(...query.values) as IterableIterator<Row>,
    column: <Value>(query: Sql) => plucked(query.text).all(...query.values) as Value[],
  };
}

/** A writing handle over an open connection. */
export function writeHandle(connection: Database.Database): WriteDb {
  const prepared = statements(connection);
  return {
    ...readHandle(connection),
    run: (statement) => prepared(statement.text).run(...statement.values).changes,
    transaction: (work) => connection.transaction(work).immediate(),
    sortingInRuns: (work) => sortingInRuns(connection, work),
  };
}

/** SQLite makes a run as large as its cache, and none if temporary files are memory (vdbesort.c). */
function sortingInRuns<T>(connection: Database.Database, work: () => T): T {
  const settings = ['temp_store', 'cache_size'] as const;
  const before = settings.map((name) => Number(connection.pragma(name, { simple: true })));
  connection.pragma('temp_store = FILE');
  connection.pragma('cache_size = -2048');
  try {
    return work();
  } finally {
    settings.forEach((name, n) => connection.pragma(`${name} = ${before[n] ?? 0}`));
  }
}

/** Stands for the writing handle of an archive that cannot be changed. */
export function refusingHandle(read: ReadDb, refusal: Error): WriteDb {
  const refuse = (): never => {
    throw refusal;
  };
  return { ...read, run: refuse, transaction: refuse, sortingInRuns: refuse };
}

/** The part of a writing handle that an act of a person gets. */
export function papersOf(db: WriteDb): Papers {
  return {
    file: db.file,
    all: (query) => db.all(query),
    get: (query) => db.get(query),
    iterate: (query) => db.iterate(query),
    column: (query) => db.column(query),
    insert(table, row) {
      const columns = Object.keys(row);
      const marks = columns.map(() => '?').join(', ');
      db.run({
        text: `INSERT INTO ${table} (${columns.join(', ')}) VALUES (${marks})`,
        values: Object.values(row),
      });
    },
    remove(table, where) {
      const conditions = Object.keys(where).map((column) => `${column} = ?`);
      db.run({
        text: `DELETE FROM ${table} WHERE ${conditions.join(' AND ')}`,
        values: Object.values(where),
      });
    },
  };
}

/** Prepared statements by text. Bounded, because a query typed by a person is a text of its own. */
function statements(
  connection: Database.Database,
  as: (statement: Database.Statement) => Database.Statement = (statement) => statement,
): (text: string) => Database.Statement {
  const known = new Map<string, Database.Statement>();
  return (text) => {
    const found = known.get(text);
    // A statement that is still being iterated cannot run a second time: give a fresh one.
    if (found !== undefined && !found.busy) return found;
    const made = as(connection.prepare(text));
    if (known.size > 400) known.clear();
    known.set(text, made);
    return made;
  };
}
