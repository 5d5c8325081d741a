import {
  ControlResult,
  type Conclusion,
  type Workpaper,
} from '../../preload/contract/assessment.ts';
import { ControlId } from '../../preload/contract/ids.ts';
import type { ReadDb } from '../archive/handles.ts';
import type { LedgerEntryText } from '../archive/ledger.ts';
import { sql } from '../archive/sql.ts';
import { explain, loadRule } from '../query/index.ts';
import { controlOf, readAssessment } from './assessments.ts';
import { storedPopulation } from './populations.ts';

/**
 * A control's paper: what was asked, what was found, what was concluded and when.
 *
 * @throws Problem not_found naming the assessments or controls there are
 */
export function workpaper(db: ReadDb, assessment: string, control: string): Workpaper {
  const stored = readAssessment(db, assessment);
  const { id, title, rationale, limitation, proposed, rule } = controlOf(stored, control);
  const history = conclusionsOf(db, assessment, control);
  return {
    assessment: stored.id,
    control: ControlId.parse(id),
    title,
    rationale,
    limitation,
    rule: { ...rule, sentence: explain(loadRule(Buffer.from(rule.yaml)).query) },
    population: storedPopulation(db, assessment, control),
    proposed,
    conclusion: history.at(-1) ?? null,
    history,
  };
}

/** Oldest first; the last one stands. */
function conclusionsOf(db: ReadDb, assessment: string, control: string): Conclusion[] {
  return db
    .all<{ seq: number; result: string; rationale: string; hash: string; entry: string }>(
      sql`SELECT c.seq, c.result, c.rationale, l.hash, l.entry
        FROM conclusion AS c JOIN ledger AS l USING (chain, seq)
        WHERE c.assessment = ${assessment} AND c.control = ${control}
        ORDER BY l.entry ->> 'at', c.chain, c.seq`,
    )
    .map(({ seq, result, rationale, hash, entry }) => {
      const { at, author } = JSON.parse(entry) as LedgerEntryText;
      return { result: ControlResult.parse(result), rationale, at, author, seq, hash };
    });
}
