import type { WriteDb } from '../handles.ts';
import { sql } from '../sql.ts';
import { NumberTable } from './number-table.ts';
import { lastOfHoles } from './holes.ts';
import { RowBuffer } from './row-buffer.ts';

/** Gives each text its number, once for the whole archive; the empty text is 0. */
export class Dictionary {
  readonly #db: WriteDb;
  readonly #table = new NumberTable();
  readonly #rows: RowBuffer;
  /** Texts that are not written yet. */
  #pending = new Map<number, string>();
  #last = 0;

  constructor(db: WriteDb) {
    this.#db = db;
    this.#rows = new RowBuffer(db, 'dict', ['id', 'hash', 'value']);
    for (const { id, hash } of db.iterate<{ id: number; hash: number }>(
      sql`SELECT id, hash FROM dict WHERE id <> 0`,
    )) {
      this.#table.add(hash, id);
      this.#last = Math.max(this.#last, id);
    }
    this.#last = Math.max(this.#last, lastOfHoles(db, 'dict'));
  }

  /** @param hash the text's, see text-hash.ts */
  numberOf(value: string, hash: number): number {
    if (value === '') return 0;
    const known = this.#table.find(hash, (id) => this.#textOf(id) === value);
    if (known !== undefined) return known;
    this.#last += 1;
    this.#table.add(hash, this.#last);
    this.#pending.set(this.#last, value);
    this.#rows.add(this.#last, hash, value);
    return this.#last;
  }

  /** Writes what is held back; call it before the transaction ends. */
  flush(): void {
    this.#rows.flush();
    this.#pending.clear();
  }

  #textOf(id: number): string | undefined {
    return (
      this.#pending.get(id) ??
      this.#db.get<{ value: string }>(sql`SELECT value FROM dict WHERE id = ${id}`)?.value
    );
  }
}
