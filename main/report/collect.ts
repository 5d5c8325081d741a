import type { Profile } from '../../preload/contract/domain.ts';
import { eventRecord, eventRows } from '../archive/event-rows.ts';
import type { ReadDb } from '../archive/handles.ts';
import { ledgerHead } from '../archive/ledger.ts';
import type { Place } from '../archive/read-record.ts';
import { sql } from '../archive/sql.ts';
import { engagementOf, importRuns } from '../archive/summary.ts';
import { annotationsOf, getAssessment, populationPage, workpaper } from '../assess/index.ts';
import { csvLine } from '../platform/csv.ts';
import {
  mostListed,
  type ControlSection,
  type Custody,
  type ListedEvent,
  type ReportModel,
} from './model.ts';

/** What a report is made from. Both handles only read: a report cannot change evidence. */
export interface ReportSource {
  readonly read: ReadDb;
  readonly readText: (place: Place) => string;
  readonly assessment: string;
  readonly preparedBy: Profile;
  readonly generatedAt: string;
  readonly draft: boolean;
  readonly program: string;
}

/** @throws Problem not_found if there is no such assessment */
export function collectReport(source: ReportSource): ReportModel {
  const { read, generatedAt, draft, program, preparedBy } = source;
  const assessment = getAssessment(read, source.assessment);
  const compact = generatedAt.replaceAll(/[-:]|\.\d+/g, '');
  const entries = read.all<{ entry: string }>(sql`SELECT entry FROM ledger ORDER BY chain, seq`);
  return {
    id: `${assessment.id}-${compact}`,
    draft,
    generatedAt,
    program,
    engagement: engagementOf(read).name,
    preparedBy,
    assessment,
    controls: assessment.controls.map(({ id }) => sectionOf(source, id)),
    custody: custodyOf(read),
    ledger: {
      head: ledgerHead(read),
      acts: entries.length,
      text: entries.map(({ entry }) => `${entry}\n`).join(''),
    },
  };
}

const pageSize = 500;

function sectionOf({ read, readText, assessment }: ReportSource, control: string): ControlSection {
  const paper = workpaper(read, assessment, control);
  const listed: ListedEvent[] = [];
  const lines = [csvLine(csvHead)];
  for (let offset = 0; offset < paper.population.count; offset += pageSize) {
    const refs = populationPage(read, assessment, control, offset, pageSize);
    for (const row of eventRows(read, refs)) {
      const { eventID, custody } = eventRecord(read, readText, row.ref);
      const noted = row.notes > 0 ? annotationsOf(read, row.ref) : [];
      const notes = noted.filter(({ note }) => note !== null);
      if (listed.length < mostListed) listed.push({ row, eventID, notes });
      const { eventTime, eventName, eventSource, who, identityType, account, region } = row;
      lines.push(
        csvLine([
          eventTime,
          eventID,
          eventName,
          eventSource,
          who,
          identityType,
          account,
          region,
          row.sourceIPAddress,
          row.errorCode,
          row.conflict,
          custody.sha256,
          custody.ordinal,
        ]),
      );
    }
  }
  return { paper, listed, csv: lines.join('') };
}

const csvHead = [
  'eventTime',
  'eventID',
  'eventName',
  'eventSource',
  'who',
  'identityType',
  'account',
  'region',
  'sourceIPAddress',
  'errorCode',
  'conflict',
  'objectSha256',
  'ordinal',
];

function custodyOf(read: ReadDb): Custody {
  const counts = read.get<Omit<Custody, 'imports' | 'ignored'>>(
    sql`SELECT count(*) AS objects, coalesce(sum(records), 0) AS records,
      coalesce(sum(indexed), 0) AS indexed, coalesce(sum(duplicates), 0) AS duplicates,
      coalesce(sum(conflicts), 0) AS conflicts, coalesce(sum(rejected), 0) AS rejected FROM object`,
  );
  if (counts === undefined) throw new Error('an aggregate gives one row');
  const steps = read.all<{ run: number; root: string }>(
    sql`SELECT json_extract(entry, '$.body.run') AS run, json_extract(entry, '$.body.merkleRoot') AS root
      FROM ledger WHERE json_extract(entry, '$.act') = 'import.step' ORDER BY chain, seq`,
  );
  const runs = importRuns(read, false).toReversed();
  return {
    ...counts,
    ignored: runs.reduce((sum, run) => sum + run.ignored, 0),
    imports: runs.map((run) => ({
      run: run.run,
      at: run.startedAt,
      by: run.author,
      sources: run.sources,
      objects: run.objects - run.known,
      indexed: run.indexed,
      merkleRoots: steps.filter((step) => step.run === run.run).map((step) => step.root),
    })),
  };
}
