import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { makeExport } from '../../../main/engine/make-export.ts';
import { openSession } from '../../../main/engine/session.ts';
import { keptArchive, maria } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';

// Red if events leave in a file that no act in the ledger tells of.
test('an export whose act cannot be recorded leaves no file', async () => {
  const session = openSession(keptArchive());
  onTestFinished(() => session.close());
  const out = join(tempFolder(), 'out.csv');
  const exporting = () =>
    makeExport(session, maria, {
      what: { kind: 'query', query: '' },
      format: 'csv',
      redact: true,
      out,
    });
  session.archive.connection.pragma('query_only = 1');
  await expect(exporting()).rejects.toThrow(/readonly/);
  expect(existsSync(out)).toBe(false);
  session.archive.connection.pragma('query_only = 0');
  expect(await exporting()).toMatchObject({ recorded: true });
  expect(existsSync(out)).toBe(true);
});
