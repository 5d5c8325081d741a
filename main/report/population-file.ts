import { objectOf, textOf } from '../archive/json.ts';
import { eventRows } from '../archive/event-rows.ts';
import { eventIdOf } from '../archive/scan/record-reader.ts';
import { flag } from '../archive/scan/rows.ts';
import type { ReadDb } from '../archive/handles.ts';
import type { Place } from '../archive/read-record.ts';
import { sql } from '../archive/sql.ts';
import { csvLine } from '../platform/csv.ts';
import type { EventRow } from '../../preload/contract/domain.ts';

/** A member of a population with all that a report tells of it. */
export interface Member {
  readonly row: EventRow;
  readonly eventID: string;
  readonly objectSha256: string;
  readonly ordinal: number;
  /** What the record says went wrong; null if it names no failure. */
  readonly failure: string | null;
}

interface PlaceRow extends Place {
  readonly id: number;
  readonly ordinal: number;
  readonly sha256: string;
}

const batch = 500;

/**
 * A control's whole population in the canonical order (main/assess/population.ts: eventTime, eventID,
 * objectSha256, ordinal).
 */
export function populationMembers(
  db: ReadDb,
  readText: (place: Place) => string,
  assessment: string,
  control: string,
): Member[] {
  const places = db
    .all<PlaceRow>(
      sql`SELECT e.id, e.object, e.ordinal, e.offset, e.length, e.flags & ${flag.quoted} AS quoted,
          (SELECT lower(hex(o.sha256)) FROM object AS o WHERE o.id = e.object) AS sha256
        FROM population_item AS p JOIN event AS e ON e.id = p.event
        WHERE p.assessment = ${assessment} AND p.control = ${control}`,
    )
    // Object by object, so that each is unpacked once.
    .sort((a, b) => a.object - b.object || a.offset - b.offset);
  const rows = rowsOf(db, places);
  return places
    .flatMap((place): Member[] => {
      const row = rows.get(place.id);
      const text = readText(place);
      if (row === undefined) return [];
      const record = objectOf(JSON.parse(text));
      const { sha256: objectSha256, ordinal } = place;
      const failure = failureOf(record);
      const eventID = eventIdOf(text);
      return [{ row, eventID, objectSha256, ordinal, failure }];
    })
    .sort(inCanonicalOrder);
}

/** A console sign-in that failed has no error code: its result is in responseElements. */
function failureOf(record: Readonly<Record<string, unknown>>): string | null {
  const code = textOf(record['errorCode']);
  const message = textOf(record['errorMessage']);
  const signIn = textOf(objectOf(record['responseElements'])['ConsoleLogin']);
  return code || message || (signIn === 'Failure' ? signIn : null);
}

function rowsOf(db: ReadDb, places: readonly PlaceRow[]): Map<number, EventRow> {
  const found = new Map<number, EventRow>();
  for (let from = 0; from < places.length; from += batch) {
    const ids = places.slice(from, from + batch).map(({ id }) => id);
    for (const row of eventRows(db, ids)) found.set(row.ref, row);
  }
  return found;
}

function inCanonicalOrder(a: Member, b: Member): number {
  return (
    compare(a.row.eventTime, b.row.eventTime) ||
    compare(a.eventID, b.eventID) ||
    compare(a.objectSha256, b.objectSha256) ||
    a.ordinal - b.ordinal
  );
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

const columns =
  'eventTime,eventID,objectSha256,ordinal,eventName,eventSource,who,identityType,account,region,sourceIPAddress,errorCode,failure,conflict'.split(
    ',',
  );

/**
 * The population as CSV. The first four columns are what its hash is made of, written as there: an
 * eventID that holds anything but letters, digits and `-_.:` is a JSON string.
 */
export function populationCsv(members: readonly Member[]): Buffer {
  const lines = members.map(({ row, eventID, objectSha256, ordinal, failure }) =>
    csvLine([
      row.eventTime,
      written(eventID),
      objectSha256,
      ordinal,
      row.eventName,
      row.eventSource,
      row.who,
      row.identityType,
      row.account,
      row.region,
      row.sourceIPAddress,
      row.errorCode,
      failure,
      row.conflict,
    ]),
  );
  return Buffer.from(csvLine(columns) + lines.join(''));
}

function written(eventID: string): string {
  return /^[\w.:-]+$/.test(eventID) ? eventID : JSON.stringify(eventID);
}
