const [capitalA, capitalZ, toSmall] = [0x41, 0x5a, 0x20];
const small = Uint8Array.from({ length: 256 }, (_, byte) =>
  byte >= capitalA && byte <= capitalZ ? byte + toSmall : byte,
);

/**
 * Finds a text in bytes, whatever the case of ASCII letters, and of no others. It looks at one byte in
 * several (Horspool, "Practical fast searching in strings", 1980) and makes no string of the bytes: that
 * takes longer than the search.
 */
export class FoldedSearch {
  readonly #needle: Buffer;
  /** By the byte under the needle's last one: how far the needle may go on; 0: look closer. */
  readonly #skip: Int32Array;
  /** How far it goes on from where the last byte fits. */
  readonly #onward: number;

  /** @param needle ASCII in lower case, not empty */
  constructor(needle: string) {
    this.#needle = Buffer.from(needle, 'latin1');
    const last = this.#needle.length - 1;
    const skip = new Int32Array(256).fill(last + 1);
    this.#needle.subarray(0, last).forEach((byte, at) => setBoth(skip, byte, last - at));
    const lastByte = this.#needle[last] ?? 0;
    this.#onward = skip[lastByte] ?? 1;
    setBoth(skip, lastByte, 0);
    this.#skip = skip;
  }

  /** Where it stands at `from` or behind, or -1. */
  indexIn(text: Uint8Array, from = 0): number {
    const skip = this.#skip;
    const onward = this.#onward;
    const length = this.#needle.length;
    const end = text.length;
    let at = from + length - 1;
    for (;;) {
      let step = 1;
      while (at < end && (step = skip[text[at] ?? 0] ?? 1) !== 0) at += step;
      if (at >= end) return -1;
      if (this.#isAt(text, at)) return at - length + 1;
      at += onward;
    }
  }

  /** Every place, none overlapping the one before. */
  placesIn(text: Uint8Array): number[] {
    const places: number[] = [];
    for (let at = this.indexIn(text); at >= 0; at = this.indexIn(text, at + this.#needle.length)) {
      places.push(at);
    }
    return places;
  }

  /** True if the needle ends at `last`. */
  #isAt(text: Uint8Array, last: number): boolean {
    const needle = this.#needle;
    let [at, back] = [last, needle.length - 1];
    while (back >= 0 && small[text[at] ?? 0] === needle[back]) {
      at -= 1;
      back -= 1;
    }
    return back < 0;
  }
}

/** For a letter and its capital. */
function setBoth(skip: Int32Array, byte: number, value: number): void {
  skip[byte] = value;
  if (small[byte - toSmall] === byte) skip[byte - toSmall] = value;
}
