import { Problem } from '../../../preload/contract/errors.ts';
import type { ReadDb } from '../handles.ts';
import { merkleTree } from '../merkle.ts';
import { sql } from '../sql.ts';

/** The import step that sealed an object, and the object's place in that step's tree. */
export interface StepOfObject {
  /** The step's ledger entry, and its hash. */
  readonly entry: string;
  readonly hash: string;
  /** The object's place among the step's objects, from 0, and how many they are. */
  readonly index: number;
  readonly size: number;
  /** From the object's hash to the step's Merkle root. */
  readonly path: readonly string[];
}

/** @throws Problem archive_damaged if no step of the ledger added the object */
export function stepOfObject(db: ReadDb, object: number): StepOfObject {
  const step = db.get<{ entry: string; hash: string; first: number; last: number }>(sql`
    SELECT entry, hash, json_extract(entry, '$.body.firstObject') AS first,
      json_extract(entry, '$.body.lastObject') AS last
    FROM ledger WHERE json_extract(entry, '$.act') = 'import.step'
      AND json_extract(entry, '$.body.firstObject') <= ${object}
      AND json_extract(entry, '$.body.lastObject') >= ${object}`);
  if (step === undefined) {
    throw new Problem(
      'archive_damaged',
      'No import of the ledger sealed the file; check the archive.',
    );
  }
  const objects = db.all<{ id: number; sha256: Buffer }>(
    sql`SELECT id, sha256 FROM object WHERE id BETWEEN ${step.first} AND ${step.last} ORDER BY id`,
  );
  const index = objects.findIndex(({ id }) => id === object);
  const { path } = merkleTree(objects.map(({ sha256 }) => sha256));
  return {
    entry: step.entry,
    hash: step.hash,
    index,
    size: objects.length,
    path: path(index),
  };
}
