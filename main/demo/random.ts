import { createHash } from 'node:crypto';

const BASE32 = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567';
const ALPHANUMERIC = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';
const HEX_BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/**
 * A seeded source of numbers (sfc32, state taken from SHA-256 of the labels). The same labels give
 * the same sequence on every machine; it is no source of secrets.
 */
export class Random {
  #a: number;
  #b: number;
  #c: number;
  #counter = 1;

  constructor(...labels: readonly (string | number)[]) {
    const state = createHash('sha256').update(JSON.stringify(labels)).digest();
    this.#a = state.readInt32LE(0);
    this.#b = state.readInt32LE(4);
    this.#c = state.readInt32LE(8);
  }

  /** 32 unsigned bits. */
  uint32(): number {
    const result = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (((this.#c << 21) | (this.#c >>> 11)) + result) | 0;
    return result >>> 0;
  }

  /** A fraction, 0 included, 1 not. */
  next(): number {
    return this.uint32() / 4294967296;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.next() * (high - low + 1));
  }

  chance(probability: number): boolean {
    return this.next() < probability;
  }

  /** One item of a list; throws on an empty list. */
  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to pick from');
    return list[Math.floor(this.next() * list.length)] as T;
  }

  /** One item of a list, early items more often (squared fraction): a few busy things, many quiet. */
  favour<T>(list: readonly T[]): T {
    const fraction = this.next();
    return list[Math.floor(fraction * fraction * list.length)] as T;
  }

  /** One item by its weight. */
  weighted<T extends { readonly weight: number }>(list: readonly T[]): T {
    let rest = this.next() * list.reduce((sum, item) => sum + item.weight, 0);
    for (const item of list) {
      rest -= item.weight;
      if (rest < 0) return item;
    }
    return list[list.length - 1] as T;
  }

  /** `length` lower-case hexadecimal digits. */
  hex(length: number): string {
    let text = '';
    while (text.length < length) {
      const word = this.uint32();
      text += byteText(word) + byteText(word >>> 8) + byteText(word >>> 16) + byteText(word >>> 24);
    }
    return text.slice(0, length);
  }

  /** `length` digits of AWS's upper-case base 32, as in AKIA… and AROA… identifiers. */
  base32(length: number): string {
    return this.#letters(BASE32, length);
  }

  /** `length` letters and digits. */
  alphanumeric(length: number): string {
    return this.#letters(ALPHANUMERIC, length);
  }

  /** A UUID of version 4 and RFC 9562 variant. */
  uuid(): string {
    const text = this.hex(32);
    const variant = '89ab'[this.uint32() >>> 30] ?? '8';
    return `${text.slice(0, 8)}-${text.slice(8, 12)}-4${text.slice(13, 16)}-${variant}${text.slice(17, 20)}-${text.slice(20)}`;
  }

  #letters(alphabet: string, length: number): string {
    let text = '';
    for (let index = 0; index < length; index += 1) {
      text += alphabet[Math.floor(this.next() * alphabet.length)] ?? '';
    }
    return text;
  }
}

function byteText(word: number): string {
  return HEX_BYTES[word & 255] ?? '00';
}
