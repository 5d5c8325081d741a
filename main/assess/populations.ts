import type { EventRef } from '../../preload/contract/ids.ts';
import type { Population } from '../../preload/contract/assessment.ts';
import { timeOfRef } from '../archive/event-ref.ts';
import type { ReadDb } from '../archive/handles.ts';
import { sql } from '../archive/sql.ts';
import { loadRule } from '../query/index.ts';
import { controlOf, readAssessment } from './assessments.ts';
import { populationsOf, scopedQuery, type Evidence } from './population.ts';

/**
 * Events of a control's population, newest first, as event ids.
 *
 * @throws Problem not_found
 */
export function populationPage(
  db: ReadDb,
  assessment: string,
  control: string,
  offset: number,
  limit: number,
): EventRef[] {
  controlOf(readAssessment(db, assessment), control);
  return db
    .all<{ event: number }>(
      sql`SELECT event FROM population_item
        WHERE assessment = ${assessment} AND control = ${control}
        ORDER BY event DESC LIMIT ${limit} OFFSET ${offset}`,
    )
    .map((row) => row.event as EventRef);
}

/** What the assessment recorded about a control's population when it was created. */
export function storedPopulation(db: ReadDb, assessment: string, control: string): Population {
  const row = db.get<{ count: number; hash: string }>(
    sql`SELECT count, hash FROM population
      WHERE assessment = ${assessment} AND control = ${control}`,
  );
  const ends = db.get<{ first: number | null; last: number | null }>(
    sql`SELECT min(event) AS first, max(event) AS last FROM population_item
      WHERE assessment = ${assessment} AND control = ${control}`,
  );
  if (row === undefined) throw new Error(`no population of ${assessment} ${control}`);
  return {
    ...row,
    first: typeof ends?.first === 'number' ? timeOfRef(ends.first) : null,
    last: typeof ends?.last === 'number' ? timeOfRef(ends.last) : null,
  };
}

export interface Rerun {
  readonly count: number;
  readonly hash: string;
  readonly stored: { readonly count: number; readonly hash: string };
  /** False after evidence of the period was added, or if anything was altered. */
  readonly same: boolean;
  /** The events found now, in the canonical population order. */
  readonly events: readonly EventRef[];
}

/**
 * Runs the rule that was pinned into the assessment on the archive as it is now. On the same
 * evidence it gives the hash that the ledger holds; this is also how population_item is rebuilt,
 * which replay of the ledger alone cannot do.
 *
 * @throws Problem not_found
 */
export function rerunPopulation(evidence: Evidence, assessment: string, control: string): Rerun {
  const stored = readAssessment(evidence.db, assessment);
  const { query } = loadRule(Buffer.from(controlOf(stored, control).rule.yaml));
  const [found] = populationsOf(evidence, [scopedQuery(query, stored)]);
  const { events, count, hash } = found ?? { events: [], count: 0, hash: '' };
  const before = storedPopulation(evidence.db, assessment, control);
  return {
    count,
    hash,
    stored: { count: before.count, hash: before.hash },
    same: hash === before.hash,
    events: events.map((event) => event as EventRef),
  };
}
