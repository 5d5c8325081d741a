import type { WriteDb } from './handles.ts';
import { sql } from './sql.ts';

/** Texts remembered between records; a year of session names would otherwise fill the memory. */
const most = 250_000;

/** Gives each text its number, once for the whole archive; the empty text is 0. */
export function dictionary(db: WriteDb): (value: string) => number {
  const known = new Map<string, number>();
  return (value) => {
    if (value === '') return 0;
    const found = known.get(value);
    if (found !== undefined) return found;
    if (known.size >= most) known.clear();
    const id = stored(db, value) ?? add(db, value);
    known.set(value, id);
    return id;
  };
}

function stored(db: WriteDb, value: string): number | undefined {
  return db.get<{ id: number }>(sql`SELECT id FROM dict WHERE value = ${value}`)?.id;
}

function add(db: WriteDb, value: string): number {
  db.run(sql`INSERT INTO dict (value) VALUES (${value})`);
  const row = db.get<{ id: number }>(sql`SELECT last_insert_rowid() AS id`);
  if (row === undefined) throw new Error('the dictionary gave no number');
  return row.id;
}
