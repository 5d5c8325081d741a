import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';

/**
 * Originals are numbered in the order in which they came, so that an event of a later one is new
 * whatever its own time is.
 */
export function lastOriginal(db: ReadDb): number {
  return db.column<number>(sql`SELECT ifnull(max(id), 0) FROM object`)[0] ?? 0;
}

/** Up to which original the events were checked. */
export function checkedUpTo(db: ReadDb): number {
  return db.column<number>(sql`SELECT ifnull(max(up_to), 0) FROM alert_check`)[0] ?? 0;
}
