import { Problem } from '../../../preload/contract/errors.ts';
import type { Disposed } from '../../../preload/contract/retention.ts';
import type { WriteDb } from '../handles.ts';
import { isUnfinished } from '../ingest/finish-index.ts';
import { appendEntry, type Author } from '../ledger.ts';
import type { Archive } from '../open.ts';
import { recordReader, sliceReader } from '../read-record.ts';
import { reasonIn } from '../retention.ts';
import { sql } from '../sql.ts';
import { blankPacks } from './blank-packs.ts';
import type { DisposedBody, Tombstone } from './body.ts';
import { moveEvents, type Heir } from './move-events.ts';
import { disposalPlan } from './plan.ts';
import { custodyNow, stepsLosing } from './steps.ts';
import { trySweep } from './sweep.ts';
import { removeUnused } from './unused-rows.ts';

/**
 * Disposes of objects: their bytes, the index rows about their records and the texts that nothing
 * else uses are gone when it returns; the tombstones stay, and one act in the ledger tells it. All or
 * nothing, but for the sweep at the end, which a later call ends if it could not.
 *
 * @param objects their numbers
 * @throws Problem not_found, bad_request, archive_damaged; refused under a legal hold, while an event
 *   of them is in a population or annotated, or while an import has not ended
 */
export function disposeObjects(
  archive: Archive,
  author: Author,
  objects: readonly number[],
  reason: string,
): Disposed {
  const { connection, write } = archive;
  const why = reasonIn(reason, 'a disposal');
  // Each removed event would be looked for in every population; `disposalPlan` has looked for all.
  connection.pragma('foreign_keys = OFF');
  connection.pragma('secure_delete = ON');
  try {
    const done = write.transaction(() => remove(write, author, objects, why));
    return { ...done, swept: trySweep(archive) };
  } finally {
    connection.pragma('foreign_keys = ON');
    connection.pragma('secure_delete = OFF');
  }
}

function remove(
  db: WriteDb,
  author: Author,
  objects: readonly number[],
  reason: string,
): Omit<Disposed, 'swept'> {
  if (isUnfinished(db)) {
    throw new Problem('refused', 'An import has not ended; end it, or open the archive again.');
  }
  // Originals are read on this connection: another one would not see what this transaction does.
  const { refusals, ...plan } = disposalPlan(db, recordReader(db), objects);
  if (refusals.length > 0) throw new Problem('refused', refusals.join(' '), { refusals });
  const list = JSON.stringify(plan.objects.map(({ object }) => object));
  const steps = stepsLosing(db, list);
  const tombs = tombstones(db, list);
  for (const { object } of plan.objects) {
    db.run(sql`INSERT INTO disposal (object) VALUES (${object})`);
  }
  const moved = moveEvents(db, sliceReader(db));
  db.run(sql`DELETE FROM rejection WHERE object IN (SELECT object FROM disposal)`);
  const { holes, texts } = removeUnused(db, moved.free);
  blankPacks(db, list);
  const body: DisposedBody = {
    reason,
    objects: tombs,
    steps: steps.map((step) => ({
      firstObject: step.firstObject,
      custody: custodyNow(db, step),
    })),
    promoted: promotedBy(moved.heirs),
    conflicts: [...moved.conflicts],
    holes,
  };
  db.run(sql`INSERT OR REPLACE INTO meta (key, value) VALUES ('unswept', '1')`);
  const { seq, hash } = appendEntry(db, author, 'object.disposed', body);
  return { ...plan, texts, seq, hash };
}

function tombstones(db: WriteDb, list: string): Tombstone[] {
  return db
    .all<Omit<Tombstone, 'names'> & { names: string }>(
      sql`WITH chosen AS (SELECT value AS id FROM json_each(${list})),
        e AS (SELECT object, count(*) AS n, count(conflict.event) AS c FROM event
          LEFT JOIN conflict ON conflict.event = event.id
          WHERE object IN (SELECT id FROM chosen) GROUP BY object),
        d AS (SELECT object, count(*) AS n FROM duplicate
          WHERE object IN (SELECT id FROM chosen) GROUP BY object),
        r AS (SELECT object, count(*) AS n FROM rejection
          WHERE object IN (SELECT id FROM chosen) GROUP BY object)
      SELECT o.id AS object, lower(hex(o.sha256)) AS sha256,
        lower(hex(o.text_sha256)) AS textSha256, o.text_size AS textSize, o.kind, o.shape, o.size, o.records,
        (SELECT json_group_array(path || name) FROM (SELECT path, name FROM origin
          JOIN folder ON folder.id = folder WHERE origin.object = o.id ORDER BY n)) AS names,
        coalesce(e.n, 0) AS events, coalesce(d.n, 0) AS duplicates,
        coalesce(e.c, 0) AS conflicts, coalesce(r.n, 0) AS rejected
      FROM object AS o LEFT JOIN e ON e.object = o.id LEFT JOIN d ON d.object = o.id
        LEFT JOIN r ON r.object = o.id
      WHERE o.id IN (SELECT id FROM chosen) ORDER BY o.id`,
    )
    .map((row) => ({
      ...row,
      // hex() makes an empty text of NULL.
      textSha256: row.textSha256 || null,
      names: JSON.parse(row.names) as string[],
    }));
}

function promotedBy(heirs: readonly Heir[]): DisposedBody['promoted'] {
  const byObject = new Map<number, number>();
  for (const { object } of heirs) byObject.set(object, (byObject.get(object) ?? 0) + 1);
  return [...byObject].sort((a, b) => a[0] - b[0]);
}
