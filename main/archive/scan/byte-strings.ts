/**
 * Texts by their bytes: a text that was seen before is found without making a JavaScript string of
 * it. Most of what a record says was said by the record before.
 */
export class ByteStrings {
  /** Texts that are new since `takeFresh`, in the order of their numbers; none: nobody takes them. */
  #fresh: string[] | undefined;
  #arena = Buffer.allocUnsafeSlow(1 << 14);
  #arenaView = viewOf(this.#arena);
  /** The buffer of the last call: records of one file come one after the other. */
  #from: Buffer | undefined;
  #view = this.#arenaView;
  #used = 0;
  #count = 1;
  #table = new Int32Array(1 << 9);
  #hashes = new Int32Array(1 << 8);
  /** Text i lies in the arena from #ends[i - 1] to #ends[i]; text 0 is the empty one. */
  #ends = new Int32Array(1 << 8);

  /** @param isTaken new texts are kept for `takeFresh` */
  constructor(isTaken: boolean) {
    this.#fresh = isTaken ? [] : undefined;
  }

  get count(): number {
    return this.#count;
  }

  get bytes(): number {
    return this.#used;
  }

  /** The number of the text whose UTF-8 bytes are [start, end); equal bytes give equal numbers. */
  intern(from: Buffer, start: number, end: number): number {
    if (start === end) return 0;
    if (this.#from !== from) {
      this.#from = from;
      this.#view = viewOf(from);
    }
    const hash = hashOf(this.#view, start, end);
    const mask = this.#table.length - 1;
    let slot = hash & mask;
    for (;;) {
      const id = this.#table[slot] ?? 0;
      if (id === 0) break;
      if (this.#hashes[id] === hash && this.#isEqual(id, start, end)) return id;
      slot = (slot + 1) & mask;
    }
    return this.#add(hash, from, start, end);
  }

  /** The same for a text that is a string already. */
  internText(text: string): number {
    const bytes = Buffer.from(text, 'utf8');
    return this.intern(bytes, 0, bytes.length);
  }

  textOf(id: number): string {
    return id === 0 ? '' : this.#arena.toString('utf8', this.#ends[id - 1], this.#ends[id]);
  }

  takeFresh(): string[] {
    const fresh = this.#fresh ?? [];
    if (this.#fresh !== undefined) this.#fresh = [];
    return fresh;
  }

  #isEqual(id: number, start: number, end: number): boolean {
    let mine = this.#ends[id - 1] ?? 0;
    if ((this.#ends[id] ?? 0) - mine !== end - start) return false;
    const [theirs, arena] = [this.#view, this.#arenaView];
    let at = start;
    for (; at + 4 <= end; at += 4, mine += 4) {
      if (theirs.getInt32(at) !== arena.getInt32(mine)) return false;
    }
    for (; at < end; at += 1, mine += 1) {
      if (theirs.getUint8(at) !== arena.getUint8(mine)) return false;
    }
    return true;
  }

  #add(hash: number, from: Buffer, start: number, end: number): number {
    const id = this.#count;
    if (id >= this.#ends.length) this.#grow();
    this.#put(this.#table, hash, id);
    this.#count += 1;
    if (this.#used + end - start > this.#arena.length) {
      const larger = Buffer.allocUnsafeSlow(
        Math.max(this.#arena.length * 2, this.#used + end - start),
      );
      this.#arena.copy(larger, 0, 0, this.#used);
      this.#arena = larger;
      this.#arenaView = viewOf(larger);
    }
    from.copy(this.#arena, this.#used, start, end);
    this.#used += end - start;
    this.#ends[id] = this.#used;
    this.#hashes[id] = hash;
    this.#fresh?.push(from.toString('utf8', start, end));
    return id;
  }

  #grow(): void {
    const size = this.#ends.length * 2;
    const ends = new Int32Array(size);
    ends.set(this.#ends);
    this.#ends = ends;
    const hashes = new Int32Array(size);
    hashes.set(this.#hashes);
    this.#hashes = hashes;
    const table = new Int32Array(size * 2);
    for (let id = 1; id < this.#count; id += 1) this.#put(table, hashes[id] ?? 0, id);
    this.#table = table;
  }

  #put(table: Int32Array, hash: number, id: number): void {
    const mask = table.length - 1;
    let slot = hash & mask;
    while (table[slot] !== 0) slot = (slot + 1) & mask;
    table[slot] = id;
  }
}

/** Not the same in every run: texts that collide cannot be prepared in a log. */
const seed = crypto.getRandomValues(new Int32Array(1))[0] ?? 0;

function viewOf(bytes: Buffer): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

function hashOf(view: DataView, start: number, end: number): number {
  let hash = seed ^ (end - start);
  let at = start;
  for (; at + 4 <= end; at += 4) {
    hash = Math.imul(hash ^ view.getInt32(at, true), 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  for (; at < end; at += 1) {
    hash = Math.imul(hash ^ view.getUint8(at), 0x01000193);
    hash ^= hash >>> 15;
  }
  return hash;
}
