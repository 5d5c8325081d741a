import { counted } from '../checks.ts';
import type { Context } from './context.ts';
import type { Disposals } from './disposals.ts';
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
 * met again a run's records, duplicates and rejected may be more than those of its new objects. A run
 * stays as it was when a disposal removes conflicts from its objects, or makes other records of them.
 */
export function checkRuns(
  { db, disposals }: Pick<Context, 'db' | 'disposals'>,
  findings: Findings,
): string {
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
  const changed = conflictsChanged(db, disposals);
  const runs = db.prepare('SELECT * FROM run ORDER BY id').all() as RunRow[];
  for (const run of runs) {
    const conflicts = Number(conflicting.get(run.id)) - (changed.get(run.id) ?? 0);
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

/** By how much disposals changed the number of conflicts in the objects of each run. */
function conflictsChanged(db: Context['db'], disposals: Disposals): Map<number, number> {
  const { acts } = disposals;
  const runOf = db.prepare('SELECT run FROM origin WHERE object = ? AND n = 0').pluck();
  const objects = new Set(acts.flatMap(({ said }) => said?.conflicts.map(([id]) => id) ?? []));
  const changed = new Map<number, number>();
  for (const object of objects) {
    const run = Number(runOf.get(object));
    changed.set(run, (changed.get(run) ?? 0) + disposals.conflictsChanged(object));
  }
  return changed;
}
