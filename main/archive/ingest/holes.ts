import type { ReadDb } from '../handles.ts';
import { sql } from '../sql.ts';

/** The last number of a table that a disposal has left free for good, or 0. */
export function lastOfHoles(db: ReadDb, part: 'dict' | 'action' | 'place' | 'identity'): number {
  return (
    db.get<{ last: number | null }>(sql`SELECT max(last) AS last FROM hole WHERE part = ${part}`)
      ?.last ?? 0
  );
}

/** Numbers of events that must stay free: an event was passed over for each when it was given its own. */
export function freeEvents(db: ReadDb): ReadonlySet<number> {
  const ids = new Set<number>();
  for (const { first, last } of db.all<{ first: number; last: number }>(
    sql`SELECT first, last FROM hole WHERE part = 'event'`,
  )) {
    for (let id = first; id <= last; id += 1) ids.add(id);
  }
  return ids;
}

/** How often something was disposed of so far, in objects. */
export function disposals(db: ReadDb): number {
  return db.get<{ n: number }>(sql`SELECT count(*) AS n FROM disposal`)?.n ?? 0;
}
