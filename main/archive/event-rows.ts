import type { Custody, EventRecord, EventRow } from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { EventRef } from '../../preload/contract/ids.ts';
import { objectOf, textOf } from './actor.ts';
import { timeOfRef } from './extract.ts';
import type { ReadDb } from './handles.ts';
import { plainWords } from './plain-words.ts';
import type { Place } from './read-record.ts';
import { joinSql, sql } from './sql.ts';

interface RowData {
  readonly id: number;
  readonly event_name: string;
  readonly event_source: string;
  readonly who: string;
  readonly identity_type: string;
  readonly account: string;
  readonly region: string;
  readonly source_ip: string;
  readonly error_code: string;
  readonly conflict_with: number | null;
  readonly notes: number;
}

/** The rows of the given events, in the order given; events that are not there are left out. */
export function eventRows(db: ReadDb, refs: readonly number[]): EventRow[] {
  if (refs.length === 0) return [];
  const list = joinSql(
    refs.map((ref) => sql`${ref}`),
    ', ',
  );
  const rows = db.all<RowData>(sql`
    SELECT e.id, n.value AS event_name, s.value AS event_source, w.value AS who,
      t.value AS identity_type, a.value AS account, r.value AS region, i.value AS source_ip,
      x.value AS error_code, e.conflict_with,
      (SELECT count(*) FROM annotation WHERE annotation.event = e.id AND note IS NOT NULL) AS notes
    FROM event AS e
    JOIN dict AS n ON n.id = e.event_name JOIN dict AS s ON s.id = e.event_source
    JOIN dict AS w ON w.id = e.who JOIN dict AS t ON t.id = e.identity_type
    JOIN dict AS a ON a.id = e.account JOIN dict AS r ON r.id = e.region
    JOIN dict AS i ON i.id = e.source_ip JOIN dict AS x ON x.id = e.error_code
    WHERE e.id IN (${list})`);
  const byId = new Map(rows.map((row) => [row.id, rowOf(row)]));
  return refs.flatMap((ref) => byId.get(ref) ?? []);
}

function rowOf(row: RowData): EventRow {
  return {
    ref: EventRef.parse(row.id),
    eventTime: timeOfRef(row.id),
    eventName: row.event_name,
    eventSource: row.event_source,
    who: row.who,
    identityType: row.identity_type,
    account: row.account,
    region: row.region,
    sourceIPAddress: row.source_ip,
    errorCode: row.error_code === '' ? null : row.error_code,
    conflict: row.conflict_with !== null,
    notes: row.notes,
  };
}

/**
 * One event with its original, its plain words and its custody; annotations are the caller's.
 *
 * @throws Problem not_found
 */
export function eventRecord(
  db: ReadDb,
  readText: (place: Place) => string,
  ref: number,
): Omit<EventRecord, 'annotations'> {
  const [row] = eventRows(db, [ref]);
  const place = placeOf(db, ref);
  if (row === undefined || place === undefined) {
    throw new Problem('not_found', 'The event is not in this archive.');
  }
  const raw = readText(place);
  const record = objectOf(JSON.parse(raw));
  const eventID = textOf(record['eventID']) || textOf(record['eventId']);
  return { row, eventID, raw, ...plainWords(record), custody: custodyOf(db, ref) };
}

/** Where an event's record lies, or undefined. */
export function placeOf(db: ReadDb, ref: number): Place | undefined {
  return db.get<Place>(sql`SELECT object, offset, length, quoted FROM event WHERE id = ${ref}`);
}

function custodyOf(db: ReadDb, ref: number): Custody {
  const row = db.get<Omit<Custody, 'sha256'> & { sha256: Buffer }>(sql`
    SELECT origin.name AS object, object.sha256, e.ordinal, object.records, e.offset, e.length,
      run.started_at AS importedAt, run.author AS importedBy
    FROM event AS e JOIN object ON object.id = e.object
    JOIN origin ON origin.object = object.id JOIN run ON run.id = origin.run
    WHERE e.id = ${ref} ORDER BY origin.id LIMIT 1`);
  if (row === undefined) throw new Problem('archive_damaged', 'The event has lost its object.');
  return { ...row, sha256: row.sha256.toString('hex') };
}
