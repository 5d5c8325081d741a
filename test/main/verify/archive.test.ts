import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { verifyArchive } from '../../../main/verify/index.ts';
import { importPaths, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';

test('a good archive is valid', async () => {
  const folder = tempFolder();
  writeFileSync(join(folder, 'a.json'), logText(record(), record({ eventID: 'b' })));
  const archive = newArchive();
  await importPaths(archive, folder);
  const result = await verifyArchive(archive.file);
  console.log(result);
  expect(result.valid).toBe(true);
});
