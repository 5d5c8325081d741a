import { z } from 'zod';
import { counted } from '../checks.ts';
import { SealBody, StepBody } from '../proof/proved-bodies.ts';
import { actsOf } from './acts.ts';
import type { Context } from './context.ts';
import { Findings } from './findings.ts';
import { parsedOrUndefined } from './json.ts';
import { merkleRoot } from './merkle.ts';

interface Sealed {
  readonly place: string;
  readonly body: SealBody;
  readonly object: number;
}

interface SpanRow {
  readonly object: number;
  readonly offset: number;
  readonly length: number;
}

const Step = z.object({ act: z.literal('import.step'), body: StepBody });

/**
 * The check `sealed records`: each root that the ledger committed to for the records of one original
 * is made again from that original's bytes, and the import step that it names is the one that
 * brought the original. Of an original that was disposed of, only the step is left to compare.
 *
 * @throws Problem cancelled
 */
export async function checkSeals(context: Context): Promise<void> {
  const findings = new Findings('sealed records');
  const seals = [...sealsOf(context, findings)];
  const spans = spansOf(context, new Set(seals.map(({ object }) => object)));
  for (const { place, body, object } of seals) {
    // What was disposed of cannot be made again; the check of the disposals says that it had to go.
    if (!context.disposals.isDisposed(object)) {
      checkRoot(context, body, { place, object, spans: spans.get(object) ?? [] }, findings);
    }
    checkStep(context, body, { place, object }, findings);
    await context.pace.breathe();
  }
  const records = seals.reduce((sum, { body }) => sum + body.records, 0);
  const disposed = seals.filter(({ object }) => context.disposals.isDisposed(object)).length;
  findings.report(
    context.checks,
    `${counted(seals.length, 'seal')} over ${counted(records, 'record')}${disposed === 0 ? '' : `, ${counted(disposed, 'seal')} over what was disposed of since`}`,
  );
}

function* sealsOf({ db }: Context, findings: Findings): Generator<Sealed> {
  const idOf = db.prepare('SELECT id FROM object WHERE sha256 = ?').pluck();
  for (const { body, place } of actsOf(db, 'record.sealed')) {
    const said = SealBody.safeParse(body);
    const object = said.success ? idOf.get(Buffer.from(said.data.object, 'hex')) : undefined;
    if (!said.success) findings.add(place, 'its body is not what such an act says');
    else if (typeof object !== 'number') findings.add(place, 'the original it seals is not there');
    else yield { place, body: said.data, object };
  }
}

/** Where the records of the sealed originals lie, in one walk: there is no index on the original. */
function spansOf({ db }: Context, objects: ReadonlySet<number>): Map<number, SpanRow[]> {
  const found = new Map<number, SpanRow[]>();
  if (objects.size === 0) return found;
  const wanted = JSON.stringify([...objects]);
  const rows = db
    .prepare(
      `SELECT object, offset, length FROM event WHERE object IN (SELECT value FROM json_each(?))
        UNION ALL SELECT object, offset, length FROM duplicate
          WHERE object IN (SELECT value FROM json_each(?)) ORDER BY object, offset`,
    )
    .iterate(wanted, wanted) as Iterable<SpanRow>;
  for (const row of rows) {
    const list = found.get(row.object) ?? [];
    list.push(row);
    found.set(row.object, list);
  }
  return found;
}

function checkRoot(
  { originals }: Context,
  { records, recordsRoot }: SealBody,
  { place, object, spans }: { place: string; object: number; spans: readonly SpanRow[] },
  findings: Findings,
): void {
  const text = originals.text(object);
  if (text === undefined) {
    findings.add(place, 'the original it seals does not unpack');
  } else if (spans.length !== records) {
    findings.add(place, `it sealed ${records} records, ${spans.length} are there`);
  } else if (
    merkleRoot(spans.map(({ offset, length }) => text.subarray(offset, offset + length))) !==
    recordsRoot
  ) {
    findings.add(place, 'its root is not that of the records in the original');
  }
}

function checkStep(
  { db }: Context,
  { step }: SealBody,
  { place, object }: { place: string; object: number },
  findings: Findings,
): void {
  const entry = db.prepare('SELECT entry FROM ledger WHERE hash = ?').pluck().get(step);
  const said = Step.safeParse(parsedOrUndefined(String(entry)));
  const isIn =
    said.success && said.data.body.firstObject <= object && object <= said.data.body.lastObject;
  if (!isIn) findings.add(place, 'the step it names did not bring the original');
}
