import type { Checkpoint, ReadStretch } from '../collect/checkpoint.ts';
import { collectedStretches } from './collected-stretches.ts';
import type { ReadDb } from './handles.ts';
import { placeOf } from './ingest/place-of.ts';
import { sql } from './sql.ts';

/**
 * What the archive knows of earlier collecting, as the ledger tells it: read once for the windows and
 * stretches, and asked anew for each object.
 */
export function collectedBefore(db: ReadDb): Checkpoint {
  const windows = stretchesIn(db, 'collection.windows', ['account', 'region']);
  const stretches = stretchesIn(db, 'collection.keys', ['bucket', 'prefix']);
  return {
    windows: (account, region) => windows.get(`${account} ${region}`) ?? [],
    stretches: (bucket, prefix) => stretches.get(`${bucket} ${prefix}`) ?? [],
    hasObject(name, etag) {
      const place = placeOf(name);
      const found = sql`SELECT 1 FROM acquisition
        WHERE folder = (SELECT id FROM folder WHERE path = ${place.folderPath})
          AND name = ${place.name} AND etag = ${etag}`;
      return db.get(found) !== undefined;
    },
  };
}

/** Stretches by the two members that name what was read. */
function stretchesIn(
  db: ReadDb,
  act: 'collection.windows' | 'collection.keys',
  [first, second]: readonly [string, string],
): Map<string, ReadStretch[]> {
  const found = new Map<string, ReadStretch[]>();
  for (const { item, ...stretch } of collectedStretches(db, act)) {
    const key = `${String(item[first])} ${String(item[second])}`;
    const list = found.get(key) ?? [];
    found.set(key, list);
    list.push(stretch);
  }
  return found;
}
