import type { ReadDb } from '../archive/handles.ts';
import type { Place } from '../archive/read-record.ts';
import { name, sql } from '../archive/sql.ts';
import { breathe } from '../platform/clock.ts';
import type { Field } from './ast.ts';
import { eachRecord } from './cells.ts';
import { columnsOf } from './fields.ts';
import { anyText, parseRecord } from './record-values.ts';

const atATime = 1000;

/**
 * The value of a field for each of these events: as the index holds it, else the first in the record;
 * null where there is none. Each original is unpacked once, and other calls are answered meanwhile.
 */
export async function valuesOf(
  db: ReadDb,
  readText: (place: Place) => string,
  field: Field,
  refs: readonly number[],
): Promise<Map<number, string | null>> {
  const [column] = columnsOf(field);
  const values = new Map<number, string | null>();
  if (column === undefined) {
    if (field.kind !== 'path') return values;
    const { path } = field;
    await eachRecord(db, readText, refs, (ref, text) => values.set(ref, firstText(text, path)));
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
    await breathe();
  }
  return values;
}

function firstText(record: string, path: readonly string[]): string | null {
  let first: string | null = null;
  anyText(parseRecord(record), path, (text) => {
    first = text;
    return true;
  });
  return first;
}
