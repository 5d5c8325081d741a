import { breathe } from '../../platform/clock.ts';
import type { WriteDb } from '../handles.ts';
import type { Place } from '../read-record.ts';
import { sql } from '../sql.ts';
import { writeConflicts } from './conflicts.ts';
import { createIndex, missingIndexes } from './indexes.ts';

/**
 * Ends what imports begin: makes the indexes that are missing and finds the conflicts among the
 * events that are new. An import that was killed leaves this to the next one, or to the next opening.
 * Other calls are answered between two pieces of work, of about a second for a million events each.
 */
export async function finishIndex(db: WriteDb, readText: (place: Place) => string): Promise<void> {
  for (const name of missingIndexes(db)) {
    createIndex(db, name);
    await breathe();
  }
  db.transaction(() => {
    const { after, last } = unfinished(db);
    if (after === last) return;
    for (const { object } of writeConflicts(db, readText, after)) countConflict(db, object);
    db.run(sql`UPDATE meta SET value = ${String(last)} WHERE key = 'indexed_objects'`);
  });
}

/** True if an import was stopped before its end: some of its events are not fully indexed. */
export function isUnfinished(db: WriteDb): boolean {
  const { after, last } = unfinished(db);
  return after !== last || (last > 0 && missingIndexes(db).length > 0);
}

function unfinished(db: WriteDb): { readonly after: number; readonly last: number } {
  const value = db.get<{ value: string }>(
    sql`SELECT value FROM meta WHERE key = 'indexed_objects'`,
  )?.value;
  const last = db.get<{ id: number | null }>(sql`SELECT max(id) AS id FROM object`)?.id ?? 0;
  return { after: Number(value ?? 0), last };
}

/** An event counts as indexed until it is found to be a conflict. */
function countConflict(db: WriteDb, object: number): void {
  db.run(sql`UPDATE run SET indexed = indexed - 1, conflicts = conflicts + 1
    WHERE id = (SELECT run FROM origin WHERE object = ${object} AND n = 0)`);
}
