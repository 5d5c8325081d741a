/** Small archives for tests, made by the real import. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { importSource } from '../../../main/archive/import.ts';
import { openArchive, type Archive } from '../../../main/archive/open.ts';
import { recordReader, textOfObjects, type Place } from '../../../main/archive/read-record.ts';
import { sql } from '../../../main/archive/sql.ts';
import type { Collected, Source } from '../../../main/collect/source.ts';
import { pathSource } from '../../../main/collect/paths.ts';
import { registerRecordFunctions } from '../../../main/query/index.ts';

export const author = {
  profile: { name: 'Test Person', initials: 'TP', role: 'auditor' },
  chain: 'test-0001',
};

export interface TestArchive extends Archive {
  readonly readRecord: ReturnType<typeof recordReader>;
  remove(): void;
}

/** An archive of log files, each given as the text of its records. */
export function archiveOfTexts(files: readonly (readonly string[])[]): Promise<TestArchive> {
  const items = files.map((records, index): Collected => ({
    kind: 'object',
    name: `log-${index}.json`,
    content: { kind: 'bytes', bytes: Buffer.from(`{"Records":[${records.join(',')}]}`) },
    named: true,
  }));
  return archiveFrom({ items: iterate(items), total: items.length });
}

/** An archive of records as data, in one file. */
export function archiveOf(records: readonly object[]): Promise<TestArchive> {
  return archiveOfTexts([records.map((record) => JSON.stringify(record))]);
}

/** An archive of a folder of real files. */
export function archiveOfFolder(folder: string): Promise<TestArchive> {
  return archiveFrom(pathSource([folder]));
}

/** Adds one more file to an archive. */
export async function addTo(archive: TestArchive, records: readonly object[]): Promise<void> {
  await addFile(archive, JSON.stringify({ Records: records }));
}

/** Adds a file of any shape. */
export async function addFile(archive: TestArchive, text: string): Promise<void> {
  const content = { kind: 'bytes', bytes: Buffer.from(text) } as const;
  const items: Collected[] = [{ kind: 'object', name: 'later.json', content, named: true }];
  const source = { items: iterate(items), total: 1 };
  await importSource(archive.write, { source, names: ['later'], author });
}

async function archiveFrom(source: Source): Promise<TestArchive> {
  const folder = mkdtempSync(join(tmpdir(), 'trailproof-test-'));
  const archive = openArchive(join(folder, 'test.trailproof'), { create: true });
  await importSource(archive.write, { source, names: ['test'], author });
  const readRecord = recordReader(archive.originals);
  registerRecordFunctions(archive.connection, textOfObjects(archive.originals));
  return {
    ...archive,
    readRecord,
    remove() {
      archive.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** The eventID that the record of an event says. */
export function eventIdOf({ read, readRecord }: TestArchive, event: number): string {
  const place = read.get<Place>(
    sql`SELECT object, offset, length, flags & 1 AS quoted FROM event WHERE id = ${event}`,
  );
  if (place === undefined) throw new Error('no such event');
  return (JSON.parse(readRecord(place)) as { eventID: string }).eventID;
}

async function* iterate(items: readonly Collected[]): AsyncGenerator<Collected> {
  yield* items;
}

/** A record with what the index needs; `more` wins. */
export function record(more: Readonly<Record<string, unknown>> = {}): Record<string, unknown> {
  count += 1;
  return {
    eventVersion: '1.08',
    userIdentity: {
      type: 'IAMUser',
      userName: 'maria',
      arn: 'arn:aws:iam::111122223333:user/maria',
    },
    eventTime: new Date(Date.UTC(2026, 2, 14, 9) + count * 1000)
      .toISOString()
      .replace('.000Z', 'Z'),
    eventSource: 's3.amazonaws.com',
    eventName: 'GetObject',
    awsRegion: 'eu-west-1',
    sourceIPAddress: '192.0.2.7',
    userAgent: 'aws-cli/2.15',
    requestParameters: null,
    responseElements: null,
    eventID: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    eventType: 'AwsApiCall',
    recipientAccountId: '111122223333',
    eventCategory: 'Management',
    ...more,
  };
}
let count = 0;
