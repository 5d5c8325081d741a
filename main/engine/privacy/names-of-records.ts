import { setImmediate as pause } from 'node:timers/promises';
import { Problem } from '../../../preload/contract/errors.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { textOfObjects } from '../../archive/read-record.ts';
import { sql } from '../../archive/sql.ts';
import { namesInText } from './names-in-text.ts';

/** The names that records say, and the last original that was read for them. */
export interface RecordNames {
  readonly names: readonly string[];
  readonly last: number;
}

/** Bytes that are read at a time; a name and what says that it is one lie within `overlap`. */
const chunk = 4 << 20;
const overlap = 4096;

/** The last original of an archive. */
export function lastObject(db: ReadDb): number {
  return db.column<number>(sql`SELECT ifnull(max(id), 0) FROM object`)[0] ?? 0;
}

/**
 * The names that the originals after a number say anywhere in their records: of people who never acted
 * themselves, but were created, given a key, or named by somebody. Damaged originals name nobody.
 */
export async function namesOfRecords(
  db: ReadDb,
  after: number,
  signal: AbortSignal,
): Promise<RecordNames> {
  const names = new Set<string>();
  const last = lastObject(db);
  const objects = db.column<number>(sql`
    SELECT id FROM object WHERE id > ${after} AND id <= ${last} AND kind = 'log'
      AND id NOT IN (SELECT object FROM disposal) ORDER BY id`);
  const textOf = textOfObjects(db);
  for (const object of objects) {
    if (signal.aborted) throw new Problem('cancelled', 'The archive was closed.');
    for (const text of textsOf(textOf, object)) {
      for (const name of namesInText(text)) names.add(name);
    }
    await pause();
  }
  return { names: [...names], last };
}

function* textsOf(textOf: (object: number) => Buffer, object: number): Generator<string> {
  const bytes = readable(textOf, object);
  for (let at = 0; at < bytes.length; at += chunk) {
    const text = bytes.toString('utf8', Math.max(0, at - overlap), at + chunk);
    // Half a name is none: a part begins and ends with a string.
    const start = at === 0 ? 0 : text.indexOf('"');
    const end = at + chunk < bytes.length ? text.lastIndexOf('"') : text.length;
    yield text.slice(Math.max(0, start), end);
  }
}

function readable(textOf: (object: number) => Buffer, object: number): Buffer {
  try {
    return textOf(object);
  } catch (thrown) {
    if (thrown instanceof Problem) return Buffer.alloc(0);
    throw thrown;
  }
}
