import type { ImportCounts } from '../../preload/contract/domain.ts';
import { now } from '../platform/clock.ts';
import { runCustody } from './custody.ts';
import type { WriteDb } from './handles.ts';
import { appendEntry, type Author } from './ledger.ts';
import { sql } from './sql.ts';

/** Counts of a run while it goes on. */
export type RunCounts = { -readonly [K in keyof ImportCounts]: number } & {
  known: number;
  ignored: number;
};

export function noCounts(): RunCounts {
  return {
    objects: 0,
    known: 0,
    records: 0,
    indexed: 0,
    duplicates: 0,
    conflicts: 0,
    rejected: 0,
    ignored: 0,
  };
}

/** Opens a run: its row and its ledger entry. Returns the run's number. */
export function startRun(db: WriteDb, author: Author, sources: readonly string[]): number {
  return db.transaction(() => {
    db.run(sql`INSERT INTO run (started_at, author, sources, state)
      VALUES (${now()}, ${author.profile.name}, ${JSON.stringify(sources)}, 'running')`);
    const run = db.get<{ id: number }>(sql`SELECT last_insert_rowid() AS id`)?.id ?? 0;
    appendEntry(db, author, 'import.started', { run, sources, notes: 'by step' });
    return run;
  });
}

/** Writes the counts so far, so that a run that was killed still says how far it came. */
export function saveCounts(db: WriteDb, run: number, counts: RunCounts): void {
  db.run(sql`UPDATE run SET objects = ${counts.objects}, known = ${counts.known},
    records = ${counts.records}, indexed = ${counts.indexed}, duplicates = ${counts.duplicates},
    conflicts = ${counts.conflicts}, rejected = ${counts.rejected} WHERE id = ${run}`);
}

/** Closes a run with its final counts and its ledger entry. */
export function finishRun(
  db: WriteDb,
  author: Author,
  run: number,
  counts: RunCounts,
  state: 'finished' | 'cancelled',
): void {
  db.transaction(() => {
    saveCounts(db, run, counts);
    db.run(sql`UPDATE run SET state = ${state}, finished_at = ${now()} WHERE id = ${run}`);
    const custody = runCustody(db, run);
    appendEntry(db, author, `import.${state}`, { run, ...counts, custody });
  });
}

/** The counts of a run as they stand in the archive: conflicts are found at its end. */
export function storedCounts(db: WriteDb, run: number): Pick<RunCounts, 'indexed' | 'conflicts'> {
  return (
    db.get<Pick<RunCounts, 'indexed' | 'conflicts'>>(
      sql`SELECT indexed, conflicts FROM run WHERE id = ${run}`,
    ) ?? { indexed: 0, conflicts: 0 }
  );
}
