/** Rows of numbers, each kept once: what many records say in the same words is one row. */
export class Tuples {
  readonly width: number;
  #rows: Int32Array;
  #hashes = new Int32Array(1 << 6);
  #table = new Int32Array(1 << 7);
  #count = 0;
  #taken = 0;

  constructor(width: number) {
    this.width = width;
    this.#rows = new Int32Array(width << 6);
  }

  get count(): number {
    return this.#count;
  }

  /** The number of an equal row, from 0; it is added if there is none. `values` may be reused. */
  intern(values: Int32Array): number {
    const { width } = this;
    let hash = 0;
    for (let i = 0; i < width; i += 1) {
      hash = Math.imul(hash ^ (values[i] ?? 0), 0x9e3779b1);
      hash ^= hash >>> 13;
    }
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = (this.#table[slot] ?? 0) - 1;
      if (id < 0) break;
      if (this.#hashes[id] === hash && this.#isEqual(id, values)) return id;
      slot = (slot + 1) & mask;
    }
    return this.#add(hash, values);
  }

  /** Rows that are new since the last call, one after the other. */
  takeFresh(): Int32Array {
    const fresh = this.#rows.slice(this.#taken * this.width, this.#count * this.width);
    this.#taken = this.#count;
    return fresh;
  }

  #isEqual(id: number, values: Int32Array): boolean {
    const at = id * this.width;
    for (let i = 0; i < this.width; i += 1) {
      if (this.#rows[at + i] !== values[i]) return false;
    }
    return true;
  }

  #add(hash: number, values: Int32Array): number {
    const id = this.#count;
    if (id >= this.#hashes.length) this.#grow();
    this.#put(this.#table, hash, id);
    this.#rows.set(values.subarray(0, this.width), id * this.width);
    this.#hashes[id] = hash;
    this.#count += 1;
    return id;
  }

  #grow(): void {
    const size = this.#hashes.length * 2;
    const rows = new Int32Array(size * this.width);
    rows.set(this.#rows);
    this.#rows = rows;
    const hashes = new Int32Array(size);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const table = new Int32Array(size * 2);
    for (let id = 0; id < this.#count; id += 1) this.#put(table, hashes[id] ?? 0, id);
    this.#table = table;
  }

  #put(table: Int32Array, hash: number, id: number): void {
    const mask = table.length - 1;
    let slot = hash & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = id + 1;
  }
}
