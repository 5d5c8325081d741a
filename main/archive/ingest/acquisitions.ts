import type { Acquired } from '../../collect/source.ts';
import { canonical } from '../../platform/canonical.ts';
import { acquiredFact, custodyHash } from '../custody.ts';
import type { WriteDb } from '../handles.ts';
import { appendEntry, type Author } from '../ledger.ts';
import { sql } from '../sql.ts';
import { placeOf } from './place-of.ts';

/** Writes how collected objects came here, and seals each step's rows with one act. */
export class AcquisitionWriter {
  readonly #db: WriteDb;
  readonly #run: number;
  readonly #folderOf: (path: string) => number;
  readonly #acquirers = new Map<string, number>();
  #facts: unknown[] = [];
  #first = 0;
  #last = 0;

  constructor(db: WriteDb, run: number, folderOf: (path: string) => number) {
    this.#db = db;
    this.#run = run;
    this.#folderOf = folderOf;
  }

  /** Notes how the object of that number and hash came here; nothing, if it was not fetched. */
  add(object: number, sha256: Buffer, path: string, acquired: Acquired | undefined): void {
    if (acquired === undefined) return;
    const { at, version, etag, modified } = acquired;
    const by = canonical(acquired.by);
    const metadata = acquired.metadata === null ? null : canonical(acquired.metadata);
    const { folderPath, name } = placeOf(path);
    this.#db.run(sql`INSERT INTO acquisition
        (run, object, folder, name, acquirer, at, version, etag, modified, metadata)
      VALUES (${this.#run}, ${object}, ${this.#folderOf(folderPath)}, ${name},
        ${this.#acquirer(by)}, ${at}, ${version}, ${etag}, ${modified}, ${metadata})`);
    this.#last = this.#db.get<{ id: number }>(sql`SELECT last_insert_rowid() AS id`)?.id ?? 0;
    if (this.#facts.length === 0) this.#first = this.#last;
    const place = { sha256: sha256.toString('hex'), path };
    this.#facts.push(acquiredFact(place, { by, at, version, etag, modified, metadata }));
  }

  /** Writes the act of a step; inside its transaction. */
  seal(author: Author): void {
    if (this.#facts.length === 0) return;
    appendEntry(this.#db, author, 'collection.acquired', {
      run: this.#run,
      first: this.#first,
      last: this.#last,
      custody: custodyHash(this.#facts),
    });
    this.#facts = [];
  }

  #acquirer(facts: string): number {
    const known = this.#acquirers.get(facts);
    if (known !== undefined) return known;
    this.#db.run(sql`INSERT OR IGNORE INTO acquirer (facts) VALUES (${facts})`);
    const found = sql`SELECT id FROM acquirer WHERE facts = ${facts}`;
    const id = this.#db.get<{ id: number }>(found)?.id ?? 0;
    this.#acquirers.set(facts, id);
    return id;
  }
}
