import { counted } from '../checks.ts';
import { actsOf, type Act } from './acts.ts';
import { checkRunNotes } from './check-run-notes.ts';
import type { Context } from './context.ts';
import { custodyOfRun } from './custody.ts';
import type { Findings } from './findings.ts';

type RunRow = Readonly<Record<string, string | number | null>> & { readonly id: number };

/** Counts that the end of an import says in the ledger, besides `ignored`. */
const saidCounts = [
  'objects',
  'known',
  'records',
  'indexed',
  'duplicates',
  'conflicts',
  'rejected',
] as const;

/** Compares every import's row with its beginning and its end in the ledger, both ways. */
export function checkRunActs({ db }: Context, findings: Findings): string {
  const begun = actsByRun([...actsOf(db, 'import.started')], findings);
  const ended = actsByRun(
    [...actsOf(db, 'import.finished'), ...actsOf(db, 'import.cancelled')],
    findings,
  );
  const noted = notesByRun([...actsOf(db, 'import.noted')]);
  const runs = db.prepare('SELECT * FROM run ORDER BY id').all() as RunRow[];
  const ignored = db.prepare('SELECT count(*) FROM ignored WHERE run = ?').pluck();
  for (const run of runs) {
    const place = `import ${run.id}`;
    checkBegin(run, begun.get(run.id), place, findings);
    const end = ended.get(run.id);
    const left = Number(ignored.get(run.id));
    checkEnd(run, left, end, place, findings);
    if (end !== undefined && custodyOfRun(db, run.id) !== end.body['custody']) {
      findings.add(place, 'files it met again, ignored or took along are not those it sealed');
    }
    // Earlier versions sealed these at the end of an import only.
    const notes = noted.get(run.id) ?? [];
    if (begun.get(run.id)?.body['notes'] === 'by step' || notes.length > 0) {
      checkRunNotes(db, run.id, notes, place, findings);
    }
    noted.delete(run.id);
    begun.delete(run.id);
    ended.delete(run.id);
  }
  for (const { place } of [...begun.values(), ...ended.values(), ...[...noted.values()].flat()]) {
    findings.add(place, 'the import it names has no row');
  }
  return counted(runs.length, 'import');
}

function actsByRun(acts: readonly Act[], findings: Findings): Map<number, Act> {
  const found = new Map<number, Act>();
  for (const act of acts) {
    const run = Number(act.body['run']);
    if (found.has(run)) findings.add(act.place, `import ${run} began or ended twice`);
    found.set(run, act);
  }
  return found;
}

function notesByRun(acts: readonly Act[]): Map<number, Act[]> {
  const found = new Map<number, Act[]>();
  for (const act of acts) {
    const run = Number(act.body['run']);
    const before = found.get(run);
    if (before === undefined) found.set(run, [act]);
    else before.push(act);
  }
  return found;
}

function checkBegin(run: RunRow, begin: Act | undefined, place: string, findings: Findings): void {
  if (begin === undefined) {
    findings.add(place, 'the ledger does not say that it began');
  } else if (
    run['author'] !== begin.author ||
    run['sources'] !== JSON.stringify(begin.body['sources'])
  ) {
    findings.add(place, 'the ledger names another author or other sources');
  }
}

/** An import that was killed has no end, and its row still says that it runs. */
function checkEnd(
  run: RunRow,
  ignored: number,
  end: Act | undefined,
  place: string,
  findings: Findings,
): void {
  const state = end === undefined ? 'running' : end.name.replace('import.', '');
  if (run['state'] !== state) {
    findings.add(place, `its row says ${String(run['state'])}, the ledger ${state}`);
  }
  if (end === undefined) return;
  for (const name of saidCounts) {
    if (run[name] === end.body[name]) continue;
    findings.add(
      place,
      `its row says ${String(run[name])} ${name}, the ledger ${String(end.body[name])}`,
    );
  }
  if (ignored !== end.body['ignored']) {
    findings.add(place, `${ignored} ignored files are listed, the ledger says another number`);
  }
}
