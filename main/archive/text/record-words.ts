import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  openBrace,
  openBracket,
  quote,
} from '../scan/json-bytes.ts';
import { slotIndex } from '../scan/fields.ts';
import { recordKeys, type KeyNode, type KeyTable } from '../scan/key-table.ts';
import { indexed, indexedLength, leastBase64, wordlessSlots, wordsOf } from './words.ts';

const isWordless = new Set(wordlessSlots.map((slot) => slotIndex[slot]));

/** 1 for the bytes of words; those beyond ASCII are left to `wordsOf`. */
const inWord = new Uint8Array(256);
for (const byte of Buffer.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.',
)) {
  inWord[byte] = 1;
}
const dot = 0x2e;
const equals = 0x3d;
const letterU = 0x75;
const spaceByte = 0x20;

/** What tells how a string has to be read, as bits; `other`: a byte that base64 does not have. */
const bits = { escape: 1, beyondAscii: 2, plus: 4, other: 8, unicodeEscape: 16 } as const;
const bitsOf = new Uint8Array(256).fill(bits.other).fill(bits.other | bits.beyondAscii, 0x80);
for (const byte of Buffer.from(
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789/=',
)) {
  bitsOf[byte] = 0;
}
bitsOf[0x2b] = bits.plus;
bitsOf[backslash] = bits.escape;

/**
 * Writes the words of records one behind the other, separated by spaces, without making objects of
 * the records. Held equal to `wordsOf` over the parsed record by a test.
 */
export class RecordWords {
  #bytes = Buffer.allocUnsafeSlow(1 << 20);
  #used = 0;
  /** The bits of the string that was walked last. */
  #seen = 0;

  get used(): number {
    return this.#used;
  }

  /** What has been written since the last call. */
  take(): Buffer {
    const taken = Buffer.allocUnsafeSlow(this.#used);
    this.#bytes.copy(taken, 0, 0, this.#used);
    this.#used = 0;
    return taken;
  }

  /** Adds the record that begins at `start`; it is valid JSON. */
  add(text: Buffer, start: number, end: number): void {
    // No word is longer than what it is made of, but for the space behind it.
    this.#reserve((end - start) * 2 + 64);
    this.#value(text, start, recordKeys, undefined);
  }

  #reserve(size: number): void {
    if (this.#used + size <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow((this.#used + size) * 2);
    this.#bytes.copy(larger, 0, 0, this.#used);
    this.#bytes = larger;
  }

  /** Past the value that begins at `at`. */
  #value(text: Buffer, at: number, keys: KeyTable | undefined, node: KeyNode | undefined): number {
    switch (text[at] ?? 0) {
      case quote: {
        const end = this.#stringEnd(text, at + 1);
        if (node === undefined || !isWordless.has(node.slot)) this.#string(text, at + 1, end);
        return end + 1;
      }
      case openBrace:
        return keys === undefined ? this.#deep(text, at) : this.#object(text, at + 1, keys);
      case openBracket:
        return this.#deep(text, at);
      default:
        return this.#scalar(text, at);
    }
  }

  #object(text: Buffer, start: number, keys: KeyTable): number {
    let at = skip(text, start);
    while (text[at] !== closeBrace) {
      const keyEnd = this.#stringEnd(text, at + 1);
      const isEscaped = (this.#seen & bits.escape) !== 0;
      const node = isEscaped
        ? escapedNode(keys, text, at, keyEnd)
        : keys.find(text, at + 1, keyEnd);
      // Past the quote, white space, the colon, white space.
      at = skip(text, skip(text, keyEnd + 1) + 1);
      at = skip(text, this.#value(text, at, node?.below, node));
      if (text[at] === comma) at = skip(text, at + 1);
    }
    return at + 1;
  }

  /**
   * A list, or an object whose names do not matter, without a call for each level: a hostile record has
   * thousands of them.
   */
  #deep(text: Buffer, start: number): number {
    let at = start;
    let depth = 0;
    do {
      const byte = text[at] ?? 0;
      if (byte === quote) {
        const end = this.#stringEnd(text, at + 1);
        const behind = skip(text, end + 1);
        if (text[behind] !== colon) this.#string(text, at + 1, end);
        at = behind;
      } else if (byte === openBrace || byte === openBracket) {
        depth += 1;
        at += 1;
      } else if (byte === closeBrace || byte === closeBracket) {
        depth -= 1;
        at += 1;
      } else {
        at = isScalar(byte) && byte !== colon ? this.#scalar(text, at) : at + 1;
      }
    } while (depth > 0 && at < text.length);
    return at;
  }

  /** A number has words; true, false and null have none. */
  #scalar(text: Buffer, start: number): number {
    let at = start;
    while (at < text.length && isScalar(text[at] ?? 0)) at += 1;
    const first = text[start] ?? 0;
    if (first === 0x2d || (first >= 0x30 && first <= 0x39)) this.#plain(text, start, at);
    return at;
  }

  /** The closing quote of the string whose text begins at `at`; `#seen` tells what it holds. */
  #stringEnd(text: Buffer, at: number): number {
    let end = at;
    let seen = 0;
    for (;;) {
      const byte = text[end];
      if (byte === undefined || byte === quote) break;
      seen |= bitsOf[byte] ?? 0;
      end += 1;
      if (byte !== backslash) continue;
      if (text[end] === letterU) seen |= bits.unicodeEscape;
      end += 1;
    }
    this.#seen = seen;
    return end;
  }

  /** The words of the string that was walked last. */
  #string(text: Buffer, start: number, end: number): void {
    const seen = this.#seen;
    const isLong = end - start >= leastBase64;
    if ((seen & (bits.unicodeEscape | bits.beyondAscii)) !== 0) this.#longWay(text, start, end);
    else if (!isLong || (seen & bits.other) !== 0) this.#plain(text, start, end);
    // Base64 has one escape: `\/`.
    else if ((seen & bits.escape) !== 0) this.#longWay(text, start, end);
    else if (isOneWord(text, start, end, seen)) this.#word(text, start, end);
    else this.#plain(text, start, end);
  }

  /** One word, indexed by its beginning. */
  #word(text: Buffer, start: number, end: number): void {
    const out = this.#bytes;
    let used = this.#used;
    const to = Math.min(end, start + indexedLength);
    for (let at = start; at < to; at += 1) out[used++] = text[at] ?? 0;
    out[used++] = spaceByte;
    this.#used = used;
  }

  #plain(text: Buffer, start: number, end: number): void {
    const out = this.#bytes;
    let used = this.#used;
    let at = start;
    while (at < end) {
      // What an escape stands for is no part of a word, but for `\u`.
      while (at < end && inWord[text[at] ?? 0] === 0) at += text[at] === backslash ? 2 : 1;
      let from = at;
      while (at < end && inWord[text[at] ?? 0] === 1) at += 1;
      let to = at;
      while (from < to && text[from] === dot) from += 1;
      while (to > from && text[to - 1] === dot) to -= 1;
      if (from >= to) continue;
      to = Math.min(to, from + indexedLength);
      while (from < to) out[used++] = text[from++] ?? 0;
      out[used++] = spaceByte;
    }
    this.#used = used;
  }

  #longWay(text: Buffer, start: number, end: number): void {
    const value = String(JSON.parse(text.toString('utf8', start - 1, end + 1)));
    const words = `${wordsOf(value).map(indexed).join(' ')} `;
    this.#reserve(words.length * 3);
    this.#used += this.#bytes.write(words, this.#used, 'utf8');
  }
}

/** The node of a name with escapes, between its quotes. */
function escapedNode(keys: KeyTable, text: Buffer, from: number, to: number): KeyNode | undefined {
  const name = Buffer.from(String(JSON.parse(text.toString('utf8', from, to + 1))));
  return keys.find(name, 0, name.length);
}

function skip(text: Buffer, at: number): number {
  let next = at;
  while (next < text.length && (text[next] ?? 0) <= spaceByte) next += 1;
  return next;
}

function isScalar(byte: number): boolean {
  return byte > spaceByte && byte !== comma && byte !== closeBrace && byte !== closeBracket;
}

/** True of a long text of base64's bytes that is base64: `isOneWord` of words.ts, on bytes. */
function isOneWord(text: Buffer, start: number, end: number, seen: number): boolean {
  let to = end;
  while (to > start && text[to - 1] === equals) to -= 1;
  if (to === start || (to === end && (seen & bits.plus) === 0)) return false;
  const first = text.indexOf(equals, start);
  return first === -1 || first >= to;
}
