import { statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import type { Engagement, ImportRun, Ignored, Rejection } from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { anchorActs } from './anchors.ts';
import { timeOfRef } from './event-ref.ts';
import type { ReadDb, WriteDb } from './handles.ts';
import { ledgerHead, recordAct, type Author } from './ledger.ts';
import { dimensions } from './ingest/hour-counts.ts';
import { name as nameOf, sql } from './sql.ts';

/** Gives a new archive its name, with the first entry of its ledger. */
export function createEngagement(db: WriteDb, author: Author, name: string): void {
  db.transaction(() => {
    db.run(sql`INSERT INTO meta (key, value) VALUES ('name', ${name})`);
  });
  recordAct(db, author, 'engagement.created', { name });
}

/** True if the archive has been given its name: `createEngagement` has run. */
export function isEngagement(db: ReadDb): boolean {
  return db.get(sql`SELECT 1 FROM meta WHERE key = 'name'`) !== undefined;
}

/** What an open archive holds, in numbers. */
export function engagementOf(db: ReadDb): Omit<Engagement, 'readOnly'> {
  const file = resolve(db.file);
  const name = db.get<{ value: string }>(sql`SELECT value FROM meta WHERE key = 'name'`)?.value;
  const span = db.get<{ first: number | null; last: number | null; conflicts: number }>(
    sql`SELECT (SELECT min(id) FROM event) AS first, (SELECT max(id) FROM event) AS last,
      (SELECT count(*) FROM conflict) AS conflicts`,
  );
  const objects = db.get<{ n: number; rejected: number }>(
    sql`SELECT count(*) AS n, coalesce(sum(rejected), 0) AS rejected FROM object
      WHERE id NOT IN (SELECT object FROM disposal)`,
  );
  const events =
    db.get<{ n: number }>(
      sql`SELECT coalesce(sum(events), 0) AS n FROM hour WHERE dimension = ${dimensions.all}`,
    )?.n ?? 0;
  const names = (column: 'account' | 'region'): string[] =>
    db
      .all<{ value: string }>(
        sql`SELECT DISTINCT value FROM place JOIN dict ON dict.id = ${nameOf(column)}
          WHERE dict.id <> 0 ORDER BY value`,
      )
      .map((row) => row.value);
  const acts = db.get<{ n: number; first: string | null }>(sql`
    SELECT count(*) AS n, min(json_extract(entry, '$.at')) AS first FROM ledger`);
  const anchor = lastAnchor(db);
  const assessments = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM assessment`)?.n ?? 0;
  return {
    name: name ?? basename(file, '.trailproof'),
    file: basename(file),
    folder: dirname(file),
    bytes: sizeOf(file),
    continues: continuedName(db),
    createdAt: acts?.first ?? new Date(0).toISOString(),
    objects: objects?.n ?? 0,
    events,
    conflicts: span?.conflicts ?? 0,
    rejected: objects?.rejected ?? 0,
    accounts: names('account'),
    regions: names('region'),
    from: timeOrNull(span?.first),
    to: timeOrNull(span?.last),
    assessments,
    ledger: {
      head: ledgerHead(db),
      acts: acts?.n ?? 0,
      anchoredAt: anchor?.at ?? null,
      actsSinceAnchor: anchor === undefined ? (acts?.n ?? 0) : anchor.since,
    },
  };
}

/** Said by the second entry of an archive that `rollOver` has made. */
function continuedName(db: ReadDb): string | null {
  const said = db.get<{ name: string }>(sql`
    SELECT json_extract(entry, '$.body.name') AS name FROM ledger
    WHERE seq = 2 AND json_extract(entry, '$.act') = 'engagement.continues'`);
  return said?.name ?? null;
}

/**
 * The last signed report or time stamp: it names a head before it, so its own entry is the first it
 * cannot speak of. Rows of the ledger lie in the order in which they were written.
 */
function lastAnchor(db: ReadDb): { readonly at: string; readonly since: number } | undefined {
  return db.get<{ at: string; since: number }>(sql`
    SELECT json_extract(entry, '$.at') AS at,
      (SELECT count(*) FROM ledger AS later WHERE later.rowid >= ledger.rowid) AS since
    FROM ledger WHERE json_extract(entry, '$.act') = ${anchorActs.stamp}
      OR (json_extract(entry, '$.act') = ${anchorActs.report}
        AND json_extract(entry, '$.body.level') <> 'none')
    ORDER BY rowid DESC LIMIT 1`);
}

function timeOrNull(ref: number | null | undefined): string | null {
  return ref === null || ref === undefined ? null : timeOfRef(ref);
}

/** An archive's file and its write-ahead log, in bytes. */
export function sizeOf(file: string): number {
  return [file, `${file}-wal`].reduce(
    (sum, path) => sum + (statSync(path, { throwIfNoEntry: false })?.size ?? 0),
    0,
  );
}

type RunRow = Omit<ImportRun, 'sources' | 'state'> & { sources: string; state: string };

/**
 * Every import, newest first. One that never finished was interrupted, unless it is the newest and
 * `importing` says that an import is going on.
 */
export function importRuns(db: ReadDb, importing: boolean): ImportRun[] {
  return db
    .all<RunRow>(
      sql`SELECT id AS run, started_at AS startedAt, finished_at AS finishedAt, author, sources,
        state, objects, known, records, indexed, duplicates, conflicts, rejected,
        (SELECT count(*) FROM ignored WHERE ignored.run = run.id) AS ignored
      FROM run ORDER BY id DESC`,
    )
    .map((row, index) => ({
      ...row,
      sources: JSON.parse(row.sources) as string[],
      state:
        row.state === 'running' && !(importing && index === 0)
          ? 'interrupted'
          : (row.state as 'running'),
    }));
}

/** What a run rejected and ignored. @throws Problem not_found */
export function importRun(
  db: ReadDb,
  run: number,
): { rejections: Rejection[]; ignored: Ignored[] } {
  if (db.get(sql`SELECT 1 FROM run WHERE id = ${run}`) === undefined) {
    throw new Problem('not_found', `There is no import ${run} in this archive.`);
  }
  return {
    rejections: db.all<Rejection>(
      sql`SELECT name AS object, reason, detail FROM rejection WHERE run = ${run} ORDER BY rowid`,
    ),
    ignored: db.all<Ignored>(
      sql`SELECT path, reason FROM ignored WHERE run = ${run} ORDER BY path`,
    ),
  };
}
