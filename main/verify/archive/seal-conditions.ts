/**
 * When the seals refuse a change, since disposals are known: told a second time on purpose (the first
 * is the migration that brought them). Without a tombstone nothing can be changed or removed.
 */
const notDisposed = 'old.object NOT IN (SELECT object FROM disposal)';

const conditions: Readonly<Record<string, string>> = {
  'UPDATE pack': `new.id <> old.id OR NOT EXISTS (SELECT 1
      FROM object JOIN disposal ON disposal.object = object.id WHERE pack = old.id)
    OR CASE length(new.bytes)
    WHEN 0 THEN EXISTS (SELECT 1 FROM object
      WHERE pack = old.id AND id NOT IN (SELECT object FROM disposal))
    WHEN length(old.bytes) THEN EXISTS (SELECT 1 FROM object
      LEFT JOIN disposal ON disposal.object = object.id
      WHERE pack = old.id AND substr(new.bytes, start + 1, size) <> CASE
        WHEN disposal.object IS NULL THEN substr(old.bytes, start + 1, size)
        ELSE zeroblob(size) END)
    ELSE 1 END`,
  'DELETE event': notDisposed,
  'DELETE rejection': notDisposed,
  'DELETE duplicate': `${notDisposed} AND NOT EXISTS (SELECT 1
    FROM event JOIN disposal ON disposal.object = event.object WHERE event.id = old.event)`,
  'DELETE conflict': `NOT EXISTS (SELECT 1
    FROM event JOIN disposal ON disposal.object = event.object
    WHERE event.id IN (old.event, old.first))`,
};

/** The condition of a table's seal on one line, or undefined if it refuses every change. */
export function conditionOf(table: string, verb: string): string | undefined {
  const isShared = verb === 'DELETE' && ['dict', 'action', 'place', 'identity'].includes(table);
  const text = isShared
    ? `NOT EXISTS (SELECT 1 FROM hole
        WHERE part = '${table}' AND first <= old.id AND last >= old.id)`
    : conditions[`${verb} ${table}`];
  return text?.replace(/\s+/g, ' ');
}
