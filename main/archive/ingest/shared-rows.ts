import type { WriteDb } from '../handles.ts';
import { lastOfHoles } from './holes.ts';
import { NumberTable } from './number-table.ts';
import { RowBuffer } from './row-buffer.ts';

/**
 * Gives each row of a table its number, once for the whole archive: what many events share is kept
 * once. All columns but `id` hold whole numbers.
 */
export class SharedRows {
  readonly #db: WriteDb;
  readonly #table = new NumberTable();
  readonly #rows: RowBuffer;
  readonly #select: string;
  #pending = new Map<number, readonly number[]>();
  #last = 0;

  constructor(db: WriteDb, table: 'action' | 'place' | 'identity', columns: readonly string[]) {
    this.#db = db;
    this.#rows = new RowBuffer(db, table, ['id', ...columns]);
    this.#select = `SELECT ${columns.join(', ')} FROM ${table}`;
    const all = { text: `SELECT id, ${columns.join(', ')} FROM ${table}`, values: [] };
    for (const { id, ...row } of db.iterate<{ id: number } & Record<string, number>>(all)) {
      this.#table.add(hashOf(Object.values(row)), id);
      this.#last = Math.max(this.#last, id);
    }
    this.#last = Math.max(this.#last, lastOfHoles(db, table));
  }

  numberOf(values: readonly number[]): number {
    const hash = hashOf(values);
    const known = this.#table.find(hash, (id) => this.#isEqual(id, values));
    if (known !== undefined) return known;
    this.#last += 1;
    this.#table.add(hash, this.#last);
    this.#pending.set(this.#last, values);
    this.#rows.add(this.#last, ...values);
    return this.#last;
  }

  /** Writes what is held back; call it before the transaction ends. */
  flush(): void {
    this.#rows.flush();
    this.#pending.clear();
  }

  #isEqual(id: number, values: readonly number[]): boolean {
    const row = this.#pending.get(id) ?? this.#stored(id);
    return row.every((value, i) => value === values[i]);
  }

  #stored(id: number): number[] {
    const text = `${this.#select} WHERE id = ?`;
    return Object.values(this.#db.get<Record<string, number>>({ text, values: [id] }) ?? {});
  }
}

function hashOf(values: readonly number[]): number {
  let hash = 0;
  for (const value of values) {
    hash = Math.imul(hash ^ value, 0x9e3779b1);
    hash ^= hash >>> 13;
  }
  return hash;
}
