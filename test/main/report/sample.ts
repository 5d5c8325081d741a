import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSource } from '../../../main/archive/import.ts';
import { openArchive, type Archive } from '../../../main/archive/open.ts';
import { recordReader, textOfObjects } from '../../../main/archive/read-record.ts';
import { createEngagement } from '../../../main/archive/summary.ts';
import {
  annotate,
  conclude,
  createAssessment,
  populationPage,
} from '../../../main/assess/index.ts';
import { pathSource } from '../../../main/collect/paths.ts';
import { assetsFolder } from '../../../main/platform/assets.ts';
import { registerRecordFunctions } from '../../../main/query/index.ts';
import type { ReportSource } from '../../../main/report/collect-report.ts';
import { maria } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';

export interface Sample {
  readonly folder: string;
  readonly archive: Archive;
  readonly assessment: string;
  /** What createReport and collectReport ask for; not signed, at a fixed time. */
  readonly source: ReportSource;
  remove(): void;
}

/** An engagement with one assessment: records of the caller's, a note and two conclusions. */
export async function makeSample(
  options: {
    readonly name?: string;
    readonly note?: string;
    readonly records?: readonly Record<string, unknown>[];
  } = {},
): Promise<Sample> {
  const folder = mkdtempSync(join(tmpdir(), 'trailproof-report-'));
  const archive = openArchive(join(folder, 'sample.trailproof'), { create: true });
  const readText = recordReader(archive.originals);
  registerRecordFunctions(archive.connection, textOfObjects(archive.originals));
  createEngagement(archive.write, maria, options.name ?? 'Quillhaven access review 2026');
  const log = join(folder, 'trail.json');
  writeFileSync(log, logText(...(options.records ?? [stopped, started, rootUse])));
  const source = pathSource([log]);
  await importSource(archive.write, { source, names: ['trail.json'], author: maria });
  const { id } = createAssessment(
    { db: archive.write, author: maria, readRecord: readText, assetsFolder: assetsFolder() },
    {
      framework: 'cis-aws-foundations@7.0.0',
      name: 'CIS section 5, March',
      from: '2026-03-01T00:00:00Z',
      to: '2026-04-01T00:00:00Z',
      accounts: [],
      regions: [],
    },
  );
  const events = populationPage(archive.read, id, '5.5', 0, 1);
  if (events.length > 0) {
    annotate(archive.write, maria, {
      events,
      note: options.note ?? 'Asked for the change ticket.',
    });
  }
  conclude(archive.write, maria, {
    assessment: id,
    control: '5.5',
    result: 'deviation',
    rationale: 'The trail was stopped for 38 minutes, and nobody could say why.',
  });
  conclude(archive.write, maria, {
    assessment: id,
    control: '5.3',
    result: 'not-evaluable',
    rationale: 'Logs show activity, not monitoring.',
  });
  return {
    folder,
    archive,
    assessment: id,
    source: {
      read: archive.read,
      readText,
      assessment: id,
      draft: false,
      preparedBy: maria.profile,
      generatedAt: '2026-05-04T09:30:00.000Z',
      program: 'Trailproof 0.0.0',
      signer: null,
    },
    remove() {
      archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

const stopped = record();
const started = record({
  eventName: 'StartLogging',
  eventTime: '2026-03-14T02:55:41Z',
  eventID: '8d3f1c50-aaaa-4bbb-8ccc-0305e82c3302',
});
const rootUse = record({
  eventName: 'ConsoleLogin',
  eventSource: 'signin.amazonaws.com',
  eventTime: '2026-03-15T20:11:00Z',
  eventID: '8d3f1c50-aaaa-4bbb-8ccc-0305e82c3303',
  userIdentity: { type: 'Root', accountId: '111122223333', principalId: '111122223333' },
  responseElements: { ConsoleLogin: 'Failure' },
});
