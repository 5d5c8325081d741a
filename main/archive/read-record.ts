import { Problem } from '../../preload/contract/errors.ts';
import type { ReadDb } from './handles.ts';
import { unquoted } from './scan/quoted.ts';
import { unpack } from './scan/unpack.ts';
import { sql } from './sql.ts';

/** Where a record lies: bytes [offset, offset + length) of an object's uncompressed text. */
export interface Place {
  readonly object: number;
  readonly offset: number;
  readonly length: number;
  /** 1 if those bytes are a JSON string, or a cell of CSV, that holds the record. */
  readonly quoted: number;
}

/** Unpacked objects kept at hand, in bytes; a file of a thousand records is about 2 MB. */
const cacheBytes = 96 * 1024 * 1024;

/** Objects' uncompressed texts. */
export type TextOfObject = (object: number) => Buffer;

/** A reader of records' own texts, with the last used objects kept unpacked. */
export function recordReader(
  db: ReadDb,
  textOf: TextOfObject = textOfObjects(db),
): (place: Place) => string {
  return (place) => textAt(textOf(place.object), place);
}

/** A record's own text, from the text of its object. */
export function textAt(object: Buffer, { offset, length, quoted }: Place): string {
  const text = object.toString('utf8', offset, offset + length);
  return quoted === 1 ? unquoted(text) : text;
}

/** A reader of the exact bytes that the archive holds for a place. */
export function sliceReader(db: ReadDb): (place: Place) => Buffer {
  const textOf = textOfObjects(db);
  return ({ object, offset, length }) => textOf(object).subarray(offset, offset + length);
}

/**
 * A reader of objects' texts, with the last used ones kept unpacked.
 *
 * @param unpackedElsewhere is asked before an object is unpacked; undefined: it is not
 */
export function textOfObjects(
  db: ReadDb,
  unpackedElsewhere?: (object: number) => Buffer | undefined,
): TextOfObject {
  const cache = new Map<number, Buffer>();
  let held = 0;
  return (object) => {
    let text = cache.get(object);
    if (text === undefined) {
      text = unpackedElsewhere?.(object) ?? objectText(db, object);
      held += text.length;
    } else {
      cache.delete(object);
    }
    cache.set(object, text);
    for (const [oldest, bytes] of cache) {
      if (held <= cacheBytes || oldest === object) break;
      cache.delete(oldest);
      held -= bytes.length;
    }
    return text;
  };
}

/** An object's bytes as they came, or undefined if there is no such object. */
export function objectBytes(db: ReadDb, object: number): Buffer | undefined {
  const row = db.get<{ bytes: Buffer | null }>(
    sql`SELECT substr(pack.bytes, object.start + 1, object.size) AS bytes
      FROM object JOIN pack ON pack.id = object.pack WHERE object.id = ${object}`,
  );
  // substr() of no bytes at all is NULL.
  return row && (row.bytes ?? Buffer.alloc(0));
}

/**
 * The bytes of several objects as they came, each pack of them read once; in the order in which they
 * were archived. Objects that are not there, and those that no longer fit into `most` bytes, are left out.
 */
export function bytesOfObjects(
  db: ReadDb,
  objects: readonly number[],
  most: number,
): Map<number, Buffer> {
  const rows = db.all<{ id: number; pack: number; start: number; size: number }>(
    sql`SELECT id, pack, start, size FROM object
      WHERE id IN (SELECT value FROM json_each(${JSON.stringify(objects)})) ORDER BY id`,
  );
  const found = new Map<number, Buffer>();
  let held = 0;
  let last: { readonly id: number; readonly bytes: Buffer | undefined } | undefined;
  for (const { id, pack, start, size } of rows) {
    held += size;
    if (held > most) break;
    if (last?.id !== pack) {
      const row = sql`SELECT bytes FROM pack WHERE id = ${pack}`;
      last = { id: pack, bytes: db.get<{ bytes: Buffer }>(row)?.bytes };
    }
    if (last.bytes !== undefined) found.set(id, last.bytes.subarray(start, start + size));
  }
  return found;
}

/** @throws Problem `archive_damaged` if the object's bytes are gone or no longer unpack. */
function objectText(db: ReadDb, object: number): Buffer {
  const bytes = objectBytes(db, object);
  const unpacked = bytes === undefined ? undefined : unpack(bytes);
  if (unpacked?.ok !== true) {
    throw new Problem(
      'archive_damaged',
      `Object ${object} of the archive cannot be read; run the integrity check to see what is damaged.`,
    );
  }
  return unpacked.text;
}
