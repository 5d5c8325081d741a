import {
  grounds,
  identityKinds,
  type Custody,
  type EventRecord,
  type EventRow,
} from '../../preload/contract/domain.ts';
import { ReviewStatus } from '../../preload/contract/annotations.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { EventRef } from '../../preload/contract/ids.ts';
import { objectOf, textOf } from './json.ts';
import { timeOfRef } from './event-ref.ts';
import type { ReadDb } from './handles.ts';
import { plainWords } from './plain-words.ts';
import type { Place } from './read-record.ts';
import { flag } from './scan/rows.ts';
import { joinSql, sql } from './sql.ts';

interface RowData {
  readonly id: number;
  readonly flags: number;
  readonly event_name: string;
  readonly event_source: string;
  readonly who: string;
  readonly identity_type: string;
  readonly kind: number;
  readonly temporary: number;
  readonly actor: string;
  readonly ground: number;
  readonly account: string;
  readonly region: string;
  readonly source_ip: string;
  readonly error_code: string;
  readonly conflict: number;
  readonly notes: number;
  readonly holdings: string;
}

/** The rows of the given events, in the order given; events that are not there are left out. */
export function eventRows(db: ReadDb, refs: readonly number[]): EventRow[] {
  if (refs.length === 0) return [];
  const list = joinSql(
    refs.map((ref) => sql`${ref}`),
    ', ',
  );
  const rows = db.all<RowData>(sql`
    SELECT e.id, e.flags, n.value AS event_name, s.value AS event_source, w.value AS who,
      t.value AS identity_type, u.kind, u.temporary, c.value AS actor, u.ground,
      a.value AS account, r.value AS region, i.value AS source_ip, x.value AS error_code,
      EXISTS (SELECT 1 FROM conflict WHERE conflict.event = e.id) AS conflict,
      (SELECT count(*) FROM annotation AS y WHERE y.event = e.id AND y.note IS NOT NULL AND NOT EXISTS
        (SELECT 1 FROM out_of_force AS o WHERE o.chain = y.chain AND o.seq = y.seq)) AS notes,
      (SELECT json_group_array(json_array(field, value)) FROM holding
        WHERE holding.event = e.id AND field IN ('star', 'status', 'tag')) AS holdings
    FROM event AS e
    JOIN action AS d ON d.id = e.action JOIN identity AS u ON u.id = e.identity
    JOIN place AS p ON p.id = e.place
    JOIN dict AS n ON n.id = d.event_name JOIN dict AS s ON s.id = d.event_source
    JOIN dict AS w ON w.id = u.who JOIN dict AS t ON t.id = u.type JOIN dict AS c ON c.id = u.actor
    JOIN dict AS a ON a.id = p.account JOIN dict AS r ON r.id = p.region
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
    identityKind: identityKinds[row.kind] ?? 'unknown',
    temporary: row.temporary === 1,
    actor: row.actor,
    ground: grounds[row.ground] ?? 'none',
    mfa: mfaOf(row.flags),
    account: row.account,
    region: row.region,
    sourceIPAddress: row.source_ip,
    errorCode: row.error_code === '' ? null : row.error_code,
    failed: (row.flags & flag.failed) !== 0,
    conflict: row.conflict === 1,
    notes: row.notes,
    ...heldBy(row.holdings),
  };
}

/** Made once: making a schema takes sixty times as long as asking it. */
const reviewStatus = ReviewStatus.catch('new');

/** What holds of what people said: see main/assess/holding.ts. */
function heldBy(holdings: string): Pick<EventRow, 'star' | 'status' | 'tags'> {
  const held = JSON.parse(holdings) as [field: string, value: string][];
  const of = (field: string): string[] =>
    held.flatMap(([name, value]) => (name === field ? [value] : []));
  return {
    star: of('star').length > 0,
    status: reviewStatus.parse(of('status')[0]),
    tags: of('tag'),
  };
}

function mfaOf(flags: number): EventRow['mfa'] {
  if ((flags & flag.mfaYes) !== 0) return 'yes';
  return (flags & flag.mfaNo) !== 0 ? 'no' : 'not recorded';
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
  return { row, eventID, raw, ...plainWords(record, row), custody: custodyOf(db, ref) };
}

/** Where an event's record lies, or undefined. */
export function placeOf(db: ReadDb, ref: number): Place | undefined {
  return db.get<Place>(
    sql`SELECT object, offset, length, flags & ${flag.quoted} AS quoted FROM event WHERE id = ${ref}`,
  );
}

function custodyOf(db: ReadDb, ref: number): Custody {
  const row = db.get<Omit<Custody, 'sha256'> & { sha256: Buffer }>(sql`
    SELECT folder.path || origin.name AS object, object.sha256, e.ordinal, object.records, e.offset, e.length,
      run.started_at AS importedAt, run.author AS importedBy
    FROM event AS e JOIN object ON object.id = e.object
    JOIN origin ON origin.object = object.id AND origin.n = 0
    JOIN folder ON folder.id = origin.folder JOIN run ON run.id = origin.run
    WHERE e.id = ${ref}`);
  if (row === undefined) throw new Problem('archive_damaged', 'The event has lost its object.');
  return { ...row, sha256: row.sha256.toString('hex') };
}
