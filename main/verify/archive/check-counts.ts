import { counted } from '../checks.ts';
import type { Context } from './context.ts';
import type { Findings } from './findings.ts';
import type { Counts, ObjectRow } from './rows.ts';

export const countNames = ['records', 'indexed', 'duplicates', 'conflicts', 'rejected'] as const;

/** Compares what an object's row says with the rows that are there. */
export function checkCounts(
  object: ObjectRow,
  found: Omit<Counts, 'records'>,
  place: string,
  findings: Findings,
): void {
  const { indexed, duplicates, conflicts, rejected } = found;
  const all = { duplicates, rejected, records: indexed + duplicates + conflicts + rejected };
  for (const name of ['records', 'duplicates', 'rejected'] as const) {
    if (object[name] === all[name]) continue;
    findings.add(place, `its row says ${object[name]} ${name}, there are ${all[name]}`);
  }
}

interface Added {
  readonly objects: number;
  /** Events, conflicts included. */
  readonly rows: number;
}

interface RunRow extends Counts {
  readonly id: number;
  readonly objects: number;
  readonly known: number;
}

/**
 * Compares every run with the objects it added: those whose first origin is the run's. What it met
 * again left no rows of its own and counts as duplicates, or as rejected once more; so with objects
 * met again a run's records, duplicates and rejected may be more than those of its new objects.
 */
export function checkRuns({ db }: Pick<Context, 'db'>, findings: Findings): string {
  const added = db.prepare(`
    SELECT count(*) AS objects, coalesce(sum(records), 0) AS records,
      coalesce(sum(records - duplicates - rejected), 0) AS rows,
      coalesce(sum(duplicates), 0) AS duplicates, coalesce(sum(rejected), 0) AS rejected
    FROM object WHERE id IN (SELECT object FROM origin WHERE run = ? AND n = 0)`);
  const conflicting = db
    .prepare(
      `SELECT count(*) FROM conflict JOIN event ON event.id = conflict.event
        JOIN origin ON origin.object = event.object AND n = 0 WHERE run = ?`,
    )
    .pluck();
  const runs = db.prepare('SELECT * FROM run ORDER BY id').all() as RunRow[];
  for (const run of runs) {
    const conflicts = Number(conflicting.get(run.id));
    const row = added.get(run.id) as Omit<Counts, 'indexed' | 'conflicts'> & Added;
    const own = { ...row, conflicts, indexed: row.rows - conflicts };
    const place = `import ${run.id}`;
    if (run.objects - run.known !== own.objects) {
      findings.add(
        place,
        `its row says ${run.objects - run.known} new objects, there are ${own.objects}`,
      );
    }
    for (const name of countNames) {
      const mayBeMore = run.known > 0 && name !== 'indexed' && name !== 'conflicts';
      const fits = mayBeMore ? run[name] >= own[name] : run[name] === own[name];
      if (!fits) {
        findings.add(place, `its row says ${run[name]} ${name}, its objects have ${own[name]}`);
      }
    }
  }
  return counted(runs.length, 'import');
}
