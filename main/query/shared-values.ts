import { placeOf } from '../archive/event-rows.ts';
import type { ReadDb } from '../archive/handles.ts';
import type { Place } from '../archive/read-record.ts';
import { name, sql } from '../archive/sql.ts';
import type { Field } from './ast.ts';
import { columnsOf } from './fields.ts';
import { anyText, parseRecord } from './record-values.ts';

const atATime = 1000;

/**
 * The value of a field for each of these events: as the index holds it, else the first in the record;
 * null where there is none.
 */
export function valuesOf(
  db: ReadDb,
  readText: (place: Place) => string,
  field: Field,
  refs: readonly number[],
): Map<number, string | null> {
  const [column] = columnsOf(field);
  const values = new Map<number, string | null>();
  if (column === undefined) {
    for (const ref of refs) values.set(ref, valueInRecord(db, readText, field, ref));
    return values;
  }
  const of =
    column.table === 'event'
      ? sql`e.${name(column.column)}`
      : sql`(SELECT t.${name(column.column)} FROM ${name(column.table)} AS t WHERE t.id = e.${name(column.table)})`;
  for (let at = 0; at < refs.length; at += atATime) {
    const some = JSON.stringify(refs.slice(at, at + atATime));
    const rows = db.all<{ id: number; value: string }>(
      sql`SELECT e.id, d.value FROM event AS e JOIN dict AS d ON d.id = ${of}
        WHERE e.id IN (SELECT value FROM json_each(${some}))`,
    );
    for (const { id, value } of rows) values.set(id, value === '' ? null : value);
  }
  return values;
}

function valueInRecord(
  db: ReadDb,
  readText: (place: Place) => string,
  field: Field,
  ref: number,
): string | null {
  const place = placeOf(db, ref);
  if (place === undefined || field.kind !== 'path') return null;
  let first: string | null = null;
  anyText(parseRecord(readText(place)), field.path, (text) => {
    first = text;
    return true;
  });
  return first;
}
