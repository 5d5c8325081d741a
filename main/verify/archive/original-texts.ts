import type Database from 'better-sqlite3';
import { unpack } from './unpack.ts';

export interface OriginalTexts {
  /** The stored bytes of an object. */
  bytes(object: number): Buffer | undefined;
  /** The text of an object, or undefined if its bytes are gone or do not unpack. */
  text(object: number): Buffer | undefined;
  /** The text of the record at a place, decoded if it is a JSON string; undefined if it is none. */
  record(object: number, offset: number, length: number): string | undefined;
  /** Hands over a text that was unpacked anyway. */
  keep(object: number, text: Buffer): void;
}

/** Bytes of unpacked objects kept at hand. */
const mostKept = 64 * 1024 * 1024;

/** Reads originals out of the archive; the last used ones stay unpacked. */
export function originalTexts(db: Database.Database): OriginalTexts {
  const bytesOf = db
    .prepare(
      `SELECT substr(pack.bytes, object.start + 1, object.size) FROM object
        JOIN pack ON pack.id = object.pack WHERE object.id = ?`,
    )
    .pluck();
  const kept = new Map<number, Buffer>();
  let held = 0;

  const bytes = (object: number): Buffer | undefined => {
    const found = bytesOf.get(object) as Buffer | null | undefined;
    // Of no bytes substr() makes NULL.
    return found === null ? Buffer.alloc(0) : found;
  };

  function keep(object: number, text: Buffer): void {
    held -= kept.get(object)?.length ?? 0;
    kept.delete(object);
    kept.set(object, text);
    held += text.length;
    for (const [oldest, { length }] of kept) {
      if (held <= mostKept || oldest === object) break;
      kept.delete(oldest);
      held -= length;
    }
  }

  function text(object: number): Buffer | undefined {
    const stored = kept.has(object) ? undefined : bytes(object);
    const found = kept.get(object) ?? (stored === undefined ? undefined : unpack(stored)?.text);
    if (found !== undefined) keep(object, found);
    return found;
  }

  return {
    bytes,
    text,
    keep,
    record(object, offset, length) {
      const whole = text(object);
      return whole === undefined ? undefined : recordText(whole, offset, length);
    },
  };
}

/**
 * The text of the record in bytes [offset, offset + length): the bytes of one JSON object from brace
 * to brace, or a JSON string or a cell of CSV that holds it. Undefined for anything else.
 */
export function recordText(text: Buffer, offset: number, length: number): string | undefined {
  if (offset < 0 || length < 2 || offset + length > text.length) return undefined;
  const [first, last] = [text[offset], text[offset + length - 1]];
  const slice = text.toString('utf8', offset, offset + length);
  if (first === openBrace && last === closeBrace) return slice;
  if (first !== quote || last !== quote) return undefined;
  // In a cell of CSV quotes are doubled (RFC 4180, section 2.7), in a JSON string they are escaped.
  if (/^"\s*\{\s*""/.test(slice)) return slice.slice(1, -1).replace(/""/g, '"');
  try {
    return String(JSON.parse(slice));
  } catch {
    return undefined;
  }
}

const quote = 0x22;
const openBrace = 0x7b;
const closeBrace = 0x7d;
