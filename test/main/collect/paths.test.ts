import fc from 'fast-check';
import { once } from 'node:events';
import { chmodSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { expect, test } from 'vitest';
import { pathSource } from '../../../main/collect/paths.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { bytesOf, nameOf, collected, told } from './items.ts';
import { withoutRights } from './without-rights.ts';

/** A folder with these files; each holds its own name. */
function folderOf(...names: readonly string[]): string {
  const folder = tempFolder();
  for (const name of names) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), name);
  }
  return folder;
}

// Red if the order is the file system's (which sorts bytes of UTF-8), or if files come before folders.
test('a folder is walked in the order of names, the same on every machine', async () => {
  const folder = folderOf(
    'b.json',
    'a/z.json',
    'a/B.json',
    'c/1.json',
    'a.json',
    '～.json',
    '😀.json',
  );
  expect(await told(folder, folder)).toEqual([
    'object /a/B.json',
    'object /a/z.json',
    'object /a.json',
    'object /b.json',
    'object /c/1.json',
    'object /😀.json',
    'object /～.json',
  ]);
});

// Red if an item is yielded twice, left out or read from somewhere else.
test('every file of a tree comes once, with its own bytes, and the total says how many', async () => {
  const name = fc.stringMatching(/^[a-z]{1,3}$/);
  const path = fc
    .tuple(fc.array(name, { maxLength: 3 }), name)
    .map(([folders, file]) => [...folders.map((each) => `${each}.d`), `${file}.json`].join('/'));
  await fc.assert(
    fc.asyncProperty(fc.uniqueArray(path, { minLength: 1, maxLength: 12 }), async (names) => {
      const folder = folderOf(...names);
      const source = pathSource([folder]);
      const items = await collected(source.items);
      expect(source.total).toBe(names.length);
      const read = items.map((each) =>
        each.kind === 'object' ? bytesOf(each).toString() : each.kind,
      );
      expect(read.toSorted()).toEqual(names.toSorted());
      for (const each of items)
        expect(nameOf(each)).toBe(join(folder, read[items.indexOf(each)] ?? ''));
    }),
    { numRuns: 25 },
  );
});

test('stray files are listed as ignored, sidecars are taken along, named files are marked', async () => {
  const folder = folderOf('notes.txt', 'list_public_keys.json', 'a.json');
  expect(await told(folder, folder)).toEqual([
    'object /a.json',
    'sidecar /list_public_keys.json',
    'ignored /notes.txt: not the name of a log file',
  ]);
  const [item] = await collected(pathSource([join(folder, 'notes.txt')]).items);
  expect(item).toMatchObject({ kind: 'object', named: true });
});

// Red if links are followed: a link may lead to any file of the machine, or round in a circle.
test('links in a folder are not followed, wherever they lead', async () => {
  const elsewhere = folderOf('secret.json', 'deep/other.json');
  const folder = folderOf('a.json');
  symlinkSync(join(elsewhere, 'secret.json'), join(folder, 'file.json'));
  symlinkSync(elsewhere, join(folder, 'folder'));
  symlinkSync(folder, join(folder, 'circle'));
  symlinkSync(join(folder, 'nowhere'), join(folder, 'dangling.json'));
  expect(await told(folder, folder)).toEqual([
    'object /a.json',
    'ignored /circle: a link or a device, not a file',
    'ignored /dangling.json: a link or a device, not a file',
    'ignored /file.json: a link or a device, not a file',
    'ignored /folder: a link or a device, not a file',
  ]);
});

test('a link that a person named is followed: it was meant', async () => {
  const folder = folderOf('logs/a.json');
  symlinkSync(join(folder, 'logs'), join(folder, 'link'));
  symlinkSync(join(folder, 'logs', 'a.json'), join(folder, 'file'));
  expect(await told(folder, join(folder, 'link'), join(folder, 'file'))).toEqual([
    'object /link/a.json',
    'object /file',
  ]);
});

// Red if the first closed folder ends the walk.
test('a folder below that cannot be opened is refused, the rest goes on', async () => {
  const folder = folderOf('a.json', 'b/closed.json', 'c.json', 'd.json');
  chmodSync(folder, 0o755);
  chmodSync(join(folder, 'b'), 0o000);
  chmodSync(join(folder, 'c.json'), 0o000);
  const items = await withoutRights(() => collected(pathSource([folder]).items));
  chmodSync(join(folder, 'b'), 0o755);
  expect(items).toMatchObject([
    { kind: 'object', name: join(folder, 'a.json') },
    {
      kind: 'refused',
      name: join(folder, 'b'),
      reason: 'unreadable',
      detail: 'the folder cannot be opened: permission denied',
    },
    // Found, but read only by the import: `readContent` says what it met.
    { kind: 'object', name: join(folder, 'c.json') },
    { kind: 'object', name: join(folder, 'd.json') },
  ]);
});

test('a file that is gone by the time it is read does not stop the others', async () => {
  const folder = folderOf('a.json', 'b.json');
  const source = pathSource([folder]);
  rmSync(join(folder, 'a.json'));
  expect(await collected(source.items)).toMatchObject([
    { kind: 'refused', reason: 'unreadable', detail: 'no such file or folder' },
    { kind: 'object', name: join(folder, 'b.json') },
  ]);
});

test('what is no file is ignored in a folder and refused when named; reading it might never end', async () => {
  const folder = tempFolder();
  const server = createServer().listen(join(folder, 'socket.json'));
  await once(server, 'listening');
  expect(await told(folder, folder)).toEqual([
    'ignored /socket.json: a link or a device, not a file',
  ]);
  expect(await told(folder, join(folder, 'socket.json'))).toEqual([
    'refused /socket.json: unreadable',
  ]);
  server.close();
});

test.each([
  ['missing.json', 'unreadable', /missing\.json cannot be read: no such file or folder\.$/],
  ['a.json/x.json', 'unreadable', /cannot be read: part of the path is not a folder\.$/],
  ['empty', 'nothing_to_import', /empty holds no files\. Choose a folder/],
])('%s: one sentence before anything is imported', (name, code, says) => {
  const folder = folderOf('a.json');
  mkdirSync(join(folder, 'empty'));
  expect(() => pathSource([join(folder, name)])).toThrow(
    expect.objectContaining({ code, message: expect.stringMatching(says) as string }) as Error,
  );
});

// Red if a copy without signatures is taken without a word, or one with them is blamed.
test('digest files without their metadata are told, because their signatures are missing', async () => {
  const folder = tempFolder();
  const name = '1_CloudTrail-Digest_us-east-1_trail_us-east-1_20260314T010000Z.json.gz';
  writeFileSync(join(folder, name), 'x');
  const said = (await told(folder, folder)).filter((each) => each.includes('s3_object_metadata'));
  expect(said).toEqual([
    expect.stringMatching(/^ignored : digest files without s3_object_metadata\.json/),
  ]);
  expect(pathSource([folder]).total).toBe(2);
  writeFileSync(join(folder, 's3_object_metadata.json'), '{}');
  expect((await told(folder, folder)).join()).not.toContain('digest files without');
});
// Red if it ends as “no such file”, of a file that is there for all to see.
test.skipIf(process.platform !== 'linux')(
  'a name that is not in UTF-8 is told as such',
  async () => {
    const folder = folderOf('a.json');
    const latin = Buffer.concat([Buffer.from(`${folder}/caf`), Buffer.from([0xe9])]);
    writeFileSync(Buffer.concat([latin, Buffer.from('.json')]), '{}');
    mkdirSync(latin);
    const items = await collected(pathSource([folder]).items);
    const refused = items.filter(({ kind }) => kind === 'refused');
    expect(refused).toHaveLength(2);
    for (const item of refused) {
      expect(item).toMatchObject({
        reason: 'unreadable',
        detail: expect.stringContaining('its name is not in UTF-8') as string,
      });
    }
    expect(() => pathSource([`${folder}/caf\ufffd.json`])).toThrow(
      /its name is not in UTF-8; rename it/,
    );
  },
);
