import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import { highOf, lowOf, pair } from './pairs.ts';

/** Identities read at a time: some milliseconds. */
const part = 16_384;
/** Kinds stay below this. */
const kinds = 2 ** 4;

/** Who each identity of an archive is, in memory: 5 bytes each. */
export class Identities {
  readonly #db: ReadDb;
  /** Identities below this have been read; they never change. */
  #upTo = 0;
  #last = 0;
  #actor = new Int32Array(part);
  #kind = new Uint8Array(part);

  constructor(db: ReadDb) {
    this.#db = db;
  }

  /** To be called before it is asked whether all are read. */
  refresh(): void {
    this.#last = this.#db.column<number>(sql`SELECT max(id) FROM identity`)[0] ?? 0;
  }

  get isWhole(): boolean {
    return this.#upTo > this.#last;
  }

  has(identity: number): boolean {
    return identity < this.#upTo;
  }

  /** The number of the actor's name in the dictionary. */
  actorOf(identity: number): number {
    return this.#actor[identity] ?? 0;
  }

  /** The place in the contract's list of kinds. */
  kindOf(identity: number): number {
    return this.#kind[identity] ?? 0;
  }

  readOn(): void {
    const from = this.#upTo;
    const to = Math.min(from + part, this.#last + 1);
    if (to > this.#actor.length) this.#grow();
    // One number for each: reading single values takes an eighth of the time of rows.
    const read = this.#db.column<number>(
      sql`SELECT (${pair(sql`(id - ${BigInt(from)})`, sql`actor`)} << 4) | kind FROM identity
        WHERE id >= ${BigInt(from)} AND id < ${BigInt(to)}`,
    );
    for (const each of read) {
      const rest = Math.floor(each / kinds);
      const identity = from + highOf(rest);
      this.#actor[identity] = lowOf(rest);
      this.#kind[identity] = each % kinds;
    }
    this.#upTo = to;
  }

  #grow(): void {
    const actor = new Int32Array(this.#actor.length * 2);
    actor.set(this.#actor);
    this.#actor = actor;
    const kind = new Uint8Array(actor.length);
    kind.set(this.#kind);
    this.#kind = kind;
  }
}
