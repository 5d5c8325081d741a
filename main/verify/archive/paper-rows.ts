import type Database from 'better-sqlite3';
import type { Findings } from './findings.ts';

export type PaperRow = Readonly<Record<string, string | number | null>>;
export type PaperTable =
  | 'annotation'
  | 'annotation_act'
  | 'out_of_force'
  | 'holding'
  | 'assessment'
  | 'population'
  | 'conclusion'
  | 'saved_view'
  | 'raised_alert'
  | 'alert_check'
  | 'schedule';

/** What tells one row of a table from the others of the same act. */
const keys: Readonly<Record<PaperTable, readonly string[]>> = {
  annotation: ['chain', 'seq', 'event'],
  annotation_act: ['chain', 'seq'],
  out_of_force: ['chain', 'seq'],
  holding: ['event', 'field', 'value'],
  assessment: ['id'],
  population: ['assessment', 'control'],
  conclusion: ['assessment', 'control', 'chain', 'seq'],
  saved_view: ['id'],
  raised_alert: ['id'],
  alert_check: ['chain', 'seq'],
  schedule: ['id'],
};

/** Compares the rows that an act made with those that are there, both ways. */
export class PaperRows {
  rows = 0;
  readonly #db: Database.Database;
  readonly #findings: Findings;

  constructor(db: Database.Database, findings: Findings) {
    this.#db = db;
    this.#findings = findings;
  }

  /** @param where columns and values that tell the rows of the act */
  compare(table: PaperTable, where: PaperRow, expected: readonly PaperRow[]): void {
    const condition = Object.keys(where).map((column) => `${column} = ?`);
    const there = this.#db
      .prepare(`SELECT * FROM ${table} WHERE ${condition.join(' AND ') || '1'}`)
      .all(...Object.values(where)) as PaperRow[];
    const found = new Map(there.map((row) => [nameOf(table, row), row]));
    for (const row of expected) {
      const name = nameOf(table, row);
      const other = found.get(name);
      found.delete(name);
      if (other === undefined) {
        this.#findings.add(name, 'the ledger says so, there is no row');
        continue;
      }
      const wrong = Object.keys(row).filter((column) => row[column] !== other[column]);
      if (wrong.length > 0) {
        this.#findings.add(name, `${wrong.join(', ')} is not what the ledger says`);
      }
    }
    for (const name of found.keys()) this.#findings.add(name, 'the ledger says nothing of it');
    this.rows += there.length;
  }

  /** Rows of acts that the ledger does not hold. */
  strangers(table: PaperTable, columns: readonly string[], known: ReadonlySet<string>): void {
    const rows = this.#db.prepare(`SELECT DISTINCT ${columns.join(', ')} FROM ${table}`);
    for (const row of rows.iterate() as Iterable<PaperRow>) {
      const values = columns.map((column) => String(row[column])).join(' ');
      if (!known.has(values)) {
        this.#findings.add(`${table} ${values}`, 'the ledger holds no act that made it');
      }
    }
  }
}

function nameOf(table: PaperTable, row: PaperRow): string {
  return `${table} ${keys[table].map((column) => String(row[column])).join(' ')}`;
}
