import { Problem } from '../../../preload/contract/errors.ts';
import type { ReadDb } from '../handles.ts';
import { sql, type Sql } from '../sql.ts';

/** Candidates that a sentence names. */
const mostNamed = 3;

/**
 * The objects that a person names: by the SHA-256 of their bytes, by a path under which they were
 * found, or by a file name that only one of them has.
 *
 * @returns their numbers, each once
 * @throws Problem not_found, bad_request (several have that name)
 */
export function objectsNamed(db: ReadDb, names: readonly string[]): number[] {
  return [...new Set(names.map((name) => objectNamed(db, name)))].sort((a, b) => a - b);
}

interface Candidate {
  readonly object: number;
  readonly path: string;
}

function objectNamed(db: ReadDb, name: string): number {
  if (/^[0-9a-f]{64}$/i.test(name)) {
    const hash = Buffer.from(name, 'hex');
    const byHash = db.get<{ id: number }>(
      sql`SELECT id FROM object WHERE substr(sha256, 1, 8) = substr(${hash}, 1, 8)
        AND sha256 = ${hash}`,
    );
    if (byHash !== undefined) return byHash.id;
  }
  const file = /[^\\/]*$/.exec(name)?.[0] ?? '';
  const byFile = found(db, sql`origin.name = ${file}`);
  const byPath = byFile.filter(({ path }) => path === name);
  const candidates = byPath.length > 0 ? byPath : file === name ? byFile : [];
  const objects = [...new Set(candidates.map(({ object }) => object))];
  const [only] = objects;
  if (only === undefined) {
    throw new Problem('not_found', `The archive holds no original ${name}.`);
  }
  if (objects.length > 1) {
    const some = candidates.slice(0, mostNamed).map(({ path }) => path);
    const more = candidates.length > mostNamed ? ' and others' : '';
    throw new Problem(
      'bad_request',
      `${objects.length} originals are called ${name}; name one by its path or its SHA-256: ${some.join(', ')}${more}.`,
    );
  }
  return only;
}

function found(db: ReadDb, where: Sql): Candidate[] {
  return db.all<Candidate>(
    sql`SELECT object, folder.path || origin.name AS path FROM origin
      JOIN folder ON folder.id = origin.folder WHERE ${where} ORDER BY object, n`,
  );
}
