import { extract, keyOf } from './extract.ts';
import type { ReadDb } from './handles.ts';
import type { Place } from './read-record.ts';
import { sql } from './sql.ts';

/**
 * The events with that eventID: none, one, or several (conflicts, or the same id in two accounts).
 * A record without an eventID is found by `sha256:` and the SHA-256 of its text.
 */
export function findByEventID(
  db: ReadDb,
  readText: (place: Place) => string,
  eventID: string,
): number[] {
  return db
    .all<Place & { readonly id: number }>(
      sql`SELECT id, object, offset, length, quoted FROM event WHERE key = ${keyOf(eventID)}`,
    )
    .filter((candidate) => {
      const record = extract(readText(candidate));
      return record.ok && record.eventID === eventID;
    })
    .map((candidate) => candidate.id);
}
