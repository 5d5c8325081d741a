/**
 * A reader of JSON that makes no objects: it walks bytes and reports where values begin and end, so
 * that a record is always the slice of the original. It checks structure only as far as it needs;
 * what a slice holds is judged by JSON.parse afterwards.
 */

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

/** Bytes [start, end) of a value. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** The text ends, or goes astray, at `at`. */
export class ScanError extends Error {
  override readonly name = 'ScanError';
  readonly at: number;
  constructor(at: number, message: string) {
    super(message);
    this.at = at;
  }
}

/** First byte at or after `at` that is no white space; a byte order mark at the very start counts as white. */
export function skipSpace(text: Buffer, at: number): number {
  let i = at === 0 && text[0] === 0xef && text[1] === 0xbb && text[2] === 0xbf ? 3 : at;
  while (i < text.length) {
    const byte = text[i];
    if (byte !== 0x20 && byte !== 0x0a && byte !== 0x0d && byte !== 0x09) break;
    i += 1;
  }
  return i;
}

/** End of the value that begins at `start`. @throws ScanError */
export function valueEnd(text: Buffer, start: number): number {
  const first = text[start];
  if (first === quote) return stringEnd(text, start);
  if (first === openBrace || first === openBracket) return nestedEnd(text, start);
  let i = start;
  while (i < text.length && isScalarByte(text[i])) i += 1;
  if (i === start) throw new ScanError(start, 'a value is missing');
  return i;
}

function isScalarByte(byte: number | undefined): boolean {
  return (
    byte !== undefined &&
    byte !== comma &&
    byte !== closeBrace &&
    byte !== closeBracket &&
    byte !== colon &&
    byte !== quote &&
    byte > 0x20
  );
}

function stringEnd(text: Buffer, start: number): number {
  for (let i = start + 1; i < text.length; i += 1) {
    const byte = text[i];
    if (byte === backslash) i += 1;
    else if (byte === quote) return i + 1;
  }
  throw new ScanError(start, 'a text is not closed');
}

/** Counts braces and brackets alike: which of them closes which is left to JSON.parse. */
function nestedEnd(text: Buffer, start: number): number {
  let depth = 0;
  for (let i = start; i < text.length; i += 1) {
    const byte = text[i];
    if (byte === quote) {
      i = stringEnd(text, i) - 1;
    } else if (byte === openBrace || byte === openBracket) {
      depth += 1;
    } else if (byte === closeBrace || byte === closeBracket) {
      depth -= 1;
      if (depth === 0) return i + 1;
    }
  }
  throw new ScanError(start, 'an object or list is not closed');
}

/** Elements of the list that begins at `start`, as far as they are whole. @throws ScanError after the last whole one */
export function* elements(text: Buffer, start: number): Generator<Span> {
  let i = skipSpace(text, start + 1);
  if (text[i] === closeBracket) return;
  for (;;) {
    const end = valueEnd(text, i);
    yield { start: i, end };
    const next = skipSpace(text, end);
    if (text[next] === closeBracket) return;
    if (text[next] !== comma) throw new ScanError(next, 'the list is not closed');
    i = skipSpace(text, next + 1);
  }
}

export interface Member {
  readonly key: string;
  readonly start: number;
  /** Finds the end on demand: the value of interest may be most of the file. @throws ScanError */
  end(): number;
}

/** Members of the object that begins at `start`, first level only. @throws ScanError */
export function* members(text: Buffer, start: number): Generator<Member> {
  let i = skipSpace(text, start + 1);
  if (text[i] === closeBrace) return;
  for (;;) {
    if (text[i] !== quote) throw new ScanError(i, 'a name is missing');
    const keyEnd = stringEnd(text, i);
    const key = text.toString('utf8', i + 1, keyEnd - 1);
    const between = skipSpace(text, keyEnd);
    if (text[between] !== colon) throw new ScanError(between, 'a colon is missing');
    const value = skipSpace(text, between + 1);
    let end = -1;
    const endOnce = (): number => (end >= 0 ? end : (end = valueEnd(text, value)));
    yield { key, start: value, end: endOnce };
    const next = skipSpace(text, endOnce());
    if (text[next] === closeBrace) return;
    if (text[next] !== comma) throw new ScanError(next, 'the object is not closed');
    i = skipSpace(text, next + 1);
  }
}
