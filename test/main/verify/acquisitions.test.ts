import { expect, test } from 'vitest';
import { importSource } from '../../../main/archive/import.ts';
import { collectedBefore } from '../../../main/archive/collected-before.ts';
import type { Collected } from '../../../main/collect/source.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { handOn, type Prepared } from './archive-tampering.ts';

const folder = 's3://logs/AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/14/';

function object(name: string, bytes: string): Collected {
  return {
    kind: 'object',
    name: folder + name,
    content: { kind: 'bytes', bytes: Buffer.from(bytes) },
    named: true,
    acquired: {
      at: '2026-04-01T08:00:00.000Z',
      by: {
        service: 'S3',
        account: '111122223333',
        identity: 'arn:aws:iam::111122223333:user/maria',
      },
      version: 'v-1',
      etag: `"${name}"`,
      modified: '2026-03-14T10:00:00Z',
      metadata: { signature: 'ab' },
    },
  };
}

const window = {
  account: '1',
  region: 'us-east-1',
  from: '2026-03-01T00:00:00Z',
  to: '2026-03-02T00:00:00Z',
  at: '2026-04-01T00:00:00Z',
  pages: 1,
  events: 1,
};
const items: readonly Collected[] = [
  object('a.json', logText(record({ eventID: 'one' }))),
  object('b.json', logText(record({ eventID: 'two' }))),
  // The same bytes under another key: one object, acquired twice.
  object('c.json', logText(record({ eventID: 'two' }))),
  { kind: 'mark', act: 'collection.windows', item: window },
];

async function collectedArchive(): Promise<Prepared> {
  const archive = newArchive();
  async function* source() {
    yield* await Promise.resolve(items);
  }
  await importSource(archive.write, {
    source: { total: 3, items: source() },
    names: ['s3://logs'],
    author: maria,
  });
  const known = collectedBefore(archive.read);
  expect(known.hasObject(`${folder}c.json`, '"c.json"')).toBe(true);
  expect(known.hasObject(`${folder}c.json`, '"other"')).toBe(false);
  expect(known.windows('1', 'us-east-1')).toHaveLength(1);
  archive.close();
  return handOn(archive.file);
}

async function faults(file: string): Promise<string[]> {
  const { checks } = await verifyArchive(file);
  return checks.flatMap(({ name, ok, detail }) => (ok ? [] : [`${name}: ${detail}`]));
}

// Red if the check misreads what collecting writes.
test('an archive with collected objects is valid, and it says how many were acquired', async () => {
  const { file } = await collectedArchive();
  expect(await faults(file)).toEqual([]);
  const { checks } = await verifyArchive(file);
  expect(checks.find(({ name }) => name === 'import steps')?.detail).toBe(
    '1 step with 2 objects, 1 import, 3 acquisitions',
  );
});

// Red if a column is left out of the hash, on either side, or rows are only counted.
test.each([
  ...[
    ['run', 'run + 1'],
    ['object', '1'],
    ['folder', 'folder + 1'],
    ['name', "'a.json'"],
    ['acquirer', 'acquirer + 1'],
    ['at', "'2026-04-01T08:00:01.000Z'"],
    ['version', 'NULL'],
    ['etag', "'x'"],
    ['modified', 'NULL'],
    ['metadata', `'{"signature":"cd"}'`],
    ['id', '99'],
  ].map(([column, value]) => [
    `column ${column}`,
    `UPDATE acquisition SET ${column} = ${value} WHERE id = 3`,
  ]),
  ['who acquired', `UPDATE acquirer SET facts = replace(facts, 'maria', 'nobody')`],
  ['a further acquirer', `INSERT INTO acquirer (facts) VALUES ('{}')`],
  ['an acquisition that is gone', 'DELETE FROM acquisition WHERE id = 2'],
  ['the last acquisition', 'DELETE FROM acquisition WHERE id = 3'],
  [
    'a further acquisition',
    'INSERT INTO acquisition SELECT 4, run, object, folder, name, acquirer, at, version, etag, modified, metadata FROM acquisition WHERE id = 3',
  ],
])('%s is found, and nothing else is blamed', async (_, statement = '') => {
  const { file, tamper } = await collectedArchive();
  tamper(statement);
  const found = await faults(file);
  expect(found.map((each) => each.split(':')[0])).toEqual(['import steps']);
});
