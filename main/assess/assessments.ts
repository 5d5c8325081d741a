import { z } from 'zod';
import type { Assessment, ControlSummary } from '../../preload/contract/assessment.ts';
import { ControlResult } from '../../preload/contract/assessment.ts';
import { AssessmentId, ControlId, FrameworkId } from '../../preload/contract/ids.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { ReadDb } from '../archive/handles.ts';
import type { LedgerEntryText } from '../archive/ledger.ts';
import { sql } from '../archive/sql.ts';
import { PinnedFramework, type PinnedControl } from './pinned.ts';
import type { Scope } from './population.ts';

/** An assessment as it is stored, read back with the framework pinned into it. */
export interface StoredAssessment extends Scope {
  readonly id: AssessmentId;
  readonly name: string;
  readonly frameworkHash: string;
  readonly framework: PinnedFramework;
  /** The ledger entry that made it. */
  readonly entry: LedgerEntryText;
}

/** Every assessment, in the order of their numbers. */
export function listAssessments(db: ReadDb): Assessment[] {
  return knownIds(db).map((id) => getAssessment(db, id));
}

/** @throws Problem not_found naming the assessments there are */
export function getAssessment(db: ReadDb, id: string): Assessment {
  const { framework, ...stored } = readAssessment(db, id);
  return {
    id: stored.id,
    name: stored.name,
    framework: {
      id: FrameworkId.parse(framework.id),
      name: framework.name,
      version: framework.version,
      controls: framework.controls.length,
    },
    frameworkHash: stored.frameworkHash,
    from: stored.from,
    to: stored.to,
    accounts: [...stored.accounts],
    regions: [...stored.regions],
    createdAt: stored.entry.at,
    createdBy: stored.entry.author,
    controls: framework.controls.map((control) => summaryOf(db, stored.id, control)),
  };
}

/** @throws Problem not_found naming the assessments there are */
export function readAssessment(db: ReadDb, id: string): StoredAssessment {
  const row = db.get<Row>(
    sql`SELECT a.*, l.entry FROM assessment AS a JOIN ledger AS l USING (chain, seq)
      WHERE a.id = ${id}`,
  );
  if (row === undefined) {
    const known = knownIds(db).join(', ') || 'none yet';
    throw new Problem('not_found', `There is no assessment ${id}; there are: ${known}.`);
  }
  return {
    id: AssessmentId.parse(row.id),
    name: row.name,
    frameworkHash: row.framework_sha256,
    framework: PinnedFramework.parse(JSON.parse(row.framework_json)),
    from: row.period_from,
    to: row.period_to,
    accounts: names.parse(JSON.parse(row.accounts)),
    regions: names.parse(JSON.parse(row.regions)),
    entry: JSON.parse(row.entry) as LedgerEntryText,
  };
}

/** @throws Problem not_found naming the controls there are */
export function controlOf(assessment: StoredAssessment, control: string): PinnedControl {
  const found = assessment.framework.controls.find(({ id }) => id === control);
  if (found) return found;
  const known = assessment.framework.controls.map(({ id }) => id).join(', ');
  throw new Problem(
    'not_found',
    `${assessment.framework.name} has no control ${control}; there are: ${known}.`,
  );
}

interface Row {
  readonly id: string;
  readonly name: string;
  readonly framework_sha256: string;
  readonly framework_json: string;
  readonly period_from: string;
  readonly period_to: string;
  readonly accounts: string;
  readonly regions: string;
  readonly entry: string;
}

const names = z.array(z.string());

function knownIds(db: ReadDb): string[] {
  return db
    .all<{ id: string }>(sql`SELECT id FROM assessment ORDER BY CAST(substr(id, 3) AS INTEGER), id`)
    .map((row) => row.id);
}

function summaryOf(db: ReadDb, assessment: string, control: PinnedControl): ControlSummary {
  const population = db.get<{ count: number }>(
    sql`SELECT count FROM population WHERE assessment = ${assessment} AND control = ${control.id}`,
  );
  const last = db.get<{ result: string }>(
    sql`SELECT c.result FROM conclusion AS c JOIN ledger AS l USING (chain, seq)
      WHERE c.assessment = ${assessment} AND c.control = ${control.id}
      ORDER BY l.entry ->> 'at' DESC, c.chain DESC, c.seq DESC LIMIT 1`,
  );
  return {
    id: ControlId.parse(control.id),
    title: control.title,
    population: population?.count ?? 0,
    conclusion: last === undefined ? null : ControlResult.parse(last.result),
  };
}
