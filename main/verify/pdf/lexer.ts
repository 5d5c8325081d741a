/**
 * Reads PDF values from bytes (ISO 32000-2, 7.2 and 7.3). Strict where it can afford to be: what is
 * not a value is an error, never a guess, since a lenient reader sees other things than the next one.
 */
import { PdfError, type PdfDict, type PdfValue } from './values.ts';

const deepest = 64;

/** Reads one value at `at`; returns it with the position behind it. @throws PdfError */
export function readValue(bytes: Buffer, at: number): { value: PdfValue; end: number } {
  const reader = new Reader(bytes, at);
  const value = reader.value(0);
  return { value, end: reader.at };
}

/** First byte at or after `at` that is neither white space nor comment. */
export function skipSpace(bytes: Buffer, at: number): number {
  let i = at;
  while (i < bytes.length) {
    const byte = bytes[i];
    if (byte === 0x25) {
      while (i < bytes.length && bytes[i] !== 0x0a && bytes[i] !== 0x0d) i += 1;
    } else if (!isSpace(byte)) {
      break;
    } else {
      i += 1;
    }
  }
  return i;
}

function isSpace(byte: number | undefined): boolean {
  return (
    byte === 0x20 ||
    byte === 0x0a ||
    byte === 0x0d ||
    byte === 0x09 ||
    byte === 0x0c ||
    byte === 0x00
  );
}

function isDelimiter(byte: number | undefined): boolean {
  return byte !== undefined && '()<>[]{}/%'.includes(String.fromCharCode(byte));
}

class Reader {
  at: number;
  readonly #bytes: Buffer;

  constructor(bytes: Buffer, at: number) {
    this.#bytes = bytes;
    this.at = at;
  }

  value(depth: number): PdfValue {
    if (depth > deepest) throw new PdfError(this.at, 'values are nested too deeply');
    this.at = skipSpace(this.#bytes, this.at);
    const byte = this.#bytes[this.at];
    if (byte === 0x2f) return { kind: 'name', value: this.#name() };
    if (byte === 0x28) return { kind: 'string', bytes: this.#literal() };
    if (byte === 0x5b) return this.#list(depth);
    if (byte === 0x3c) {
      if (this.#bytes[this.at + 1] === 0x3c) return this.#dict(depth);
      return { kind: 'string', bytes: this.#hex() };
    }
    return this.#word();
  }

  #name(): string {
    const start = this.at;
    this.at += 1;
    let name = '';
    for (;;) {
      const byte = this.#bytes[this.at];
      if (byte === undefined || isSpace(byte) || isDelimiter(byte)) return name;
      if (byte === 0x23) {
        const code = /^[0-9a-f]{2}/i.exec(
          this.#bytes.toString('latin1', this.at + 1, this.at + 3),
        )?.[0];
        if (code === undefined) throw new PdfError(start, 'a name has a broken escape');
        name += String.fromCharCode(parseInt(code, 16));
        this.at += 3;
      } else {
        name += String.fromCharCode(byte);
        this.at += 1;
      }
    }
  }

  #literal(): Buffer {
    const start = this.at;
    const out: number[] = [];
    let open = 1;
    this.at += 1;
    for (;;) {
      const byte = this.#bytes[this.at];
      if (byte === undefined) throw new PdfError(start, 'a text is not closed');
      this.at += 1;
      if (byte === 0x5c) {
        this.#escape(out);
        continue;
      }
      if (byte === 0x28) open += 1;
      if (byte === 0x29) open -= 1;
      if (open === 0) return Buffer.from(out);
      out.push(byte);
    }
  }

  #escape(out: number[]): void {
    const octal = /^[0-7]{1,3}/.exec(this.#bytes.toString('latin1', this.at, this.at + 3))?.[0];
    if (octal !== undefined) {
      out.push(parseInt(octal, 8) & 0xff);
      this.at += octal.length;
      return;
    }
    const byte = this.#bytes[this.at] ?? 0;
    this.at += 1;
    if (byte === 0x0a) return;
    if (byte === 0x0d) {
      if (this.#bytes[this.at] === 0x0a) this.at += 1;
      return;
    }
    const known: Readonly<Record<string, number>> = { n: 10, r: 13, t: 9, b: 8, f: 12 };
    out.push(known[String.fromCharCode(byte)] ?? byte);
  }

  #hex(): Buffer {
    const end = this.#bytes.indexOf(0x3e, this.at);
    if (end < 0) throw new PdfError(this.at, 'a hexadecimal text is not closed');
    const digits = this.#bytes.toString('latin1', this.at + 1, end).replaceAll(/\s/g, '');
    if (!/^[0-9a-f]*$/i.test(digits)) throw new PdfError(this.at, 'a hexadecimal text is broken');
    this.at = end + 1;
    return Buffer.from(digits.length % 2 === 0 ? digits : `${digits}0`, 'hex');
  }

  #list(depth: number): readonly PdfValue[] {
    const start = this.at;
    const list: PdfValue[] = [];
    this.at += 1;
    for (;;) {
      this.at = skipSpace(this.#bytes, this.at);
      const byte = this.#bytes[this.at];
      if (byte === undefined) throw new PdfError(start, 'a list is not closed');
      if (byte === 0x5d) break;
      list.push(this.value(depth + 1));
    }
    this.at += 1;
    return list;
  }

  #dict(depth: number): PdfDict {
    const start = this.at;
    const entries = new Map<string, PdfValue>();
    this.at += 2;
    for (;;) {
      this.at = skipSpace(this.#bytes, this.at);
      if (this.#bytes[this.at] === 0x3e && this.#bytes[this.at + 1] === 0x3e) break;
      if (this.#bytes[this.at] !== 0x2f) throw new PdfError(start, 'a dictionary is not closed');
      const key = this.#name();
      // Readers differ in which of two equal keys they take: a way to show two faces.
      if (entries.has(key)) throw new PdfError(start, `a dictionary has /${key} twice`);
      entries.set(key, this.value(depth + 1));
    }
    this.at += 2;
    return { kind: 'dict', entries };
  }

  /** A number, a reference, true, false or null. */
  #word(): PdfValue {
    const start = this.at;
    const text = this.#bytes.toString('latin1', start, Math.min(start + 64, this.#bytes.length));
    const reference = /^(\d{1,10})[ \t\r\n\f\0]+(\d{1,5})[ \t\r\n\f\0]+R(?![A-Za-z0-9])/.exec(text);
    if (reference !== null) {
      this.at += reference[0].length;
      return { kind: 'ref', number: Number(reference[1]), generation: Number(reference[2]) };
    }
    const word = /^(?:[+-]?(?:\d+\.?\d*|\.\d+)|true|false|null)(?![A-Za-z0-9])/.exec(text)?.[0];
    if (word === undefined) throw new PdfError(start, 'a value is missing');
    this.at += word.length;
    if (word === 'null') return null;
    return word === 'true' || word === 'false' ? word === 'true' : Number(word);
  }
}
