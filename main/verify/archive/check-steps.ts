import { counted } from '../checks.ts';
import { StepBody } from '../proof/proved-bodies.ts';
import { actsOf } from './acts.ts';
import { checkAcquisitions } from './check-acquisitions.ts';
import { checkRunActs } from './check-run-acts.ts';
import type { Context } from './context.ts';
import { custodyOfStep } from './custody.ts';
import { Findings } from './findings.ts';
import { merkleRoot } from './merkle.ts';

/**
 * The check `import steps`: the Merkle root (RFC 9162) of every step over its objects' hashes, every
 * object in exactly one step and from the import that the step names; and the imports themselves
 * against what the ledger says of them.
 *
 * @throws Problem cancelled
 */
export async function checkSteps(context: Context): Promise<void> {
  const { db, pace, checks } = context;
  const findings = new Findings('import steps');
  const steps: StepBody[] = [];
  for (const { body, place } of actsOf(db, 'import.step')) {
    const step = StepBody.safeParse(body);
    if (step.success) {
      steps.push(step.data);
      checkStep(context, step.data, place, findings);
    } else {
      findings.add(place, 'it does not say which objects it added');
    }
    await pace.breathe();
  }
  checkCover(context, steps, findings);
  const runs = checkRunActs(context, findings);
  const acquired = checkAcquisitions(context, findings);
  const objects = steps.reduce((sum, step) => sum + step.objects, 0);
  findings.report(
    checks,
    `${counted(steps.length, 'step')} with ${counted(objects, 'object')}, ${runs}${acquired}`,
  );
}

function checkStep(
  { db, disposals }: Context,
  step: StepBody,
  place: string,
  findings: Findings,
): void {
  const hashes = db
    .prepare('SELECT sha256 FROM object WHERE id BETWEEN ? AND ? ORDER BY id')
    .pluck()
    .all(step.firstObject, step.lastObject) as Buffer[];
  if (hashes.length !== step.objects) {
    findings.add(place, `it added ${step.objects} objects, ${hashes.length} are there`);
  } else if (merkleRoot(hashes) !== step.merkleRoot) {
    findings.add(place, 'its Merkle root is not that of its objects');
  }
  const { firstObject, lastObject, custody } = step;
  // Rejections may quote what was disposed of: the disposal has sealed what is left of them.
  const sealed = disposals.custodyOf(firstObject) ?? custody;
  if (custodyOfStep(db, firstObject, lastObject) !== sealed) {
    findings.add(place, 'names, kinds or rejections of its objects are not those it sealed');
  }
  const foreign = db
    .prepare('SELECT count(*) FROM origin WHERE object BETWEEN ? AND ? AND n = 0 AND run <> ?')
    .pluck()
    .get(step.firstObject, step.lastObject, step.run);
  if (foreign !== 0) {
    findings.add(place, `${String(foreign)} of its objects came with another import`);
  }
}

function checkCover({ db, nameOf }: Context, steps: readonly StepBody[], findings: Findings): void {
  const between = db.prepare('SELECT id FROM object WHERE id > ? AND id < ? ORDER BY id').pluck();
  let last = Number.MIN_SAFE_INTEGER;
  const alone = (upTo: number): void => {
    for (const id of between.iterate(last, upTo) as Iterable<number>) {
      findings.add(nameOf(id), `no step of the ledger added object ${id}`);
    }
  };
  for (const step of steps.toSorted((a, b) => a.firstObject - b.firstObject)) {
    if (step.firstObject <= last) {
      findings.add(`object ${step.firstObject}`, 'more than one step added it');
    }
    alone(step.firstObject);
    last = Math.max(last, step.lastObject);
  }
  alone(Number.MAX_SAFE_INTEGER);
}
