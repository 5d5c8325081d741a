import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { importSource } from '../../../main/archive/import.ts';
import { objectBytes } from '../../../main/archive/read-record.ts';
import { sql } from '../../../main/archive/sql.ts';
import type { Collected } from '../../../main/collect/source.ts';
import { pathSource } from '../../../main/collect/paths.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';

function file(name: string, content: string | Buffer): string {
  const path = join(tempFolder(), name);
  writeFileSync(path, content);
  return path;
}

describe('a file that a person named and that is no log is rejected with one reason', () => {
  const whole = gzipSync(logText(record()));
  test.each([
    ['cut.json.gz', whole.subarray(0, -12), 'truncated gzip'],
    [
      'bent.json.gz',
      Buffer.concat([whole.subarray(0, 20), Buffer.alloc(9), whole.subarray(29)]),
      'damaged gzip',
    ],
    ['empty.json', Buffer.alloc(0), 'empty file'],
    ['other.json', Buffer.from('{"name":"x"}'), 'not CloudTrail'],
    ['notes.txt', Buffer.from('Dear auditor,'), 'not JSON'],
    ['half.json', Buffer.from('{"Records":[{"eventV'), 'broken JSON'],
  ])('%s', async (name, content, reason) => {
    const archive = newArchive();
    const path = file(name, content);
    const result = await importPaths(archive, path);
    expect(result).toMatchObject({ objects: 1, records: 1, indexed: 0, rejected: 1 });
    expect(result.rejections).toMatchObject([{ object: path, reason }]);
    expect(objectBytes(archive.read, 1)?.equals(content)).toBe(true);
  });
});

test('a BOM does no harm', async () => {
  const result = await importPaths(newArchive(), file('bom.json', `\ufeff${logText(record())}`));
  expect(result).toMatchObject({ records: 1, indexed: 1, rejected: 0 });
});

test('stray files of a folder are ignored and listed; the logs beside them are imported', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'deep', 'er'), { recursive: true });
  writeFileSync(join(folder, 'README.md'), '# notes');
  writeFileSync(join(folder, 'package.json'), '{"name":"x"}');
  writeFileSync(join(folder, 'deep', 'er', 'log.json'), logText(record()));
  writeFileSync(join(folder, 'deep', 'bad.json.gz'), gzipSync(logText(record())).subarray(0, 30));
  const result = await importPaths(newArchive(), folder);
  expect(result).toMatchObject({ objects: 2, indexed: 1, rejected: 1 });
  expect(result.ignored.map((each) => each.path)).toEqual([
    join(folder, 'README.md'),
    join(folder, 'package.json'),
  ]);
});

// Red if a file that is gone by the time it is read ends the import, or is not told.
test('a file that cannot be read is rejected with its reason, the rest is imported', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'gone.json'), logText(record()));
  writeFileSync(join(folder, 'here.json'), logText(record()));
  const source = pathSource([folder]);
  const items: Collected[] = [];
  for await (const item of source.items) items.push(item);
  rmSync(join(folder, 'gone.json'));
  const result = await importSource(newArchive().write, {
    source: { total: items.length, items: each(items) },
    names: [folder],
    author: maria,
  });
  expect(result).toMatchObject({ objects: 2, indexed: 1, rejected: 1 });
  expect(result.rejections).toMatchObject([
    { object: join(folder, 'gone.json'), reason: 'unreadable', detail: 'no such file or folder' },
  ]);
});

async function* each<T>(items: readonly T[]): AsyncGenerator<T> {
  yield* items;
}

// Red if what has no bytes is taken for what had none before: the second would not be told.
test('empty files are told apart by their names, and are known again by them', async () => {
  const archive = newArchive();
  const folder = tempFolder();
  for (const name of ['a.json', 'b.json']) writeFileSync(join(folder, name), '');
  const first = await importPaths(archive, folder);
  expect(first).toMatchObject({ objects: 2, known: 0, rejected: 2 });
  const names = archive.read.all<{ name: string }>(sql`SELECT name FROM rejection ORDER BY name`);
  expect(names.map(({ name }) => name)).toEqual([join(folder, 'a.json'), join(folder, 'b.json')]);
  expect(await importPaths(archive, folder)).toMatchObject({ objects: 2, known: 2, rejected: 2 });
});

test('an empty folder is one clear sentence', async () => {
  const folder = tempFolder();
  await expect(async () => importPaths(newArchive(), folder)).rejects.toMatchObject({
    code: 'nothing_to_import',
  });
});

// Turns red when the second copy becomes a row, or when the first row is overwritten.
test('the same record twice is a duplicate, in whatever order its members stand', async () => {
  const archive = newArchive();
  const turned = Object.fromEntries(Object.entries(record()).reverse());
  const result = await importPaths(archive, file('a.json', logText(record(), record(), turned)));
  expect(result).toMatchObject({ records: 3, indexed: 1, duplicates: 2, conflicts: 0 });
});

// Turns red when a conflict replaces the first record, or is dropped.
test('the same eventID with other content is a conflict: both are kept, the second names the first', async () => {
  const archive = newArchive();
  const other = record({ sourceIPAddress: '198.51.100.7', eventTime: '2026-03-15T00:00:00Z' });
  const result = await importPaths(archive, file('a.json', logText(record(), other)));
  expect(result).toMatchObject({ records: 2, indexed: 1, conflicts: 1 });
  const [first, second] = archive.read.all<{ id: number }>(sql`SELECT id FROM event ORDER BY id`);
  expect(archive.read.all(sql`SELECT event, first FROM conflict`)).toEqual([
    { event: second?.id, first: first?.id },
  ]);
});

test('the same eventID in two accounts is two events', async () => {
  const elsewhere = record({ recipientAccountId: '444455556666' });
  const result = await importPaths(newArchive(), file('a.json', logText(record(), elsewhere)));
  expect(result).toMatchObject({ indexed: 2, duplicates: 0, conflicts: 0 });
});

test('a record without a time is rejected with its bytes; the others are not harmed', async () => {
  const archive = newArchive();
  const { eventTime: _, ...timeless } = record({ eventID: 'x' });
  const odd = record({ eventID: 'y', eventTime: 'yesterday' });
  const path = file('a.json', logText(timeless, odd, record()));
  const result = await importPaths(archive, path);
  expect(result).toMatchObject({ records: 3, indexed: 1, rejected: 2 });
  const [first] = archive.read.all<{ offset: number; length: number; reason: string }>(
    sql`SELECT offset, length, reason FROM rejection ORDER BY rowid`,
  );
  expect(first?.reason).toBe('no eventTime');
  const bytes = Buffer.from(logText(timeless, odd, record()));
  const slice = bytes.toString('utf8', first?.offset, (first?.offset ?? 0) + (first?.length ?? 0));
  expect(JSON.parse(slice)).toEqual(timeless);
});

test('an aggregated event, which has no eventTime, is indexed at the start of its window', async () => {
  const archive = newArchive();
  const aggregated = {
    eventVersion: '1.0',
    accountId: '111122223333',
    eventId: 'agg-1',
    eventCategory: 'Aggregated',
    eventType: 'AwsAggregatedEvent',
    awsRegion: 'us-east-1',
    eventSource: 's3.amazonaws.com',
    timeWindow: { windowStart: '2026-03-14T02:15:00Z', windowEnd: '2026-03-14T02:20:00Z' },
  };
  expect(await importPaths(archive, file('a.json', logText(aggregated)))).toMatchObject({
    indexed: 1,
  });
});

test('records of one second that share their number are all kept', async () => {
  const many = Array.from({ length: 3000 }, (_, n) => record({ eventID: `id-${n}` }));
  const archive = newArchive();
  expect(await importPaths(archive, file('a.json', logText(...many)))).toMatchObject({
    indexed: 3000,
  });
});

test.each([
  ['a field of 256 KB', { requestParameters: { text: 'x'.repeat(262_144) } }],
  [
    'a hostile name',
    { userIdentity: { type: 'IAMUser', userName: '"><img src=x onerror=alert(1)>\u202e\u0000' } },
  ],
  ['no eventID', { eventID: undefined }],
  ['a lone surrogate', { userAgent: '\ud800' }],
])('%s does no harm', async (_name, changes) => {
  const archive = newArchive();
  expect(await importPaths(archive, file('a.json', logText(record(changes))))).toMatchObject({
    indexed: 1,
    rejected: 0,
  });
});

test('cancelling keeps what was committed and says so', async () => {
  const archive = newArchive();
  const folder = tempFolder();
  for (let n = 0; n < 1200; n += 1) {
    writeFileSync(join(folder, `${n}.json`), logText(record({ eventID: `id-${n}` })));
  }
  const controller = new AbortController();
  const result = await importSource(archive.write, {
    source: pathSource([folder]),
    names: [folder],
    author: maria,
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  expect(result.cancelled).toBe(true);
  expect(result.indexed).toBeGreaterThan(0);
  expect(result.indexed).toBeLessThan(1200);
  const rows = archive.read.get<{ n: number }>(sql`SELECT count(*) AS n FROM event`)?.n;
  expect(rows).toBe(result.indexed);
  expect(await importPaths(archive, folder)).toMatchObject({ indexed: 1200 - result.indexed });
});
