import type { WriteDb } from '../handles.ts';
import type { SqlValue } from '../sql.ts';

/** Rows of one statement: most of what more would gain is gained by 32. */
const chunk = 32;

/** Rows that wait to be written with others in one statement. Flush it before the transaction ends. */
export class RowBuffer {
  readonly #db: WriteDb;
  readonly #width: number;
  readonly #textOf: (rows: number) => string;
  #values: SqlValue[] = [];

  constructor(db: WriteDb, table: string, columns: readonly string[]) {
    this.#db = db;
    this.#width = columns.length;
    const row = `(${columns.map(() => '?').join(', ')})`;
    const head = `INSERT INTO ${table} (${columns.join(', ')}) VALUES `;
    const whole = head + Array.from({ length: chunk }, () => row).join(', ');
    this.#textOf = (rows) =>
      rows === chunk ? whole : head + Array.from({ length: rows }, () => row).join(', ');
  }

  add(...row: readonly SqlValue[]): void {
    this.#values.push(...row);
    if (this.#values.length === chunk * this.#width) this.flush();
  }

  flush(): void {
    if (this.#values.length === 0) return;
    const text = this.#textOf(this.#values.length / this.#width);
    this.#db.run({ text, values: this.#values });
    this.#values = [];
  }
}
