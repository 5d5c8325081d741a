import type { Annotation, ImportRun, Profile } from '../../preload/contract/domain.ts';
import type { ReadDb } from '../archive/handles.ts';
import type { Place } from '../archive/read-record.ts';
import { sql } from '../archive/sql.ts';
import { retentionOf } from '../archive/retention.ts';
import { engagementOf, importRuns } from '../archive/summary.ts';
import { readAssessment } from '../assess/assessments.ts';
import { annotationsOf, workpaper } from '../assess/index.ts';
import { sha256Hex } from '../platform/hash.ts';
import { manifestFile, populationFileName, populationsFile } from './attachments.ts';
import { readLedger } from './ledger-file.ts';
import {
  mostItems,
  type Attachment,
  type ControlPaper,
  type CustodyFacts,
  type ReportItem,
  type ReportModel,
  type SignerFacts,
} from './model.ts';
import { populationCsv, populationMembers, type Member } from './population-file.ts';

/** What a report is made from. The handle only reads: a report cannot change evidence. */
export interface ReportSource {
  readonly read: ReadDb;
  /** Gives a record's own text. */
  readonly readText: (place: Place) => string;
  readonly assessment: string;
  readonly draft: boolean;
  readonly preparedBy: Profile;
  /** RFC 3339; the same source on the same archive at the same time gives the same report. */
  readonly generatedAt: string;
  /** Name and version of this program. */
  readonly program: string;
  readonly signer: SignerFacts | null;
}

/** Rejections printed; their number is always told. */
const mostRejections = 60;

/**
 * Gathers what a report says from an archive, and the files that travel inside it. Reads only.
 *
 * @throws Problem not_found (the assessment), archive_damaged
 */
export function collectReport(source: ReportSource): {
  readonly model: ReportModel;
  readonly attachments: readonly Attachment[];
} {
  const { read: db, readText, draft, generatedAt, program, preparedBy, signer } = source;
  const stored = readAssessment(db, source.assessment);
  const { framework, entry } = stored;
  const ledger = readLedger(db);
  const { name, archive } = engagementFacts(db);
  const papers = framework.controls.map(({ id }) => paperOf(db, readText, stored.id, id));
  const said = {
    draft,
    generatedAt,
    program,
    preparedBy,
    engagement: name,
    assessment: {
      id: stored.id,
      name: stored.name,
      from: stored.from,
      to: stored.to,
      accounts: stored.accounts,
      regions: stored.regions,
      createdAt: entry.at,
      createdBy: entry.author,
    },
    framework: {
      id: framework.id,
      name: framework.name,
      version: framework.version,
      publisher: framework.publisher,
      licenceNote: framework.licenceNote,
      sha256: stored.frameworkHash,
    },
    ledger: { head: ledger.head, acts: ledger.acts },
    archive,
    controls: papers.map(({ paper }) => paper),
    custody: { ...custodyOf(db), steps: ledger.steps },
    signer,
  };
  const model: ReportModel = { id: reportId(said), ...said };
  const files = [...papers.map(({ file }) => file), populationsFile(model), ledger.file];
  return { model, attachments: [manifestFile(model, files), ...files] };
}

/**
 * `TP-7F3A-9C21-04E0`: the beginning of the SHA-256 of all that the report says. Not as canonical JSON:
 * a record may hold half a surrogate pair, which has no canonical form.
 */
function reportId(said: Omit<ReportModel, 'id'>): string {
  const hash = sha256Hex(JSON.stringify(said)).toUpperCase();
  return `TP-${hash.slice(0, 4)}-${hash.slice(4, 8)}-${hash.slice(8, 12)}`;
}

function paperOf(
  db: ReadDb,
  readText: (place: Place) => string,
  assessment: string,
  control: string,
): { paper: ControlPaper; file: Attachment } {
  const paper = workpaper(db, assessment, control);
  const members = populationMembers(db, readText, assessment, control);
  const file: Attachment = {
    name: populationFileName(control),
    type: 'text/csv',
    description: `Population of control ${control}: every event, in the order that its hash uses`,
    bytes: populationCsv(members),
  };
  const { title, rationale, limitation, rule, population, proposed, conclusion, history } = paper;
  return {
    file,
    paper: {
      id: control,
      title,
      rationale,
      limitation,
      rule: {
        id: rule.id,
        title: rule.title,
        sentence: rule.sentence,
        sha256: rule.sha256,
        deviations: rule.deviations,
      },
      population,
      populationFile: file.name,
      items: itemsOf(db, members),
      proposed,
      conclusion,
      earlier: history.slice(0, -1),
    },
  };
}

/** The first items, and behind them those that somebody wrote about, all in time order. */
function itemsOf(db: ReadDb, members: readonly Member[]): ReportItem[] {
  const annotated = new Set(
    db
      .all<{ event: number }>(sql`SELECT event FROM holding WHERE field = ${'annotated'}`)
      .map((row) => row.event),
  );
  return members
    .filter(({ row }, index) => index < mostItems || annotated.has(row.ref))
    .map(({ row, eventID, failure }) => {
      const { ref, notes: _n, star: _s, tags: _t, status: _st, errorCode: _code, ...shown } = row;
      return {
        ...shown,
        eventID,
        failure,
        annotations: annotated.has(ref) ? standing(annotationsOf(db, ref)) : [],
      };
    });
}

/** A report prints what holds; what was taken back stays in the ledger, which is embedded. */
function standing(annotations: readonly Annotation[]): Annotation[] {
  return annotations.filter(({ inForce, isWithdrawal }) => inForce && !isWithdrawal);
}

function engagementFacts(db: ReadDb): { name: string; archive: ReportModel['archive'] } {
  const { name, objects, events, conflicts, rejected, from, to, accounts, regions } =
    engagementOf(db);
  return { name, archive: { objects, events, conflicts, rejected, from, to, accounts, regions } };
}

function custodyOf(db: ReadDb): Omit<CustodyFacts, 'steps'> {
  const runs: ImportRun[] = importRuns(db, false).toReversed();
  const rejections = db.all<CustodyFacts['rejections'][number]>(
    sql`SELECT name AS object, reason, detail FROM rejection ORDER BY run, rowid
      LIMIT ${mostRejections}`,
  );
  const rejected = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM rejection`)?.n ?? 0;
  const ignored = db.all<CustodyFacts['ignored'][number]>(
    sql`SELECT reason, count(*) AS count FROM ignored GROUP BY reason ORDER BY count(*) DESC, reason`,
  );
  const disposals = retentionOf(db).disposals.toReversed();
  return { runs, rejections, rejected, ignored, disposals };
}
