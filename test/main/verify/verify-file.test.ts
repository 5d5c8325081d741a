import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyFile } from '../../../main/verify/index.ts';
import { newArchive } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';

// Red if the name decides: an archive sent as .pdf must still be told for what it is.
test('a file is what it holds, whatever its name', async () => {
  const folder = tempFolder();
  const pdf = join(folder, 'a.trailproof');
  writeFileSync(pdf, '%PDF-1.7\nnothing more');
  expect(await verifyFile(pdf)).toMatchObject({ kind: 'report', valid: false });
  expect(await verifyFile(newArchive().file)).toMatchObject({ kind: 'archive', valid: true });
});

test('what is neither is refused in one sentence', async () => {
  const folder = tempFolder();
  const text = join(folder, 'notes.pdf');
  writeFileSync(text, 'notes');
  mkdirSync(join(folder, 'folder.pdf'));
  for (const [name, message] of [
    ['notes.pdf', /is neither a report nor an archive/],
    ['missing.pdf', /cannot be read: no such file/],
    ['folder.pdf', /cannot be read: it is a folder/],
  ] as const) {
    await expect(verifyFile(join(folder, name))).rejects.toMatchObject({
      code: 'unreadable',
      message: expect.stringMatching(message) as string,
    });
  }
});
