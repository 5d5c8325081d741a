import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { verifyArchive } from '../../../main/verify/index.ts';
import { bench } from './proof/proved.ts';

/** Changes what the last entry of the only chain says, with its hash, as one who can compute would. */
function reword(file: string, changed: (entry: string) => string): void {
  const db = new Database(file);
  const { seq, entry } = db
    .prepare('SELECT seq, entry FROM ledger ORDER BY seq DESC LIMIT 1')
    .get() as { seq: number; entry: string };
  const text = changed(entry);
  expect(text).not.toBe(entry);
  const seal = db
    .prepare("SELECT sql FROM sqlite_schema WHERE name = 'seal_ledger_update'")
    .pluck()
    .get() as string;
  db.exec('DROP TRIGGER seal_ledger_update');
  const hash = createHash('sha256').update(text).digest('hex');
  db.prepare('UPDATE ledger SET hash = ?, entry = ? WHERE seq = ?').run(hash, text, seq);
  db.exec(seal);
  db.close();
}

// Red without check-seals.ts, or without the comparison that each line names: a root that the archive
// committed to is worth what verification makes of it.
test.each([
  ['recordsRoot', /"recordsRoot":"[0-9a-f]/, '"recordsRoot":"g', /body is not what such an act/],
  [
    'recordsRoot',
    /"recordsRoot":"[0-9a-f]{64}/,
    `"recordsRoot":"${'0'.repeat(64)}`,
    /its root is not/,
  ],
  ['records', /"records":5/, '"records":4', /it sealed 4 records, 5 are there/],
  [
    'object',
    /"object":"[0-9a-f]{64}/,
    `"object":"${'0'.repeat(64)}`,
    /the original it seals is not/,
  ],
  ['step', /"step":"[0-9a-f]{64}/, `"step":"${'0'.repeat(64)}`, /the step it names did not bring/],
])('a seal with another %s is found', async (_what, said, instead, says) => {
  const { session, file, prove } = await bench();
  await prove('b-2');
  session.close();
  reword(file, (entry) => entry.replace(said, instead));
  const { checks } = await verifyArchive(file);
  expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['sealed records']);
  expect(checks.find(({ name }) => name === 'sealed records')?.detail).toMatch(says);
});
