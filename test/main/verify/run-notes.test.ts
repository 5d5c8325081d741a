import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { importSource } from '../../../main/archive/import.ts';
import type { Archive } from '../../../main/archive/open.ts';
import type { Collected, Source } from '../../../main/collect/source.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { handOn, type Prepared } from './archive-tampering.ts';

const log = logText(record({ eventID: 'one' }));

/** Everything that an import meets beside new objects, and then it dies. */
async function* untilKilled(): AsyncGenerator<Collected> {
  const at = (name: string): Collected => {
    const content = { kind: 'bytes', bytes: Buffer.from(log) } as const;
    return { kind: 'object', name, content, named: true };
  };
  const sidecar = { kind: 'sidecar', what: 'public-keys', name: 'keys.json' } as const;
  yield { kind: 'ignored', name: 'notes.md', reason: 'no log' };
  yield at('a/one.json');
  yield at('b/one.json');
  yield { ...sidecar, bytes: Buffer.from('[]') };
  yield { kind: 'ignored', name: 'picture.png', reason: 'no log' };
  yield at('c/one.json');
  throw new Error('killed');
}

async function importAndDie(archive: Archive): Promise<void> {
  // Each item is a step.
  const source: Source = { items: untilKilled(), total: 7, writeEveryMs: 0 };
  const killed = importSource(archive.write, { source, names: ['x'], author: maria });
  await expect(killed).rejects.toThrow('killed');
}

async function killedArchive(): Promise<Prepared> {
  const archive = newArchive();
  await importAndDie(archive);
  const counts = archive.connection.prepare(
    `SELECT (SELECT count(*) FROM ignored) AS ignored, (SELECT count(*) FROM sidecar) AS sidecars,
      (SELECT count(*) FROM origin WHERE n > 0) AS again, (SELECT state FROM run) AS state`,
  );
  expect(counts.get()).toEqual({ ignored: 3, sidecars: 1, again: 2, state: 'running' });
  archive.close();
  return handOn(archive.file);
}

async function faults(file: string): Promise<string[]> {
  const { checks } = await verifyArchive(file);
  return checks.filter(({ ok }) => !ok).map(({ name, detail }) => `${name}: ${detail}`);
}

describe('what an import met that was killed', () => {
  // Red if a step's act and its rows are not read alike.
  test('is sealed, and stays so when another import follows', async () => {
    const { file } = await killedArchive();
    expect(await faults(file)).toEqual([]);

    const archive = newArchive();
    await importAndDie(archive);
    const folder = tempFolder();
    writeFileSync(join(folder, 'one.json'), log);
    writeFileSync(join(folder, 'stray.md'), '#');
    await importPaths(archive, folder);
    await importAndDie(archive);
    archive.close();
    expect(await faults(archive.file)).toEqual([]);
  });

  // Red if `import.noted` is not written, or not compared with the rows, for that kind of row.
  test.each([
    ['a name of an ignored file', "UPDATE ignored SET path = 'x' WHERE path = 'picture.png'"],
    ['a reason', "UPDATE ignored SET reason = 'x' WHERE path = 'notes.md'"],
    ['an ignored file taken away', "DELETE FROM ignored WHERE path = 'picture.png'"],
    ['an ignored file put in', "INSERT INTO ignored VALUES (1, 'z.md', 'no log')"],
    ['a further place', "UPDATE origin SET name = 'two.json' WHERE n = 1"],
    ['a further place taken away', 'DELETE FROM origin WHERE n = 2'],
    [
      'a further place put in',
      "INSERT INTO origin (object, n, run, folder, name) SELECT object, 3, run, folder, 'z' FROM origin WHERE n = 1",
    ],
    ['the name of a sidecar', "UPDATE sidecar SET name = 'x'"],
  ])('shows when %s is changed', async (_what, statement) => {
    const { file, tamper } = await killedArchive();
    tamper(statement);
    const found = await faults(file);
    expect(found).toContainEqual(
      expect.stringMatching(/^import steps: .*(sealed|in no act of the ledger)/),
    );
  });

  // Red if an act is believed whatever its import is.
  test('shows when its act names another import', async () => {
    const { file, forge } = await killedArchive();
    forge('import.noted', (entry) => entry.replace('"run":1', '"run":7'));
    expect((await faults(file)).join('\n')).toMatch(/the import it names has no row/);
  });
});
