import fc from 'fast-check';
import { existsSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { containerItems } from '../../../main/collect/containers.ts';
import { isUnsafe } from '../../../main/collect/entry.ts';
import { bytesOf, collected, fileOf, told } from './items.ts';
import { paxPath, tarOf } from './tar-file.ts';
import { zipOf } from './zip-file.ts';

const log = '{"Records":[]}';

type Entry = { readonly name: string; readonly data: string };

/** The same entries in each kind of container. */
const kinds = [
  [
    'c.zip',
    'zip',
    (entries: Entry[]) => zipOf(...entries.map((each) => ({ ...each, method: 8 as const }))),
  ],
  ['c.tar', 'tar', (entries: Entry[]) => tarOf(...entries)],
  ['c.tar.gz', 'tar', (entries: Entry[]) => gzipSync(tarOf(...entries))],
] as const;

const logs = (names: readonly string[]): Entry[] => names.map((name) => ({ name, data: log }));

describe.each(kinds)('%s', (file, kind, pack) => {
  test('logs, sidecars and strays of a container are told apart as in a folder', async () => {
    const path = fileOf(
      file,
      pack(logs(['b/a.json', 'list_public_keys.json', 'notes.txt', 'in.zip'])),
    );
    expect(await told(path, path)).toEqual([
      'object !b/a.json',
      'sidecar !list_public_keys.json',
      'ignored !notes.txt: not the name of a log file',
      'ignored !in.zip: a container inside a container; unpack it first',
    ]);
  });

  // Red if one form of an unsafe name gets through, or if one stops the entry after it.
  test('names that point outside are refused, nothing is written, the rest is taken', async () => {
    const names = ['../up.json', '/root.json', 'a/../../b.json', 'C:\\w.json', '\\\\s\\x.json'];
    const path = fileOf(file, pack(logs([...names, 'good.json'])));
    expect(await told(path, path)).toEqual([
      ...names.map((name) => `refused !${name}: unsafe name`),
      'object !good.json',
    ]);
    expect(readdirSync(dirname(path))).toEqual([file]);
    expect(existsSync(join(dirname(path), '..', 'up.json'))).toBe(false);
  });

  // Red if refused bytes are kept: the same file, unpacked, would then count as known and refused.
  test('a refused entry does not take its bytes away from the same file under a true name', async () => {
    const path = fileOf(file, pack(logs(['../up.json'])));
    const [item] = await collected(containerItems(path, kind, true));
    expect(item).toMatchObject({ kind: 'refused', bytes: Buffer.alloc(0) });
  });

  test('a container without a log is refused if it was named, else ignored', async () => {
    for (const names of [[], ['notes.txt']]) {
      const path = fileOf(file, pack(logs(names)));
      expect((await told(path, path)).at(-1)).toBe('refused : a container without a log');
      expect((await told(path, dirname(path))).at(-1)).toBe('ignored : a container without a log');
    }
  });

  // Red if the size is looked at only after everything was unpacked into memory, or not at all.
  test('an entry that unpacks to too much is refused, the rest is taken', async () => {
    const path = fileOf(file, pack(logs(['small.json'])));
    const bigEntry = { name: 'big.json', data: 'x'.repeat(101) };
    const big = fileOf(file, pack([bigEntry, ...logs(['b.json'])]));
    expect(await collected(containerItems(path, kind, true, 100))).toMatchObject([
      { kind: 'object' },
    ]);
    expect(await collected(containerItems(big, kind, true, 100))).toMatchObject([
      { kind: 'refused', reason: 'too large', detail: 'it unpacks to 101 bytes, more than 100' },
      { kind: 'object', name: `${big}!b.json` },
    ]);
  });

  // Red if damage goes unnoticed, or if it ends anything but this container.
  test('a container cut off at any byte yields whole entries or is refused, and never more', async () => {
    const data = `{"Records":[${'"0123456789abcdef",'.repeat(60)}0]}`;
    const whole = pack([
      { name: 'a.json', data },
      { name: 'b.json', data },
    ]);
    // The last kilobyte of a tar is its end mark, which some programs leave out.
    const contents = file === 'c.tar' ? whole.length - 1025 : whole.length - 1;
    await fc.assert(
      fc.asyncProperty(fc.nat({ max: contents }), async (length) => {
        const path = fileOf(file, whole.subarray(0, length));
        const items = await collected(containerItems(path, kind, true));
        for (const item of items.filter((each) => each.kind === 'object')) {
          expect(bytesOf(item).toString()).toBe(data);
        }
        const cut = file === 'c.tar' && tarBoundaries(data).includes(length);
        if (!cut) expect(items.at(-1)?.kind).toBe('refused');
      }),
      { numRuns: 60 },
    );
  });

  test('what is no container at all is refused with its bytes', async () => {
    const bytes = Buffer.from('<html>Please sign in</html>'.repeat(40));
    const path = fileOf(file, bytes);
    expect(await collected(containerItems(path, kind, true))).toMatchObject([
      { kind: 'refused', name: path, reason: 'damaged container', bytes },
    ]);
  });
});

/** Where a cut leaves a tar that nobody can tell from a shorter one. */
function tarBoundaries(data: string): number[] {
  const entry = 512 + Math.ceil(data.length / 512) * 512;
  return [0, entry, 2 * entry];
}

describe('a zip', () => {
  // Red if a lie of one entry ends the others, or passes for a log.
  test.each([
    ['a checksum that is not its bytes’', { crc: 1 }, 'damaged entry'],
    ['a size smaller than what comes out', { size: 3, method: 8 }, 'damaged entry'],
    ['a size larger than what comes out', { size: 900, method: 8 }, 'damaged entry'],
    ['a password', { flags: 0x801, size: log.length - 12 }, 'encrypted entry'],
  ] as const)('%s: that entry is refused, the next one is taken', async (_what, lie, reason) => {
    const good = { name: 'good.json', data: log };
    const path = fileOf('c.zip', zipOf({ name: 'bad.json', data: log, ...lie }, good));
    expect(await told(path, path)).toEqual([`refused !bad.json: ${reason}`, 'object !good.json']);
  });

  test('NUL in a name is refused', async () => {
    const path = fileOf('c.zip', zipOf({ name: 'a\0/../b.json', data: log }));
    expect(await told(path, path)).toEqual(['refused !a\0/../b.json: unsafe name']);
  });

  test('a name that is no UTF-8 stays visible', async () => {
    const path = fileOf(
      'c.zip',
      zipOf({ name: Buffer.from('M\xfcller.json', 'latin1'), data: log }),
    );
    expect(await told(path, path)).toEqual(['object !M\ufffdller.json']);
  });

  test('folders in it are no files', async () => {
    const path = fileOf('c.zip', zipOf({ name: 'a/', data: '' }, { name: 'a/b.json', data: log }));
    expect(await told(path, path)).toEqual(['object !a/b.json']);
  });
});

describe('a tar', () => {
  // Red if a link is passed over in silence, or followed.
  test('links are listed as ignored, folders are no files', async () => {
    const path = fileOf(
      'c.tar',
      tarOf(
        { name: 'a', type: '5' },
        { name: 'a/link.json', type: '2', linkname: '/etc/passwd' },
        { name: 'a/hard.json', type: '1', linkname: 'a/b.json' },
        { name: 'a/b.json', data: log },
      ),
    );
    expect(await told(path, path)).toEqual([
      'ignored !a/link.json: not a regular file',
      'ignored !a/hard.json: not a regular file',
      'object !a/b.json',
    ]);
  });

  test('a long name that says “outside” or holds NUL is refused, too', async () => {
    for (const name of [
      `${'d/'.repeat(80)}../../x.json`,
      'a\0b.json',
      `/${'d/'.repeat(80)}x.json`,
    ]) {
      const path = fileOf('c.tar', tarOf(paxPath(name), { name: 'good.json', data: log }));
      expect(await told(path, path)).toEqual([`refused !${name}: unsafe name`]);
    }
  });
});

// Red if a form is forgotten. The rule is told a second time, by resolving the name.
test('a name is unsafe exactly if it could lead out of a folder on some system', () => {
  const part = fc.constantFrom('a', '..', '.', '', 'b.json', '...', 'C:', '..a', 'a:');
  const name = fc
    .tuple(fc.array(part, { minLength: 1, maxLength: 5 }), fc.constantFrom('/', '\\'))
    .map(([parts, separator]) => parts.join(separator));
  fc.assert(
    fc.property(name, (text) => {
      const parts = text.split(/[/\\]/);
      const rooted = parts.length > 1 && parts[0] === '';
      const drive = /^[A-Za-z]:/.test(parts[0] ?? '');
      expect(isUnsafe(text)).toBe(rooted || drive || parts.includes('..'));
    }),
  );
});
