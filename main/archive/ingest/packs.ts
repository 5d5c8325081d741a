import type { WriteDb } from '../handles.ts';
import { sql } from '../sql.ts';

/** Bytes a pack is closed at: 16 pages, so that little of the last one is wasted. */
const packBytes = 64 * 1024;

/** Where an object's bytes lie. */
export interface Packed {
  readonly pack: number;
  readonly start: number;
}

/** Lays originals one behind the other into packs. One for each transaction; `flush` ends it. */
export class PackWriter {
  readonly #db: WriteDb;
  #parts: Buffer[] = [];
  #size = 0;
  #pack: number;

  constructor(db: WriteDb) {
    this.#db = db;
    this.#pack = (db.get<{ id: number | null }>(sql`SELECT max(id) AS id FROM pack`)?.id ?? 0) + 1;
  }

  add(bytes: Buffer): Packed {
    if (this.#size > 0 && this.#size + bytes.length > packBytes) this.flush();
    const place = { pack: this.#pack, start: this.#size };
    this.#parts.push(bytes);
    this.#size += bytes.length;
    return place;
  }

  flush(): void {
    if (this.#parts.length === 0) return;
    const bytes = Buffer.concat(this.#parts);
    this.#db.run(sql`INSERT INTO pack (id, bytes) VALUES (${this.#pack}, ${bytes})`);
    this.#pack += 1;
    this.#parts = [];
    this.#size = 0;
  }
}
