import { Problem } from '../../../preload/contract/errors.ts';
import type { DisposalPlan } from '../../../preload/contract/retention.ts';
import type { ReadDb } from '../handles.ts';
import type { Place } from '../read-record.ts';
import { holdWords, standingHold } from '../retention.ts';
import { sql, type Sql } from '../sql.ts';
import { pinsOf } from './pins.ts';

interface Chosen {
  readonly object: number;
  readonly name: string;
  readonly sha256: Buffer;
  readonly size: number;
  readonly records: number;
  readonly disposed: number;
}

/**
 * What disposing of these objects would remove, and why it is refused if it is.
 *
 * @throws Problem not_found (an object), bad_request (none)
 */
export function disposalPlan(
  db: ReadDb,
  readText: (place: Place) => string,
  objects: readonly number[],
): DisposalPlan {
  if (objects.length === 0) throw new Problem('bad_request', 'Say which originals to dispose of.');
  const list = JSON.stringify(objects);
  const chosen = db.all<Chosen>(sql`
    SELECT object.id AS object, folder.path || origin.name AS name, sha256, size, records,
      EXISTS (SELECT 1 FROM disposal WHERE disposal.object = object.id) AS disposed
    FROM object JOIN origin ON origin.object = object.id AND n = 0
      JOIN folder ON folder.id = origin.folder
    WHERE object.id IN (SELECT value FROM json_each(${list})) ORDER BY object.id`);
  if (chosen.length < new Set(objects).size) {
    throw new Problem('not_found', 'One of the originals is not in this archive.');
  }
  const hold = standingHold(db);
  return {
    objects: chosen.map(({ object, name, sha256 }) => ({
      object,
      name,
      sha256: sha256.toString('hex'),
    })),
    bytes: chosen.reduce((sum, { size }) => sum + size, 0),
    ...countRows(db, list),
    refusals: [
      ...(hold === null ? [] : [holdWords(hold)]),
      ...chosen.flatMap(refusalOf),
      ...pinsOf(db, readText, list),
    ],
  };
}

function refusalOf({ name, size, disposed }: Chosen): string[] {
  if (disposed === 1) return [`${name} was disposed of already.`];
  return size === 0 ? [`${name} holds no bytes: there is nothing to dispose of.`] : [];
}

function countRows(
  db: ReadDb,
  list: string,
): Pick<DisposalPlan, 'events' | 'livingOn' | 'duplicates' | 'conflicts' | 'rejected'> {
  const inThem: Sql = sql`object IN (SELECT value FROM json_each(${list}))`;
  const n = (query: Sql): number => db.get<{ n: number }>(query)?.n ?? 0;
  const all = n(sql`SELECT count(*) AS n FROM event WHERE ${inThem}`);
  const livingOn = n(sql`SELECT count(DISTINCT event) AS n FROM duplicate
    WHERE NOT ${inThem} AND event IN (SELECT id FROM event WHERE ${inThem})`);
  return {
    events: all - livingOn,
    livingOn,
    duplicates: n(sql`SELECT count(*) AS n FROM duplicate WHERE ${inThem}`),
    conflicts: n(sql`SELECT count(*) AS n FROM conflict JOIN event ON event.id = conflict.event
      WHERE ${inThem}`),
    rejected: n(sql`SELECT count(*) AS n FROM rejection WHERE ${inThem}`),
  };
}
