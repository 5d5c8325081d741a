import type { EventRow } from '../../preload/contract/domain.ts';
import { indexFields, keysOf } from '../../preload/contract/table.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { eventRows, placeOf } from '../archive/event-rows.ts';
import type { ReadDb } from '../archive/handles.ts';
import type { Place } from '../archive/read-record.ts';
import { flag } from '../archive/scan/rows.ts';
import { joinSql, name, sql, type Sql } from '../archive/sql.ts';
import { breathe } from '../platform/clock.ts';
import { cellText } from './cell-text.ts';
import { fieldText } from './canonical-query.ts';
import { fieldNamed } from './parse-test.ts';
import { parseRecord } from './record-values.ts';

/** Events read at a time, between two breaths. */
const rowsAtOnce = 500;
const recordsAtOnce = 8;

/** For what leaves as a table: a cell of Excel holds 32,767 characters. */
export const cellCharacters = 32_000;

export interface CellsWanted {
  readonly refs: readonly number[];
  readonly fields: readonly string[];
  /** Characters of a cell. */
  readonly most: number;
}

/**
 * The fields of events as texts, in the order of both; empty: no value, or no such event. Fields that
 * the index has not are read from the originals, each of which is unpacked once.
 */
export async function cellsOf(
  db: ReadDb,
  readText: (place: Place) => string,
  { refs, fields, most }: CellsWanted,
): Promise<string[][]> {
  const cells = new Map<number, string[]>(refs.map((ref) => [ref, fields.map(() => '')]));
  const put = (ref: number, at: number, text: string): void => {
    const row = cells.get(ref);
    if (row !== undefined) row[at] = text.length > most ? `${text.slice(0, most)}…` : text;
  };
  for (let at = 0; at < refs.length; at += rowsAtOnce) {
    const some = refs.slice(at, at + rowsAtOnce);
    putRows(db, some, fields, put);
    putColumns(db, some, fields, put);
    await breathe();
  }
  const paths = fields.flatMap((field, at) =>
    isOfIndex(field) ? [] : [{ at, path: pathOf(field) }],
  );
  if (paths.length > 0) {
    await eachRecord(db, readText, refs, (ref, text) => {
      const record = parseRecord(text);
      for (const { at, path } of paths) put(ref, at, cellText(record, path, most));
    });
  }
  return refs.map((ref) => cells.get(ref) ?? []);
}

/** Hands on the records of events, by their originals; answers other calls in between. */
export async function eachRecord(
  db: ReadDb,
  readText: (place: Place) => string,
  refs: readonly number[],
  see: (ref: number, text: string) => void,
): Promise<void> {
  const places: { readonly ref: number; readonly place: Place }[] = [];
  for (const [at, ref] of refs.entries()) {
    const place = placeOf(db, ref);
    if (place !== undefined) places.push({ ref, place });
    if (at % rowsAtOnce === rowsAtOnce - 1) await breathe();
  }
  places.sort((a, b) => a.place.object - b.place.object || a.place.offset - b.place.offset);
  for (const [at, { ref, place }] of places.entries()) {
    see(ref, readText(place));
    if (at % recordsAtOnce === recordsAtOnce - 1) await breathe();
  }
}

/**
 * CloudTrail's own spelling of a column's field, as a query names it, too.
 *
 * @throws Problem `bad_query` for what no record has; `bad_request` for what only a query can ask for
 */
export function columnField(written: string): string {
  if (isOfIndex(written)) return written;
  const field = fieldNamed(written.trim());
  const text = fieldText(field);
  if (field.kind === 'path' || isOfIndex(text)) return text;
  throw new Problem(
    'bad_request',
    `A query can ask for "${text}", but no column shows it; name a field of the record, such as requestParameters.userName.`,
  );
}

/** Columns that were kept before fields had one spelling may lack quotation marks. */
function pathOf(field: string): readonly string[] {
  try {
    const named = fieldNamed(field);
    return named.kind === 'path' ? named.path : [field];
  } catch {
    return keysOf(field);
  }
}

type Put = (ref: number, at: number, text: string) => void;

const ofRow: Readonly<Record<string, (row: EventRow) => string>> = {
  eventTime: ({ eventTime }) => eventTime,
  eventName: ({ eventName }) => eventName,
  eventSource: ({ eventSource }) => eventSource,
  who: ({ who }) => who,
  actor: ({ actor }) => actor,
  identityKind: ({ identityKind }) => identityKind,
  account: ({ account }) => account,
  awsRegion: ({ region }) => region,
  sourceIPAddress: ({ sourceIPAddress }) => sourceIPAddress,
  result: ({ errorCode, failed }) => errorCode ?? (failed ? 'failed' : 'success'),
  errorCode: ({ errorCode }) => errorCode ?? '',
  failed: ({ failed }) => String(failed),
  mfa: ({ mfa }) => mfa,
  temporary: ({ temporary }) => String(temporary),
  star: ({ star }) => (star ? 'starred' : ''),
  status: ({ status }) => status,
  tags: ({ tags }) => tags.join(', '),
  notes: ({ notes }) => (notes === 0 ? '' : String(notes)),
  marks: ({ conflict }) => (conflict ? 'conflict' : ''),
};

/** Fields of the index that a table's row does not carry by itself; `d`, `u`: see `putColumns`. */
const ofColumn: Readonly<Record<string, Sql>> = {
  readOnly: sql`CASE e.flags & ${flag.readOnly | flag.notReadOnly} WHEN ${flag.readOnly} THEN 'true'
    WHEN ${flag.notReadOnly} THEN 'false' ELSE '' END`,
  eventCategory: textOf('d.category'),
  eventType: textOf('d.event_type'),
  userAgent: textOf('e.user_agent'),
  'userIdentity.arn': textOf('u.arn'),
  'userIdentity.accessKeyId': textOf('u.access_key'),
  'userIdentity.sessionContext.sessionIssuer.arn': textOf('u.issuer'),
};

function textOf(column: string): Sql {
  return sql`(SELECT value FROM dict WHERE id = ${name(column)})`;
}

function isOfIndex(field: string): boolean {
  return (indexFields as readonly string[]).includes(field);
}

function putRows(db: ReadDb, refs: readonly number[], fields: readonly string[], put: Put): void {
  const wanted = fields.flatMap((field, at) => {
    const text = Object.hasOwn(ofRow, field) ? ofRow[field] : undefined;
    return text === undefined ? [] : [{ at, text }];
  });
  if (wanted.length === 0) return;
  for (const row of eventRows(db, refs)) {
    for (const { at, text } of wanted) put(row.ref, at, text(row));
  }
}

function putColumns(
  db: ReadDb,
  refs: readonly number[],
  fields: readonly string[],
  put: Put,
): void {
  const wanted = fields.flatMap((field, at) => {
    const text = Object.hasOwn(ofColumn, field) ? ofColumn[field] : undefined;
    return text === undefined ? [] : [{ at, text }];
  });
  if (wanted.length === 0) return;
  const texts = joinSql(
    wanted.map(({ text }) => text),
    ', ',
  );
  for (const { id, texts: found } of db.all<{ id: number; texts: string }>(sql`
    SELECT e.id, json_array(${texts}) AS texts FROM event AS e
    JOIN action AS d ON d.id = e.action JOIN identity AS u ON u.id = e.identity
    WHERE e.id IN (SELECT value FROM json_each(${`[${refs.join(',')}]`}))`)) {
    const values = JSON.parse(found) as (string | null)[];
    for (const [i, { at }] of wanted.entries()) put(id, at, values[i] ?? '');
  }
}
