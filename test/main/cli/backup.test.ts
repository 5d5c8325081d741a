import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { tempFolder } from '../../fixtures/temp.ts';
import { archiveOf, expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

test('backup says bytes and head, and the copy verifies and finds the same', async () => {
  const archive = await archiveOf();
  const out = join(tempFolder(), 'copy.trailproof');
  const before = createHash('sha256').update(readFileSync(archive)).digest('hex');
  const made = await json('backup', '--archive', archive, '--out', out);
  expect(made).toEqual({
    out,
    bytes: readFileSync(out).length,
    head: expect.stringMatching(/^[0-9a-f]{64}$/) as string,
  });
  const { checks } = await json('verify', out);
  expect(JSON.stringify(checks)).toContain(`head ${String(made['head'])}`);
  expect((await run('search', '', '--archive', out, '--format', 'count')).out).toBe('1\n');
  expect(createHash('sha256').update(readFileSync(archive)).digest('hex')).toBe(before);
});

test('backup for a person is two lines', async () => {
  const archive = await archiveOf();
  const out = join(tempFolder(), 'copy.trailproof');
  const { exit, out: said } = await run('backup', '--archive', archive, '--out', out);
  expect(exit).toBe(0);
  expect(said).toMatch(
    /^.*copy\.trailproof: [\d,]+ bytes, checked and sound\.\nLedger head \w{64}\n$/,
  );
});

test('backup refuses a name that is taken with 3, and a folder for an archive with 2', async () => {
  const archive = await archiveOf();
  const copy = ['backup', '--archive', archive, '--out'] as const;
  expectRefusal(await run(...copy, archive), 3, /is the archive itself/);
  const folder = tempFolder();
  expectRefusal(await run(...copy, folder), 3, /exists already; choose another name/);
  expectRefusal(
    await run('backup', '--archive', folder, '--out', join(folder, 'a')),
    2,
    /is a folder/,
  );
});
