import type { ReadDb } from './handles.ts';
import type { Place } from './read-record.ts';
import { keyOf } from './scan/event-key.ts';
import { eventIdOf } from './scan/record-reader.ts';
import { flag } from './scan/rows.ts';
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
      sql`SELECT id, object, offset, length, flags & ${flag.quoted} AS quoted FROM event
        WHERE high = ${keyOf(eventID).high} ORDER BY id`,
    )
    .filter((candidate) => {
      return eventIdOf(readText(candidate)) === eventID;
    })
    .map((candidate) => candidate.id);
}
