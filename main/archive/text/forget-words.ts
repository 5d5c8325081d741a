import type { WriteDb } from '../handles.ts';
import { textOfObjects, type Place } from '../read-record.ts';
import { flag } from '../scan/rows.ts';
import { sql } from '../sql.ts';
import { wordReaderOf } from './word-reader.ts';
import { isWithoutWords } from './words-state.ts';

/**
 * Takes the words of events out of the index, as long as the events and their originals are still
 * there: FTS5 has to be told what it was given (sqlite.org/fts5.html, section 6.3). Nothing of the words
 * stays in its tables (`secure-delete`, set by the migration).
 */
export function forgetWords(db: WriteDb, events: readonly number[]): void {
  const wordsAt = wordReaderOf(textOfObjects(db));
  const list = JSON.stringify(events);
  const places = db.all<Place & { readonly id: number }>(
    sql`SELECT id, object, offset, length, flags & ${flag.quoted} AS quoted FROM event AS e
      WHERE id IN (SELECT value FROM json_each(${list})) AND NOT ${isWithoutWords()}`,
  );
  for (const place of places) {
    db.run(sql`INSERT INTO event_words (event_words, rowid, words)
      VALUES ('delete', ${BigInt(place.id)}, CAST(${wordsAt(place)} AS TEXT))`);
  }
}
