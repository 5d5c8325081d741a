/** Objects remembered at once: a power of two. */
const places = 1 << 13;

/** Longer objects are rare, and seldom come twice. */
const longest = 2048;

/**
 * Objects by their bytes. What was read from one of them holds for the next one that has the same
 * bytes, which then need not be read: sessions act in bursts, and each of their records says the
 * same of who acted. An object that falls on the place of another one takes it.
 */
export class SeenObjects {
  /** Where in the arena an object lies; without places until one is kept. */
  #starts = new Int32Array();
  #lengths = new Int32Array();
  #hashes = new Int32Array();
  #arena = new DataView(new ArrayBuffer(0));
  #used = 0;
  #looks = 0;
  /** The place that the last `find` looked at, for `keep`. */
  #place = 0;
  #hash = 0;

  /** The place of the object that begins here, or -1: it was not seen, or is forgotten. */
  find(text: DataView, start: number): number {
    const hash = hashOf(text, start);
    this.#looks += 1;
    this.#hash = hash;
    const place = (hash ^ (hash >>> 13)) & (places - 1);
    this.#place = place;
    return this.#hashes[place] === hash && this.#isAt(place, text, start) ? place : -1;
  }

  /** How many bytes the object of a place has. */
  lengthOf(place: number): number {
    return this.#lengths[place] ?? 0;
  }

  /**
   * Remembers the object that was just looked for. Returns its place, or -1: it is too long, or the
   * first one ever, for which no room is made yet: much is read for one record's sake.
   */
  keep(text: DataView, start: number, end: number): number {
    const length = end - start;
    if (length > longest || this.#looks < 2) return -1;
    if (this.#used + length > this.#arena.byteLength) this.#makeRoom();
    const place = this.#place;
    bytesOf(this.#arena).set(bytesOf(text).subarray(start, end), this.#used);
    this.#starts[place] = this.#used;
    this.#lengths[place] = length;
    this.#hashes[place] = this.#hash;
    this.#used += length;
    return place;
  }

  #isAt(place: number, text: DataView, start: number): boolean {
    const length = this.#lengths[place] ?? 0;
    if (length === 0 || start + length > text.byteLength) return false;
    const arena = this.#arena;
    const from = this.#starts[place] ?? 0;
    let i = 0;
    for (; i + 4 <= length; i += 4) {
      if (arena.getInt32(from + i) !== text.getInt32(start + i)) return false;
    }
    for (; i < length; i += 1) {
      if (arena.getUint8(from + i) !== text.getUint8(start + i)) return false;
    }
    return true;
  }

  /** Grows up to what all places can hold; then, all is forgotten: it comes again. */
  #makeRoom(): void {
    if (this.#lengths.length === 0) {
      this.#starts = new Int32Array(places);
      this.#lengths = new Int32Array(places);
      this.#hashes = new Int32Array(places);
    }
    if (this.#arena.byteLength < places * 512) {
      const larger = new DataView(new ArrayBuffer(Math.max(1 << 16, this.#arena.byteLength * 2)));
      bytesOf(larger).set(bytesOf(this.#arena));
      this.#arena = larger;
      return;
    }
    this.#lengths.fill(0);
    this.#used = 0;
  }
}

function bytesOf({ buffer, byteOffset, byteLength }: DataView): Uint8Array {
  return new Uint8Array(buffer, byteOffset, byteLength);
}

/** Over the bytes up to the first `}`, by fours: they nearly always tell objects apart. */
function hashOf(text: DataView, start: number): number {
  const end = Math.min(start + longest, text.byteLength - 3);
  let hash = 0;
  for (let at = start; at < end; at += 4) {
    const four = text.getInt32(at, true);
    const braces = four ^ 0x7d7d7d7d;
    if (((braces - 0x01010101) & ~braces & 0x80808080) !== 0) break;
    hash = Math.imul(hash ^ four, 0x9e3779b1);
    hash ^= hash >>> 15;
  }
  return hash;
}
