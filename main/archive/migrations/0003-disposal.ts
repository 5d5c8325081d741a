/**
 * Documented disposal. Reasons and price: docs/decisions/0009.
 *
 * A row in `disposal` is an object's tombstone: its row in `object`, its origins and its entry in the
 * ledger stay. Only with it do the seals let the object's bytes be overwritten by zeros, and the rows
 * about its records go. `hole` names the numbers that are free since: they are never given again, and
 * only numbers named there may be taken out of the rows that many events share.
 *
 * A hole among the events is a number that another event was passed over when its own was taken
 * (ingest/event-writer.ts): that event stays where it is.
 */
export const version = 3;

export const statements = `
CREATE TABLE disposal (object INTEGER PRIMARY KEY) STRICT;

CREATE TABLE hole (
  part TEXT NOT NULL CHECK (part IN ('event', 'dict', 'action', 'place', 'identity')),
  first INTEGER NOT NULL,
  last INTEGER NOT NULL,
  PRIMARY KEY (part, first),
  CHECK (first <= last)
) STRICT, WITHOUT ROWID;

CREATE INDEX object_pack ON object (pack);

DROP TRIGGER seal_pack_update;
CREATE TRIGGER seal_pack_update BEFORE UPDATE ON pack
WHEN new.id <> old.id OR NOT EXISTS (SELECT 1
  FROM object JOIN disposal ON disposal.object = object.id WHERE pack = old.id)
OR CASE length(new.bytes)
  WHEN 0 THEN EXISTS (SELECT 1 FROM object
    WHERE pack = old.id AND id NOT IN (SELECT object FROM disposal))
  WHEN length(old.bytes) THEN EXISTS (SELECT 1 FROM object
    LEFT JOIN disposal ON disposal.object = object.id
    WHERE pack = old.id AND substr(new.bytes, start + 1, size) <> CASE
      WHEN disposal.object IS NULL THEN substr(old.bytes, start + 1, size)
      ELSE zeroblob(size) END)
  ELSE 1 END
BEGIN SELECT RAISE(ABORT, 'pack is sealed'); END;

DROP TRIGGER seal_event_delete;
CREATE TRIGGER seal_event_delete BEFORE DELETE ON event
WHEN old.object NOT IN (SELECT object FROM disposal)
BEGIN SELECT RAISE(ABORT, 'event is sealed'); END;

DROP TRIGGER seal_rejection_delete;
CREATE TRIGGER seal_rejection_delete BEFORE DELETE ON rejection
WHEN old.object NOT IN (SELECT object FROM disposal)
BEGIN SELECT RAISE(ABORT, 'rejection is sealed'); END;

DROP TRIGGER seal_duplicate_delete;
CREATE TRIGGER seal_duplicate_delete BEFORE DELETE ON duplicate
WHEN old.object NOT IN (SELECT object FROM disposal) AND NOT EXISTS (SELECT 1
  FROM event JOIN disposal ON disposal.object = event.object WHERE event.id = old.event)
BEGIN SELECT RAISE(ABORT, 'duplicate is sealed'); END;

DROP TRIGGER seal_conflict_delete;
CREATE TRIGGER seal_conflict_delete BEFORE DELETE ON conflict
WHEN NOT EXISTS (SELECT 1 FROM event JOIN disposal ON disposal.object = event.object
  WHERE event.id IN (old.event, old.first))
BEGIN SELECT RAISE(ABORT, 'conflict is sealed'); END;

${['dict', 'action', 'place', 'identity']
  .map(
    (table) => `DROP TRIGGER seal_${table}_delete;
CREATE TRIGGER seal_${table}_delete BEFORE DELETE ON ${table}
WHEN NOT EXISTS (SELECT 1 FROM hole WHERE part = '${table}' AND first <= old.id AND last >= old.id)
BEGIN SELECT RAISE(ABORT, '${table} is sealed'); END;`,
  )
  .join('\n\n')}
`;

export const sealed = ['disposal', 'hole'] as const;
