import type { StoredObject } from '../../../preload/contract/retention.ts';
import { actsNamed } from '../acts.ts';
import type { ReadDb } from '../handles.ts';
import { sql } from '../sql.ts';
import type { DisposedBody } from './body.ts';

/** The originals that an import brought, in the order in which they came, with their tombstones. */
export function storedObjects(
  db: ReadDb,
  run: number,
  offset: number,
  limit: number,
): { total: number; objects: StoredObject[] } {
  const total =
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM origin WHERE run = ${run} AND n = 0`)?.n ??
    0;
  const tombs = tombstones(db);
  const objects = db
    .all<Omit<StoredObject, 'disposed'>>(
      sql`SELECT o.id AS object, folder.path || origin.name AS name,
        (SELECT count(*) - 1 FROM origin AS all_ WHERE all_.object = o.id) AS again,
        lower(hex(o.sha256)) AS sha256, o.kind, o.size, o.records, o.duplicates, o.rejected
      FROM origin JOIN object AS o ON o.id = origin.object
        JOIN folder ON folder.id = origin.folder
      WHERE origin.run = ${run} AND origin.n = 0 ORDER BY o.id LIMIT ${limit} OFFSET ${offset}`,
    )
    .map((row) => ({ ...row, disposed: tombs.get(row.object) ?? null }));
  return { total, objects };
}

function tombstones(db: ReadDb): Map<number, NonNullable<StoredObject['disposed']>> {
  return new Map(
    actsNamed(db, 'object.disposed').flatMap(({ at, author, body }) => {
      const { objects, reason } = body as unknown as DisposedBody;
      return objects.map(({ object }) => [object, { at, by: author.name, reason }] as const);
    }),
  );
}
