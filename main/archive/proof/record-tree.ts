import { Problem } from '../../../preload/contract/errors.ts';
import type { ReadDb } from '../handles.ts';
import { merkleTree } from '../merkle.ts';
import type { Place } from '../read-record.ts';
import { sql } from '../sql.ts';

/** The tree over the records of one object. */
export interface RecordTree {
  /** Leaves. */
  readonly size: number;
  /** 64 hex digits. */
  readonly root: string;
  /** The record's bytes, its place among the leaves from 0, and the hashes beside its way up. */
  readonly leafAt: (offset: number) => { bytes: Buffer; index: number; path: string[] };
}

/**
 * The Merkle tree (RFC 9162) over the exact bytes of every record of an object that the index holds,
 * duplicates of other objects' records among them, in the order in which they lie in its text. Parts
 * that were rejected are no records.
 *
 * Limit: the whole object is unpacked, and every leaf hashed: 1.5 µs for a record of usual size.
 */
export function recordTree(
  db: ReadDb,
  readSlice: (place: Place) => Buffer,
  object: number,
): RecordTree {
  const places = db.all<{ offset: number; length: number }>(sql`
    SELECT offset, length FROM event WHERE object = ${object}
    UNION ALL SELECT offset, length FROM duplicate WHERE object = ${object} ORDER BY offset`);
  const leaves = places.map(({ offset, length }) =>
    readSlice({ object, offset, length, quoted: 0 }),
  );
  const { size, root, path } = merkleTree(leaves);
  return {
    size,
    root,
    leafAt(offset) {
      const index = places.findIndex((place) => place.offset === offset);
      const bytes = leaves[index];
      if (bytes === undefined) {
        throw new Problem(
          'archive_damaged',
          'The record is not where the index says; check the archive.',
        );
      }
      return { bytes, index, path: path(index) };
    },
  };
}
