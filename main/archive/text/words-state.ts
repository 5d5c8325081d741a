import type { ReadDb, WriteDb } from '../handles.ts';
import { sql, type Sql } from '../sql.ts';

/** How far the words are in the index. */
export interface WordsState {
  /** The last object whose events all have their words there. */
  readonly objects: number;
  /** The last object of the pass under way; `objects` if there is none. */
  readonly pass: number;
  /** The last event of that pass. */
  readonly event: number;
}

export function wordsState(db: ReadDb): WordsState {
  const values = new Map(
    db
      .all<{
        key: string;
        value: string;
      }>(sql`SELECT key, value FROM meta WHERE key GLOB 'words_*'`)
      .map(({ key, value }) => [key, Number(value)]),
  );
  const of = (key: string): number => values.get(key) ?? 0;
  return { objects: of('words_objects'), pass: of('words_pass'), event: of('words_event') };
}

export function saveWordsState(db: WriteDb, { objects, pass, event }: WordsState): void {
  const rows = Object.entries({ words_objects: objects, words_pass: pass, words_event: event });
  for (const [key, value] of rows) {
    db.run(sql`UPDATE meta SET value = ${String(value)} WHERE key = ${key}`);
  }
}

/** The last object of the archive, or 0. */
export function lastObject(db: ReadDb): number {
  return db.get<{ id: number | null }>(sql`SELECT max(id) AS id FROM object`)?.id ?? 0;
}

/** True if every event's words are in the index. */
export function areWordsDone(db: ReadDb): boolean {
  return wordIndexOf(db) === 'whole';
}

/** `none`: the archive has an earlier format, and is open to be read only. */
export type WordIndex = 'none' | 'part' | 'whole';

export function wordIndexOf(db: ReadDb): WordIndex {
  const table = sql`SELECT 1 FROM sqlite_schema WHERE name = 'event_words'`;
  if (db.get(table) === undefined) return 'none';
  return wordsState(db).objects === lastObject(db) ? 'whole' : 'part';
}

/** True if the words of an event at that place are taken to be in the index: `isWithoutWords`, not asked of SQL. */
export function hasWordsAt(state: WordsState, object: number, event: number): boolean {
  if (object <= state.objects) return true;
  return object <= state.pass && event <= state.event;
}

/**
 * The condition on `event AS e` that its words are not yet in the index. It reads the state itself,
 * so that it holds whenever it is asked.
 */
export function isWithoutWords(): Sql {
  const of = (key: string): Sql =>
    sql`(SELECT CAST(value AS INTEGER) FROM meta WHERE key = ${key})`;
  return sql`(e.object > ${of('words_objects')}
    AND (e.object > ${of('words_pass')} OR e.id > ${of('words_event')}))`;
}
