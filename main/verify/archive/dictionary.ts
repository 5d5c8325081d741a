import type Database from 'better-sqlite3';

/** Texts remembered between rows. */
const most = 100_000;

/** A reader of the index's texts by their numbers. */
export function dictionaryReader(db: Database.Database): (id: number) => string | undefined {
  const value = db.prepare('SELECT value FROM dict WHERE id = ?').pluck();
  const known = new Map<number, string>();
  return (id) => {
    const found = known.get(id);
    if (found !== undefined) return found;
    const text = value.get(id) as string | undefined;
    if (known.size >= most) known.clear();
    if (text !== undefined) known.set(id, text);
    return text;
  };
}
