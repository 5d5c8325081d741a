import type { ReadDb } from './handles.ts';
import { sql } from './sql.ts';

/** Names which events the archive holds: differs when some have come or gone since. */
export function eventState(db: ReadDb): string {
  const [state] = db.column<string>(
    sql`SELECT ifnull(max(id), 0) || ' ' || (SELECT value FROM meta WHERE key = 'indexed_objects')
        || ' ' || (SELECT count(*) FROM disposal)
      FROM object`,
  );
  return state ?? '';
}

/** Names what people have said about events: differs when an act has come since. */
export function annotationState(db: ReadDb): string {
  const [acts] = db.column<number>(sql`SELECT ifnull(max(n), 0) FROM annotation_act`);
  return String(acts ?? 0);
}

/** The number of the ledger's last row: rises with every act. */
export function acted(db: ReadDb): number {
  return db.column<number>(sql`SELECT ifnull(max(rowid), 0) FROM ledger`)[0] ?? 0;
}

/** How many originals have been disposed of: their events are gone. */
export function disposals(db: ReadDb): number {
  return db.column<number>(sql`SELECT count(*) FROM disposal`)[0] ?? 0;
}
