import { chmodSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { tarOf } from '../collect/tar-file.ts';
import { withoutRights } from '../collect/without-rights.ts';
import { zipOf } from '../collect/zip-file.ts';
import { expectRefusal, fileOf, json, lastLine, run, withOwnHome } from './command-line.ts';

withOwnHome();

const good = logText(record());
const packed = gzipSync(good);
const outside = 'the name points outside its container';

/** Name, content, and what the import says of it: reason and detail. */
const bad = [
  ['cut.json.gz', packed.subarray(0, -12), 'truncated gzip', 'ends too early'],
  ['empty.json', '', 'empty file', 'it has 0 bytes'],
  ['half.json', '{"Records":[{"eventV', 'broken JSON', ''],
  ['up.zip', zipOf({ name: '../up.json', data: good }), 'unsafe name', outside],
  ['up.tar', tarOf({ name: '../up.json', data: good }), 'unsafe name', outside],
  ['page.zip', '<html>', 'damaged container', ''],
  ['none.zip', zipOf({ name: 'notes.txt', data: 'x' }), 'a container without a log', ''],
  ['other.json', '{"name":"x"}', 'not CloudTrail', ''],
  ['notes.txt', 'Dear auditor,', 'not JSON', ''],
] as const;

// Red if one bad file ends the import, is passed over, or is counted for more or less than one.
describe('a bad file that was named is rejected with its reason; the good ones beside it are imported', () => {
  test.each(bad)('%s', async (name, content, reason, detail) => {
    const folder = tempFolder();
    const path = join(folder, name);
    writeFileSync(path, content);
    const before = join(folder, 'before.json');
    const after = join(folder, 'after.json');
    writeFileSync(before, logText(record({ eventID: 'before' })));
    writeFileSync(after, logText(record({ eventID: 'after' })));
    const archive = join(tempFolder(), 'a.trailproof');
    const ran = await run('import', before, path, after, '--archive', archive, '--json');
    expect(ran).toMatchObject({ exit: 1, err: '' });
    const said = lastLine(ran);
    expect(said).toMatchObject({ objects: 3, records: 3, indexed: 2, rejected: 1 });
    const [rejection] = said['rejections'] as { object: string; reason: string; detail: string }[];
    expect(rejection?.object.startsWith(path)).toBe(true);
    expect(rejection?.reason).toBe(reason);
    expect(rejection?.detail).toContain(detail);
    expect((await run('verify', archive)).exit).toBe(0);
    expect(readdirSync(dirname(folder))).not.toContain('up.json');
  });
});

test('a person reads the same: which file, why, and that the rest is there', async () => {
  const file = fileOf('cut.json.gz', packed.subarray(0, -12));
  const archive = join(tempFolder(), 'a.trailproof');
  const { exit, out, err } = await run(
    'import',
    file,
    fileOf('a.json', good),
    '--archive',
    archive,
  );
  expect([exit, err]).toEqual([1, '']);
  expect(out).toContain('1 indexed, 0 duplicates, 0 conflicts, 1 rejected.\n');
  expect(out).toContain(`rejected: ${file}: truncated gzip (the compressed data ends too early)\n`);
});

test('a file with a byte order mark is imported', async () => {
  const file = fileOf('bom.json', `\ufeff${good}`);
  const said = await json('import', file, '--archive', join(tempFolder(), 'a.trailproof'));
  expect(said).toMatchObject({ records: 1, indexed: 1, rejected: 0 });
});

// Red if a stray file of a folder is rejected: then every folder with a README would end with 1.
test('in a folder, files that are no logs are ignored and listed, and the exit code is 0', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a.json'), good);
  writeFileSync(join(folder, 'notes.txt'), 'Dear auditor,');
  writeFileSync(join(folder, 'other.json'), '{"name":"x"}');
  writeFileSync(join(folder, 'none.zip'), zipOf());
  const said = await json('import', folder, '--archive', join(tempFolder(), 'a.trailproof'));
  expect(said).toMatchObject({ objects: 1, indexed: 1, rejected: 0, rejections: [] });
  expect(said['ignored']).toEqual([
    { path: join(folder, 'none.zip'), reason: 'a container without a log' },
    { path: join(folder, 'notes.txt'), reason: 'not the name of a log file' },
    {
      path: join(folder, 'other.json'),
      reason: expect.stringMatching(/^not CloudTrail/) as string,
    },
  ]);
});

test('conflicts alone are no failure: both are kept, the exit code is 0', async () => {
  const other = record({ sourceIPAddress: '198.51.100.7' });
  const file = fileOf('a.json', logText(record(), other, record()));
  const said = await json('import', file, '--archive', join(tempFolder(), 'a.trailproof'));
  expect(said).toMatchObject({ records: 3, indexed: 1, duplicates: 1, conflicts: 1, rejected: 0 });
});

test('a second import adds nothing and says so', async () => {
  const archive = join(tempFolder(), 'a.trailproof');
  const file = fileOf('a.json', good);
  await json('import', file, '--archive', archive);
  const again = await run('import', file, '--archive', archive);
  expect(again).toMatchObject({ exit: 0, err: '' });
  expect(again.out).toMatch(/^Nothing new: all 1 objects are in the archive already\.\n0 indexed/);
  expect(await json('import', file, '--archive', archive)).toMatchObject({
    known: 1,
    indexed: 0,
    duplicates: 1,
  });
});

// Red if the refused entry takes the bytes: unpacked as the sentence advises, they would stay refused.
test('what was refused for its name in a zip can be imported once it is unpacked', async () => {
  const archive = join(tempFolder(), 'a.trailproof');
  const zip = fileOf('up.zip', zipOf({ name: '../up.json', data: good }));
  expect((await run('import', zip, '--archive', archive)).exit).toBe(1);
  expect(await json('import', fileOf('up.json', good), '--archive', archive)).toMatchObject({
    indexed: 1,
  });
});

test('an empty folder is one sentence with exit code 1, and no archive is made', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'empty'));
  const archive = join(folder, 'a.trailproof');
  const ran = await run('import', join(folder, 'empty'), '--archive', archive);
  expectRefusal(ran, 1, /empty holds no files\. Choose a folder with CloudTrail logs\./);
  expect(readdirSync(folder)).toEqual(['empty']);
});

test('a path that is missing is said before anything is imported, and no archive is made', async () => {
  const file = fileOf('a.json', good);
  const archive = join(dirname(file), 'a.trailproof');
  expectRefusal(
    await run('import', file, `${file}.gone`, '--archive', archive),
    2,
    /a\.json\.gone cannot/,
  );
  expect(readdirSync(dirname(file))).toEqual(['a.json']);
});

describe('files that may not be read', () => {
  test('one among others is rejected, the others are imported', async () => {
    const folder = openFolder();
    writeFileSync(join(folder, 'a.json'), good);
    writeFileSync(join(folder, 'closed.json'), good, { mode: 0o000 });
    chmodSync(folder, 0o777);
    const archive = join(folder, 'a.trailproof');
    const ran = await withoutRights(() => run('import', folder, '--archive', archive, '--json'));
    expect(ran).toMatchObject({ exit: 1, err: '' });
    expect(lastLine(ran)).toMatchObject({
      indexed: 1,
      rejections: [
        { object: join(folder, 'closed.json'), reason: 'unreadable', detail: 'permission denied' },
      ],
    });
  });

  test('a folder that was named is refused with 3, and so is a file to verify', async () => {
    const folder = openFolder();
    const closed = join(folder, 'closed');
    mkdirSync(closed, { mode: 0o000 });
    const file = join(folder, 'r.pdf');
    writeFileSync(file, 'x', { mode: 0o000 });
    const archive = join(folder, 'a.trailproof');
    await withoutRights(async () => {
      expectRefusal(
        await run('import', closed, '--archive', archive),
        3,
        /closed cannot be read: perm/,
      );
      expectRefusal(await run('verify', file), 3, /r\.pdf cannot be read: permission denied\./);
    });
  });
});

/** A folder that `withoutRights` may enter; the home's device is made before. */
function openFolder(): string {
  const folder = tempFolder();
  chmodSync(folder, 0o755);
  return folder;
}
