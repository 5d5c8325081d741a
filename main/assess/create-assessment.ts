import type { Assessment } from '../../preload/contract/assessment.ts';
import { AssessmentId } from '../../preload/contract/ids.ts';
import { Problem } from '../../preload/contract/errors.ts';
import type { Papers, WriteDb } from '../archive/handles.ts';
import { recordAct, type Author } from '../archive/ledger.ts';
import { sql } from '../archive/sql.ts';
import { loadRule, type ReadRecordText } from '../query/index.ts';
import { instantText, stretchOf } from '../query/time.ts';
import { getAssessment } from './assessments.ts';
import type { CreatedBody } from './bodies.ts';
import { loadFramework } from './library.ts';
import { pinnedText, type PinnedFramework } from './pinned.ts';
import { populationsOf, scopedQuery, type PopulationResult, type Scope } from './population.ts';
import { projections } from './projections.ts';

/** The contract's limit. */
const longestName = 120;

export interface NewAssessment {
  readonly framework: string;
  readonly name: string;
  /** The period is [from, to), RFC 3339, whole seconds; it may lie in the future. */
  readonly from: string;
  readonly to: string;
  /** Account ids and regions; empty means all. */
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

/** What creating one needs. The connection of `db` has had registerRecordFunctions. */
export interface CreateDependencies {
  readonly db: WriteDb;
  readonly author: Author;
  readonly readRecord: ReadRecordText;
  /** See platform/assets.ts. */
  readonly assetsFolder: string;
}

/**
 * Creates an assessment with the populations of all its controls, as one act: the framework and
 * its rules are pinned, every population is counted and hashed, and all of it stands in the ledger.
 *
 * @throws Problem not_found (no such framework), bad_request (name, period), busy (others create some)
 */
export function createAssessment(
  { db, author, readRecord, assetsFolder }: CreateDependencies,
  request: NewAssessment,
): Assessment {
  const framework = loadFramework(assetsFolder, request.framework);
  const name = checkedName(request.name);
  const scope = checkedScope(request);
  const queries = framework.controls.map(({ rule }) =>
    scopedQuery(loadRule(Buffer.from(rule.yaml)).query, scope),
  );
  const found = populationsOf({ db, readRecord }, queries);
  const populations = framework.controls.flatMap((control, index) => {
    const population = found[index];
    return population ? [{ control, ...population }] : [];
  });
  const record = (id: AssessmentId): void => {
    const body = bodyOf(id, name, framework, scope, populations);
    recordAct(db, author, 'assessment.created', body, (papers, receipt) => {
      projections['assessment.created'](papers, receipt, body);
      for (const { control, events } of populations) addItems(papers, id, control.id, events);
    });
  };
  return getAssessment(db, underFreeId(db, record));
}

/**
 * Records under the next id. Another program may take it first: the numbering is read before the
 * transaction begins, because the entry names it.
 */
function underFreeId(db: WriteDb, record: (id: AssessmentId) => void): AssessmentId {
  for (let tries = 1; ; tries += 1) {
    const id = nextId(db);
    try {
      record(id);
      return id;
    } catch (thrown) {
      const isTaken = db.get(sql`SELECT 1 FROM assessment WHERE id = ${id}`) !== undefined;
      if (!isTaken) throw thrown;
      if (tries === 5) {
        throw new Problem('busy', 'Other programs create assessments at the same time; try again.');
      }
    }
  }
}

type ControlPopulation = PopulationResult & { control: PinnedFramework['controls'][number] };

function bodyOf(
  assessment: AssessmentId,
  name: string,
  framework: PinnedFramework,
  scope: Scope,
  populations: readonly ControlPopulation[],
): CreatedBody {
  const { json, sha256 } = pinnedText(framework);
  return {
    assessment,
    name,
    framework: framework.id,
    framework_sha256: sha256,
    framework_json: json,
    from: scope.from,
    to: scope.to,
    accounts: [...scope.accounts],
    regions: [...scope.regions],
    controls: populations.map(({ control, count, hash }) => ({
      control: control.id,
      rule: control.rule.id,
      rule_sha256: control.rule.sha256,
      count,
      hash,
    })),
  };
}

function addItems(
  papers: Papers,
  assessment: string,
  control: string,
  events: readonly number[],
): void {
  for (const event of events) papers.insert('population_item', { assessment, control, event });
}

function nextId(db: WriteDb): AssessmentId {
  const last = db.get<{ n: number }>(
    sql`SELECT coalesce(max(CAST(substr(id, 3) AS INTEGER)), 0) AS n FROM assessment`,
  );
  return AssessmentId.parse(`A-${(last?.n ?? 0) + 1}`);
}

function checkedName(name: string): string {
  const trimmed = name.trim();
  if (trimmed !== '' && trimmed.length <= longestName) return trimmed;
  throw new Problem('bad_request', `An assessment needs a name of 1 to ${longestName} characters.`);
}

function checkedScope({ from, to, accounts, regions }: NewAssessment): Scope {
  const [start, end] = [wholeSecond(from), wholeSecond(to)];
  if (end <= start) {
    throw new Problem('bad_request', `The period ends at ${to}, before it begins; turn it round.`);
  }
  return { from: start, to: end, accounts: sortedOnce(accounts), regions: sortedOnce(regions) };
}

/** CloudTrail's eventTime has whole seconds: a boundary between two of them would say nothing. */
function wholeSecond(instant: string): string {
  const isWhole = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.0+)?(Z|[+-]\d\d:\d\d)$/.test(instant);
  const stretch = isWhole ? stretchOf(instant) : undefined;
  if (stretch) return instantText(stretch.from);
  throw new Problem(
    'bad_request',
    `“${instant}” is no whole second; write it like 2026-03-14T00:00:00Z.`,
  );
}

function sortedOnce(names: readonly string[]): string[] {
  return [...new Set(names)].sort();
}
