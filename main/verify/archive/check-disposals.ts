import { counted } from '../checks.ts';
import { actsOf } from './acts.ts';
import { checkHoles } from './check-holes.ts';
import type { Context } from './context.ts';
import type { Disposed } from './act-bodies.ts';
import type { DisposalAct } from './disposals.ts';
import { Findings } from './findings.ts';
import type { ObjectRow } from './rows.ts';

type Tomb = Disposed['objects'][number];

/** Acts that the detail tells in full. */
const mostTold = 5;

/**
 * The check `disposals`: every tombstone has its act and every act its tombstones, the act's facts
 * are those of the object's own row and origins, numbers that are free are those the acts name, and
 * nothing was disposed of under a legal hold. That rows and bytes are really gone, and that nothing
 * else is, the checks `originals`, `index`, `counts` and `import steps` show: they exempt what the
 * acts name, and no more.
 *
 * @throws Problem cancelled
 */
export async function checkDisposals(context: Context): Promise<void> {
  const { pace, checks, disposals } = context;
  const findings = new Findings('disposals');
  const tombstones = new Set(tombstonesOf(context));
  for (const act of disposals.acts) {
    for (const tomb of act.said?.objects ?? []) {
      checkTomb(context, act, tomb, tombstones, findings);
      await pace.breathe();
    }
    if (act.said === undefined) findings.add(act.place, 'its body is not what such an act says');
  }
  for (const object of tombstones) {
    findings.add(
      context.nameOf(object),
      'it has a tombstone, but no act of the ledger disposed of it',
    );
  }
  checkHoles(context, findings);
  checkHolds(context, findings);
  findings.report(checks, inWords(disposals.acts));
}

/** An archive of an older format has no tombstones. */
function tombstonesOf({ db }: Context): number[] {
  const there = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'disposal'").get();
  if (there === undefined) return [];
  return db.prepare('SELECT object FROM disposal ORDER BY object').pluck().all() as number[];
}

function checkTomb(
  { db, disposals }: Context,
  { place }: DisposalAct,
  tomb: Tomb,
  tombstones: Set<number>,
  findings: Findings,
): void {
  const name = tomb.names[0] ?? `object ${tomb.object}`;
  if (!tombstones.delete(tomb.object)) {
    findings.add(
      name,
      `${place} disposed of it, but it has no tombstone, or was disposed of twice`,
    );
  }
  const row = db.prepare('SELECT * FROM object WHERE id = ?').get(tomb.object) as
    ObjectRow | undefined;
  if (row === undefined) {
    findings.add(name, `${place} disposed of it, but not even its row is there`);
    return;
  }
  if (!isRowOf(row, tomb, disposals.promoted(tomb.object))) {
    findings.add(name, `its row is not what ${place} says of it`);
  }
  if (tomb.records !== tomb.events + tomb.duplicates + tomb.rejected) {
    findings.add(name, `${place} does not account for all of its records`);
  }
  const names = db
    .prepare(
      `SELECT folder.path || origin.name FROM origin JOIN folder ON folder.id = folder
        WHERE object = ? ORDER BY n`,
    )
    .pluck()
    .all(tomb.object);
  if (JSON.stringify(names) !== JSON.stringify(tomb.names)) {
    findings.add(name, `its names are not those of ${place}`);
  }
}

/** @param promoted duplicates of it that had become events before it was disposed of itself */
function isRowOf(row: ObjectRow, tomb: Tomb, promoted: number): boolean {
  const same = (['kind', 'shape', 'size', 'records', 'rejected'] as const).every(
    (column) => row[column] === tomb[column],
  );
  return (
    same &&
    row.sha256.toString('hex') === tomb.sha256 &&
    (row.text_sha256?.toString('hex') ?? null) === tomb.textSha256 &&
    row.text_size === tomb.textSize &&
    row.duplicates === tomb.duplicates + promoted
  );
}

/** In the order in which they were written: that is all which tells it across chains. */
function checkHolds({ db, disposals }: Context, findings: Findings): void {
  const holds = [...actsOf(db, 'hold.placed'), ...actsOf(db, 'hold.lifted')];
  let isHeld = false;
  for (const { name, place } of [...holds, ...disposals.acts].sort((a, b) => a.row - b.row)) {
    if (name !== 'object.disposed') isHeld = name === 'hold.placed';
    else if (isHeld) findings.add(place, 'it disposed of originals while a legal hold stood');
  }
}

function inWords(acts: readonly DisposalAct[]): string {
  if (acts.length === 0) return 'nothing was disposed of';
  const told = acts.slice(0, mostTold).map(({ said, at, author }) => {
    const objects = counted(said?.objects.length ?? 0, 'object');
    return `${objects} disposed of, on ${at.slice(0, 10)}, by ${author}, because: ${said?.reason ?? ''}`;
  });
  const more = acts.length - told.length;
  return more === 0 ? told.join('; ') : `${told.join('; ')}; and ${counted(more, 'more act')}`;
}
