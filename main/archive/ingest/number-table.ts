/**
 * Hashes to numbers of rows, in memory: whether a row may be there, at 13 bytes for each, without
 * asking the database. Several rows may have one hash; the row itself decides.
 */
export class NumberTable {
  #hashes = new Int32Array(1 << 12);
  #numbers = new Int32Array(1 << 12);
  #count = 0;

  add(hash: number, number: number): void {
    if (this.#count * 3 > this.#hashes.length * 2) this.#grow();
    this.#put(hash, number);
    this.#count += 1;
  }

  /** The first number with that hash for which `isIt` holds. */
  find(hash: number, isIt: (number: number) => boolean): number | undefined {
    const mask = this.#numbers.length - 1;
    for (let at = spread(hash) & mask; this.#numbers[at] !== 0; at = (at + 1) & mask) {
      const number = this.#numbers[at] ?? 0;
      if (this.#hashes[at] === hash && isIt(number)) return number;
    }
    return undefined;
  }

  #put(hash: number, number: number): void {
    const mask = this.#numbers.length - 1;
    let at = spread(hash) & mask;
    while (this.#numbers[at] !== 0) at = (at + 1) & mask;
    this.#hashes[at] = hash;
    this.#numbers[at] = number;
  }

  #grow(): void {
    const [hashes, numbers] = [this.#hashes, this.#numbers];
    this.#hashes = new Int32Array(hashes.length * 2);
    this.#numbers = new Int32Array(hashes.length * 2);
    for (let at = 0; at < hashes.length; at += 1) {
      if (numbers[at] !== 0) this.#put(hashes[at] ?? 0, numbers[at] ?? 0);
    }
  }
}

function spread(hash: number): number {
  return Math.imul(hash ^ (hash >>> 16), 0x9e3779b1) >>> 8;
}
