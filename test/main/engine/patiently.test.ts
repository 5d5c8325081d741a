import Database from 'better-sqlite3';
import { expect, test } from 'vitest';
import { patiently } from '../../../main/engine/patiently.ts';
import { recordAct } from '../../../main/archive/ledger.ts';
import { maria, newArchive } from '../../fixtures/archives.ts';

// Red if the act waits inside SQLite: the thread would answer nothing, and the other never let go.
test('an act waits for another writer while this thread goes on', async () => {
  const archive = newArchive();
  const other = new Database(archive.file);
  other.exec('BEGIN IMMEDIATE');
  const start = performance.now();
  const acting = patiently(archive, () => recordAct(archive.write, maria, 'test.act', {}));
  await new Promise((resolve) => setImmediate(resolve));
  expect(performance.now() - start).toBeLessThan(2000);
  other.exec('COMMIT');
  other.close();
  expect((await acting).seq).toBeGreaterThan(1);
});

// Red if every failure is taken for another writer's.
test('an act that fails for itself fails at once, and the usual waiting is there again', async () => {
  const archive = newArchive();
  const usual: unknown = archive.connection.pragma('busy_timeout', { simple: true });
  await expect(
    patiently(archive, () => {
      throw new Error('no');
    }),
  ).rejects.toThrow('no');
  expect(archive.connection.pragma('busy_timeout', { simple: true })).toBe(usual);
});
