import { sha256 } from '../../platform/hash.ts';
import type { SidecarKind } from '../../collect/source.ts';
import { notesCustody } from '../custody.ts';
import type { WriteDb } from '../handles.ts';
import { appendEntry, type Author } from '../ledger.ts';
import { sql } from '../sql.ts';

/** An item that holds no records: facts about others, or a file that is no log. */
export type Note =
  | { readonly kind: 'ignored'; readonly name: string; readonly reason: string }
  | {
      readonly kind: 'sidecar';
      readonly what: SidecarKind;
      readonly name: string;
      readonly bytes: Buffer;
    };

/**
 * Writes what an import meets beside new objects (further places of known ones, ignored files,
 * sidecars), and seals each step's with one act: an import that is killed leaves nothing unsealed.
 */
export class RunNotes {
  readonly #db: WriteDb;
  readonly #run: number;
  #again: { readonly object: number; readonly n: number; readonly name: string }[] = [];
  #ignored: { readonly path: string; readonly reason: string }[] = [];
  #sidecars: { readonly sha256: Buffer; readonly kind: string; readonly name: string }[] = [];

  constructor(db: WriteDb, run: number) {
    this.#db = db;
    this.#run = run;
  }

  /** The `n`th place where an object was found, counted from 0; its row is written already. */
  again(object: number, n: number, name: string): void {
    this.#again.push({ object, n, name });
  }

  ignore(path: string, reason: string): void {
    this.#ignored.push({ path, reason });
    this.#db.run(
      sql`INSERT INTO ignored (run, path, reason) VALUES (${this.#run}, ${path}, ${reason})`,
    );
  }

  /** Keeps facts about other files, once; every file that has them is listed as ignored. */
  sidecar({ what, name, bytes }: Extract<Note, { kind: 'sidecar' }>): void {
    const hash = sha256(bytes);
    const written = this.#db.run(sql`INSERT OR IGNORE INTO sidecar (sha256, run, kind, name, bytes)
      VALUES (${hash}, ${this.#run}, ${what}, ${name}, ${bytes})`);
    if (written > 0) this.#sidecars.push({ sha256: hash, kind: what, name });
  }

  /**
   * Writes the act of a step; inside its transaction. Ignored files are named by their number: those
   * that come next in the order in which they were written.
   */
  seal(author: Author): void {
    const again = this.#again.toSorted((a, b) => a.object - b.object || a.n - b.n);
    const sidecars = this.#sidecars.toSorted((a, b) => a.sha256.compare(b.sha256));
    if (again.length + this.#ignored.length + sidecars.length === 0) return;
    appendEntry(this.#db, author, 'import.noted', {
      run: this.#run,
      again: again.map(({ object, n }) => [object, n]),
      ignored: this.#ignored.length,
      sidecars: sidecars.map((each) => each.sha256.toString('hex')),
      custody: notesCustody(again, this.#ignored, sidecars),
    });
    this.#again = [];
    this.#ignored = [];
    this.#sidecars = [];
  }
}
