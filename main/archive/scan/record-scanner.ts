import type { ReadOnly } from './fields.ts';
import { slots } from './fields.ts';
import {
  backslash,
  closeBrace,
  closeBracket,
  colon,
  comma,
  openBrace,
  openBracket,
  quote,
} from './json-bytes.ts';
import { nodeCount, recordKeys, type KeyNode, type KeyTable } from './key-table.ts';
import { SeenObjects } from './seen-objects.ts';

/** Not found, or not understood: the caller asks JSON.parse. */
export const doubt = -1;

/** Deeper records are left to JSON.parse; CloudTrail's own are about ten deep. */
const deepest = 100;

/** Bytes that may stand in a JSON string as they are (RFC 8259 section 7). */
const plain = new Uint8Array(256).fill(1, 0x20);
plain[quote] = 0;
plain[backslash] = 0;

/** Bytes between tokens (RFC 8259 section 2). */
const space = new Uint8Array(256);
for (const byte of [0x20, 0x09, 0x0a, 0x0d]) space[byte] = 1;

const wordTrue = Buffer.from('true');
const wordFalse = Buffer.from('false');
const wordNull = Buffer.from('null');

/**
 * Reads records without making objects of them: one pass over the bytes checks the JSON grammar
 * and notes where the texts of the slots lie. Whatever is out of the ordinary (an escaped name, a
 * name twice, a depth beyond the limit, broken JSON) ends in `doubt`, never in a guess.
 */
export class RecordScanner {
  /** Where the text of a slot begins and ends, without its quotes; start -1: there is none. */
  readonly starts = new Int32Array(slots.length);
  readonly ends = new Int32Array(slots.length);
  /** 1 if the text has escapes: its bytes are not yet the text. */
  readonly escaped = new Uint8Array(slots.length);
  readOnly: ReadOnly = 0;
  isRecord = false;
  /** Where its userIdentity was seen before, and so was not read again; or -1. */
  seenIdentity = -1;
  readonly #seen = new SeenObjects();
  #identityStart = -1;
  #identityEnd = -1;
  #text: Buffer = Buffer.alloc(0);
  #hasEscape = false;
  #view: DataView = new DataView(new ArrayBuffer(0));
  #hasReadOnly = false;
  readonly #met = new Int32Array(nodeCount());
  #serial = 0;

  /** Reads the object that begins at `start`. Returns its end, or `doubt`. */
  scan(text: Buffer, start: number): number {
    if (this.#text !== text) {
      this.#text = text;
      this.#view = new DataView(text.buffer, text.byteOffset, text.byteLength);
    }
    this.starts.fill(-1);
    this.readOnly = 0;
    this.#hasReadOnly = false;
    this.isRecord = false;
    this.seenIdentity = -1;
    this.#identityStart = -1;
    this.#serial = (this.#serial + 1) | 0 || 1;
    return text[start] === openBrace ? this.#object(start, recordKeys, 0) : doubt;
  }

  /**
   * Remembers the userIdentity of the record that was gone through last. Returns the place under
   * which the next one of its kind is told; -1 if there is nothing to remember.
   */
  keepIdentity(): number {
    if (this.#identityStart < 0) return -1;
    return this.#seen.keep(this.#view, this.#identityStart, this.#identityEnd);
  }

  #object(start: number, keys: KeyTable | undefined, depth: number): number {
    const text = this.#text;
    if (depth > deepest) return doubt;
    let at = this.#skip(start + 1);
    if (text[at] === closeBrace) return at + 1;
    for (;;) {
      if (text[at] !== quote) return doubt;
      const keyStart = at + 1;
      at = this.#stringEnd(keyStart);
      if (at < 0) return doubt;
      let node: KeyNode | undefined;
      if (keys !== undefined) {
        if (this.#hasEscape) return doubt;
        node = keys.find(text, keyStart, at - 1);
      }
      if (text[at] !== colon) {
        if ((text[at] as number) <= 0x20) at = this.#skip(at);
        if (text[at] !== colon) return doubt;
      }
      at += 1;
      if ((text[at] as number) <= 0x20) at = this.#skip(at);
      at = node === undefined ? this.#value(at, depth) : this.#known(at, node, depth);
      if (at < 0) return doubt;
      if ((text[at] as number) <= 0x20) at = this.#skip(at);
      if (text[at] === closeBrace) return at + 1;
      if (text[at] !== comma) return doubt;
      at += 1;
      if ((text[at] as number) <= 0x20) at = this.#skip(at);
    }
  }

  #known(at: number, node: KeyNode, depth: number): number {
    if (node.isOther) return doubt;
    if (node.isRecordMember) this.isRecord = true;
    const first = this.#text[at];
    if (node.isReadOnly) {
      if (this.#hasReadOnly) return doubt;
      this.#hasReadOnly = true;
      if (first === 0x74) this.readOnly = 1;
      else if (first === 0x66) this.readOnly = 2;
      return this.#value(at, depth);
    }
    if (node.slot >= 0) return this.#slot(at, node.slot, depth);
    if (node.below === undefined) return this.#value(at, depth);
    // Of an object of interest that comes twice only the last one counts for JSON.parse.
    if (this.#met[node.number] === this.#serial) return doubt;
    this.#met[node.number] = this.#serial;
    if (first !== openBrace) return this.#value(at, depth);
    return node.isIdentity ? this.#identity(at, node) : this.#object(at, node.below, depth + 1);
  }

  #identity(at: number, node: KeyNode): number {
    const place = this.#seen.find(this.#view, at);
    if (place >= 0) {
      this.seenIdentity = place;
      return at + this.#seen.lengthOf(place);
    }
    const end = this.#object(at, node.below, 1);
    this.#identityStart = at;
    this.#identityEnd = end;
    return end;
  }

  #slot(at: number, slot: number, depth: number): number {
    if (this.starts[slot] !== -1) return doubt;
    if (this.#text[at] !== quote) {
      // A number where a text belongs is no text; it must not come twice either.
      this.starts[slot] = -2;
      return this.#value(at, depth);
    }
    const end = this.#stringEnd(at + 1);
    if (end < 0) return doubt;
    this.starts[slot] = at + 1;
    this.ends[slot] = end - 1;
    this.escaped[slot] = this.#hasEscape ? 1 : 0;
    return end;
  }

  /** End of any value; -1 if it is none. */
  #value(at: number, depth: number): number {
    switch (this.#text[at] ?? 0) {
      case quote:
        return this.#stringEnd(at + 1);
      case openBrace:
        return this.#object(at, undefined, depth + 1);
      case openBracket:
        return this.#list(at, depth + 1);
      case 0x74:
        return this.#word(at, wordTrue);
      case 0x66:
        return this.#word(at, wordFalse);
      case 0x6e:
        return this.#word(at, wordNull);
      default:
        return this.#number(at);
    }
  }

  #list(start: number, depth: number): number {
    const text = this.#text;
    if (depth > deepest) return doubt;
    let at = this.#skip(start + 1);
    if (text[at] === closeBracket) return at + 1;
    for (;;) {
      at = this.#value(at, depth);
      if (at < 0) return doubt;
      if ((text[at] as number) <= 0x20) at = this.#skip(at);
      if (text[at] === closeBracket) return at + 1;
      if (text[at] !== comma) return doubt;
      at += 1;
      if ((text[at] as number) <= 0x20) at = this.#skip(at);
    }
  }

  /** Past the closing quote of the string whose text begins at `at`. */
  #stringEnd(at: number): number {
    const text = this.#text;
    this.#hasEscape = false;
    const view = this.#view;
    const last = text.length - 4;
    let i = at;
    for (;;) {
      while (i < last) {
        const v = view.getInt32(i, true);
        const q = v ^ 0x22222222;
        const e = v ^ 0x5c5c5c5c;
        if (
          ((((q - 0x01010101) & ~q) | ((e - 0x01010101) & ~e) | ((v - 0x20202020) & ~v)) &
            0x80808080) !==
          0
        )
          break;
        i += 4;
      }
      while (plain[text[i] as number] === 1) i += 1;
      const byte = text[i];
      if (byte === quote) return i + 1;
      if (byte !== backslash) return doubt;
      this.#hasEscape = true;
      i = this.#escapeEnd(i + 1);
      if (i < 0) return doubt;
    }
  }

  #escapeEnd(at: number): number {
    const text = this.#text;
    switch (text[at] ?? 0) {
      case 0x22:
      case 0x2f:
      case 0x5c:
      case 0x62:
      case 0x66:
      case 0x6e:
      case 0x72:
      case 0x74:
        return at + 1;
      case 0x75:
        for (let i = at + 1; i < at + 5; i += 1) if (!isHex(text[i])) return doubt;
        return at + 5;
      default:
        return doubt;
    }
  }

  #word(at: number, word: Buffer): number {
    for (let i = 0; i < word.length; i += 1) if (this.#text[at + i] !== word[i]) return doubt;
    return at + word.length;
  }

  /** RFC 8259 section 6. */
  #number(start: number): number {
    const text = this.#text;
    let at = text[start] === 0x2d ? start + 1 : start;
    if (text[at] === 0x30) at += 1;
    else if ((at = this.#digits(at)) < 0) return doubt;
    if (text[at] === 0x2e && (at = this.#digits(at + 1)) < 0) return doubt;
    if (text[at] === 0x65 || text[at] === 0x45) {
      at += text[at + 1] === 0x2b || text[at + 1] === 0x2d ? 2 : 1;
      return this.#digits(at);
    }
    return at;
  }

  #digits(start: number): number {
    let at = start;
    while (isDigit(this.#text[at])) at += 1;
    return at === start ? doubt : at;
  }

  #skip(at: number): number {
    const text = this.#text;
    let i = at;
    while (space[text[i] as number] === 1) i += 1;
    return i;
  }
}

function isDigit(byte: number | undefined): boolean {
  return byte !== undefined && byte >= 0x30 && byte <= 0x39;
}

function isHex(byte: number | undefined): boolean {
  return isDigit(byte) || (byte !== undefined && (byte | 0x20) >= 0x61 && (byte | 0x20) <= 0x66);
}
