import type { ReadDb } from '../archive/handles.ts';
import { sql, type Sql } from '../archive/sql.ts';

/** How many events a compiled condition finds. */
export function countEvents(db: ReadDb, condition: Sql): number {
  return (
    db.get<{ n: number }>(sql`SELECT count(*) AS n FROM event AS e WHERE ${condition}`)?.n ?? 0
  );
}

/**
 * Event ids (rows of the index) of one page of a result, newest first; events of one second in
 * descending id order. `offset` counts events from the newest.
 */
export function pageOfRefs(db: ReadDb, condition: Sql, offset: number, limit: number): number[] {
  return db
    .all<{ id: number }>(
      sql`SELECT e.id FROM event AS e WHERE ${condition}
        ORDER BY e.id DESC LIMIT ${limit} OFFSET ${offset}`,
    )
    .map((row) => row.id);
}
