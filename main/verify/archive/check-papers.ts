import { sha256Hex } from '../../platform/hash.ts';
import { counted } from '../checks.ts';
import { Concluded, Created } from './act-bodies.ts';
import { actsOf, type Act } from './acts.ts';
import { AnnotationReplay } from './annotation-replay.ts';
import { checkPopulations } from './check-populations.ts';
import type { Context } from './context.ts';
import { Findings } from './findings.ts';
import { PaperRows } from './paper-rows.ts';
import { ViewReplay } from './view-replay.ts';

/**
 * The check `papers`: annotations, assessments, populations, conclusions, views, alerts and schedules are what the ledger's
 * acts say, row by row and both ways; each population's members are counted and hashed again.
 *
 * @throws Problem cancelled
 */
export async function checkPapers(context: Context): Promise<void> {
  const findings = new Findings('papers');
  const replay = new Replay(context, findings);
  const annotations = new AnnotationReplay(context, replay.papers, findings);
  for (const act of annotations.acts()) {
    if (!annotations.replay(act)) findings.add(act.place, 'its body is not what such an act says');
    replay.acts += 1;
    await context.pace.breathe();
  }
  await annotations.finish();
  for (const name of ['assessment.created', 'control.concluded'] as const) {
    for (const act of actsOf(context.db, name)) {
      if (!replay[name](act)) findings.add(act.place, 'its body is not what such an act says');
      replay.acts += 1;
      await context.pace.breathe();
    }
  }
  replay.acts += await new ViewReplay(context, replay.papers, findings).all();
  replay.finish();
  const members = await checkPopulations(context, findings);
  findings.report(
    context.checks,
    `${counted(replay.acts, 'act')}, ${counted(replay.papers.rows, 'row')}, ${members}`,
  );
}

/** What the ledger says, act by act, against the tables. Acts return false if they say nothing usable. */
class Replay {
  acts = 0;
  readonly papers: PaperRows;
  readonly #db: Context['db'];
  readonly #findings: Findings;
  readonly #assessments = new Set<string>();
  readonly #conclusions = new Set<string>();

  constructor({ db }: Context, findings: Findings) {
    this.#db = db;
    this.#findings = findings;
    this.papers = new PaperRows(db, findings);
  }

  'assessment.created'({ chain, seq, body, place }: Act): boolean {
    const said = Created.safeParse(body);
    if (!said.success) return false;
    const { assessment, name, framework, framework_sha256, framework_json, ...more } = said.data;
    if (this.#assessments.has(assessment)) {
      this.#findings.add(place, `${assessment} was created before`);
    }
    this.#assessments.add(assessment);
    if (sha256Hex(framework_json) !== framework_sha256) {
      this.#findings.add(place, 'the framework it pins has another hash');
    }
    const row = {
      id: assessment,
      chain,
      seq,
      name,
      framework,
      framework_sha256,
      framework_json,
      period_from: more.from,
      period_to: more.to,
      accounts: JSON.stringify(more.accounts),
      regions: JSON.stringify(more.regions),
    };
    this.papers.compare('assessment', { id: assessment }, [row]);
    const populations = more.controls.map(({ control, rule_sha256, count, hash }) => ({
      assessment,
      control,
      rule_sha256,
      count,
      hash,
    }));
    this.papers.compare('population', { assessment }, populations);
    return true;
  }

  'control.concluded'({ chain, seq, body }: Act): boolean {
    const said = Concluded.safeParse(body);
    if (!said.success) return false;
    this.#conclusions.add(`${chain} ${seq}`);
    this.papers.compare('conclusion', { chain, seq }, [{ ...said.data, chain, seq }]);
    return true;
  }

  /** Call it after the last act: what is left in the tables, nobody did. */
  finish(): void {
    this.papers.strangers('assessment', ['id'], this.#assessments);
    this.papers.strangers('population', ['assessment'], this.#assessments);
    this.papers.strangers('conclusion', ['chain', 'seq'], this.#conclusions);
    const name = this.#db.prepare("SELECT value FROM meta WHERE key = 'name'").pluck().get();
    const given = [...actsOf(this.#db, 'engagement.created')].at(-1)?.body['name'];
    if (name !== given) this.#findings.add('name of the archive', 'it is not what the ledger says');
  }
}
