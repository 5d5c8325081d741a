import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { openArchive } from '../../../main/archive/open.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { archiveOf, expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

test('compact says the bytes before and after, and the archive verifies', async () => {
  const archive = await archiveOf();
  const { before, after } = await json('compact', '--archive', archive);
  expect(after).toBe(readFileSync(archive).length);
  expect(Number(before)).toBeGreaterThanOrEqual(Number(after));
  const { out } = await run('compact', '--archive', archive);
  expect(out).toMatch(/test\.trailproof: [\d,]+ bytes before, [\d,]+ after\.\n$/);
  expect(await json('verify', archive)).toMatchObject({ valid: true });
});

// Red if the window's own archive were rewritten under it by a command.
test('compact refuses with 3 while the archive is open elsewhere', async () => {
  const archive = await archiveOf();
  const window = openArchive(archive);
  expectRefusal(
    await run('compact', '--archive', archive, '--wait', '0'),
    3,
    /is open in another program; close it there/,
  );
  window.close();
  expectRefusal(await run('compact', '--archive', tempFolder()), 2, /is a folder/);
});
