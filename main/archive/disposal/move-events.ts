import { flag } from '../scan/rows.ts';
import { HourCounts } from '../ingest/hour-counts.ts';
import type { WriteDb } from '../handles.ts';
import type { Place } from '../read-record.ts';
import { sql } from '../sql.ts';
import { forgetWords } from '../text/forget-words.ts';
import { hasWordsAt, wordsState } from '../text/words-state.ts';
import { moveConflicts } from './move-conflicts.ts';
import { passedOver } from './passed-over.ts';

/** An event that stands in an object which is being disposed of. */
interface Going {
  readonly id: number;
  readonly object: number;
  readonly action: number;
  readonly place: number;
  readonly flags: number;
}

/** A duplicate that will carry its event. */
export interface Heir {
  readonly row: number;
  readonly event: number;
  readonly object: number;
  readonly ordinal: number;
  readonly offset: number;
  readonly length: number;
}

export interface Moved {
  /** Events that are gone. */
  readonly gone: readonly number[];
  readonly heirs: readonly Heir[];
  /** By how much the number of conflicts changed, by object. */
  readonly conflicts: ReadonlyMap<number, number>;
  /** Numbers that must stay free. */
  readonly free: readonly number[];
}

const disposed = sql`(SELECT object FROM disposal)`;

/**
 * Takes the rows about records of disposed objects out of the index. An event of which another
 * object holds a duplicate lives on from there, under the same number. Call it inside the
 * transaction that has written the tombstones.
 *
 * @param sliceOf the bytes at a place of an object that stays
 */
export function moveEvents(db: WriteDb, sliceOf: (place: Place) => Buffer): Moved {
  const going = db.all<Going>(
    sql`SELECT id, object, action, place, flags FROM event WHERE object IN ${disposed}`,
  );
  const heirs = heirsOf(db);
  const living = new Map(heirs.map((heir) => [heir.event, heir]));
  const gone = going.filter(({ id }) => !living.has(id));
  const words = wordsState(db);
  // Words of an event that moves behind what is indexed are added again when its new object's are.
  const moving = heirs.filter(({ object, event }) => !hasWordsAt(words, object, event));
  forgetWords(db, [...gone.map(({ id }) => id), ...moving.map(({ event }) => event)]);
  const conflicts = moveConflicts(db, new Set(gone.map(({ id }) => id)), living);
  const reborn = heirs.map((heir) => rowAt(db, heir, sliceOf));
  for (const { row } of heirs) db.run(sql`DELETE FROM duplicate WHERE rowid = ${row}`);
  db.run(sql`DELETE FROM duplicate WHERE object IN ${disposed}`);
  db.run(sql`DELETE FROM event WHERE object IN ${disposed}`);
  for (const row of reborn) insert(db, row);
  conflicts.write();
  takeBackHours(db, gone);
  const ids = gone.map(({ id }) => id);
  return { gone: ids, heirs, conflicts: conflicts.changes, free: passedOver(db, ids) };
}

/** Of the duplicates in objects that stay, the one that was first, for each event that must move. */
function heirsOf(db: WriteDb): Heir[] {
  const all = db.all<Heir>(sql`
    SELECT rowid AS row, event, object, ordinal, offset, length FROM duplicate
    WHERE object NOT IN ${disposed}
      AND event IN (SELECT id FROM event WHERE object IN ${disposed})
    ORDER BY event, object, ordinal`);
  return all.filter(({ event }, index) => all[index - 1]?.event !== event);
}

type EventColumns = Readonly<Record<string, number>>;

/** Equal as canonical JSON, both records have the same columns; how each is written is its own. */
function rowAt(db: WriteDb, heir: Heir, sliceOf: (place: Place) => Buffer): EventColumns {
  const { event, object, ordinal, offset, length } = heir;
  const row = db.get<EventColumns & { flags: number }>(
    sql`SELECT * FROM event WHERE id = ${event}`,
  );
  const slice = sliceOf({ object, offset, length, quoted: 0 });
  const quoted = slice[0] === 0x22 ? flag.quoted : 0;
  const flags = ((row?.flags ?? 0) & ~flag.quoted) | quoted;
  return { ...row, object, ordinal, offset, length, flags };
}

function insert(db: WriteDb, row: EventColumns): void {
  const columns = Object.keys(row);
  db.run({
    text: `INSERT INTO event (${columns.join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    values: Object.values(row),
  });
}

function takeBackHours(db: WriteDb, gone: readonly Going[]): void {
  const hours = new HourCounts(db);
  for (const { id, action, place, flags } of gone) hours.add(id, action, place, flags, -1);
  hours.flush();
  db.run(sql`DELETE FROM hour WHERE events = 0`);
}
