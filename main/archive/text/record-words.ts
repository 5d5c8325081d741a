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
const spaceByte = 0x20;

/**
 * Writes the words of records one behind the other, separated by spaces, without making objects of
 * the records. Held equal to `wordsOf` over the parsed record by a test.
 */
export class RecordWords {
  #bytes = Buffer.allocUnsafeSlow(1 << 20);
  #used = 0;

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
        const end = stringEnd(text, at + 1);
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
      const keyEnd = stringEnd(text, at + 1);
      const node = nodeOf(keys, text, at + 1, keyEnd);
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
        const end = stringEnd(text, at + 1);
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

  #string(text: Buffer, start: number, end: number): void {
    // Base64 has no escapes but `\/`; texts that long are judged by their string.
    if (isPlain(text, start, end) && !mayBeBase64(text, start, end)) this.#plain(text, start, end);
    else this.#longWay(text, start, end);
  }

  #plain(text: Buffer, start: number, end: number): void {
    const out = this.#bytes;
    let used = this.#used;
    let at = start;
    while (at < end) {
      while (at < end && inWord[text[at] ?? 0] === 0) at += 1;
      let from = at;
      while (at < end && inWord[text[at] ?? 0] === 1) at += 1;
      let to = at;
      while (from < to && text[from] === dot) from += 1;
      while (to > from && text[to - 1] === dot) to -= 1;
      if (from === to) continue;
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

function nodeOf(keys: KeyTable, text: Buffer, start: number, end: number): KeyNode | undefined {
  if (!text.subarray(start, end).includes(backslash)) return keys.find(text, start, end);
  const name = Buffer.from(String(JSON.parse(text.toString('utf8', start - 1, end + 1))));
  return keys.find(name, 0, name.length);
}

/** The closing quote of the string whose text begins at `at`. */
function stringEnd(text: Buffer, at: number): number {
  let end = at;
  while (end < text.length && text[end] !== quote) end += text[end] === backslash ? 2 : 1;
  return end;
}

function skip(text: Buffer, at: number): number {
  let next = at;
  while (next < text.length && (text[next] ?? 0) <= spaceByte) next += 1;
  return next;
}

function isScalar(byte: number): boolean {
  return byte > spaceByte && byte !== comma && byte !== closeBrace && byte !== closeBracket;
}

/** Long, and ends as no path or ARN does, or holds a plus. */
function mayBeBase64(text: Buffer, start: number, end: number): boolean {
  if (end - start < leastBase64) return false;
  return text[end - 1] === 0x3d || text.subarray(start, end).includes(0x2b);
}

/** ASCII without escapes. */
function isPlain(text: Buffer, start: number, end: number): boolean {
  for (let at = start; at < end; at += 1) {
    const byte = text[at] ?? 0;
    if (byte === backslash || byte >= 0x80) return false;
  }
  return true;
}
