import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import type { Author } from '../../../main/archive/ledger.ts';
import { sql } from '../../../main/archive/sql.ts';
import { annotate, editNote, withdraw } from '../../../main/assess/index.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { handOn, type Prepared } from './archive-tampering.ts';

const bob = {
  profile: { name: 'Bob Ash', initials: 'BA', role: 'reviewer' },
  chain: '00000000-22222222',
};

/** Acts of every kind on three events, by two people. */
async function annotated(second: Author = bob): Promise<Prepared> {
  const log = join(tempFolder(), 'log.json');
  writeFileSync(
    log,
    logText(record({ eventID: 'a' }), record({ eventID: 'b' }), record({ eventID: 'c' })),
  );
  const archive = newArchive();
  await importPaths(archive, log);
  const events = archive.read.column<number>(sql`SELECT id FROM event ORDER BY id`);
  const [first = 0, other = 0] = events;
  const { write } = archive;
  const noted = annotate(write, maria, { events, note: 'Frist.', tag: 'T', star: true });
  const why = { status: 'resolved', reason: 'Known.' } as const;
  const resolved = annotate(write, second, { events: [first, other], untag: 'T', ...why });
  editNote(write, second, noted, 'First.');
  const gone = withdraw(write, maria, resolved, 'too early');
  annotate(write, maria, { events: [other], star: false });
  withdraw(write, second, gone);
  archive.close();
  return handOn(archive.file);
}

// Red if the verifier derives something else from the acts than the program did.
test('every act, edit and withdrawal is replayed to what the archive says', async () => {
  const { file } = await annotated();
  const { checks } = await verifyArchive(file);
  expect(checks.filter(({ ok }) => !ok)).toEqual([]);
});

const tampered: readonly (readonly [string, string, RegExp])[] = [
  [
    'a tag put on',
    `INSERT INTO holding SELECT max(event), 'tag', 'calm' FROM annotation`,
    /the ledger says nothing of it/,
  ],
  [
    'a status changed',
    `UPDATE holding SET value = 'in-review' WHERE field = 'status'`,
    /holding \d+ status resolved: the ledger says so, there is no row/,
  ],
  [
    'a star taken off',
    `DELETE FROM holding WHERE field = 'star'`,
    /holding \d+ star true: the ledger says so/,
  ],
  [
    'an author changed',
    `UPDATE holding SET value = 'Eve' WHERE field = 'annotatedBy' AND value = 'Bob Ash'`,
    /annotatedBy Bob Ash: the ledger says so/,
  ],
  [
    'a withdrawal without an act',
    `INSERT INTO out_of_force SELECT chain, max(seq) FROM annotation_act WHERE chain = '${maria.chain}'`,
    /out_of_force .*: the ledger says nothing of it/,
  ],
  [
    'an act brought back',
    `DELETE FROM out_of_force`,
    /out_of_force .*: the ledger says so, there is no row/,
  ],
  [
    'the time of an act',
    `UPDATE annotation_act SET at = '2020-01-01T00:00:00.000Z' WHERE n = 2`,
    /annotation_act .*: at is not what the ledger says/,
  ],
  [
    'the role of an author',
    `UPDATE annotation_act SET role = 'partner' WHERE n = 2`,
    /annotation_act .*: role is not what the ledger says/,
  ],
  [
    'whose act is taken back',
    `UPDATE annotation_act SET of_seq = 1 WHERE of_seq IS NOT NULL`,
    /of_seq is not what the ledger says/,
  ],
  [
    'a star in an act',
    `UPDATE annotation SET star = 1 WHERE star = 0`,
    /annotation .*: star is not what the ledger says/,
  ],
  [
    'an act that nobody did',
    `INSERT INTO annotation_act SELECT 'x', 1, 99, act, at, author, initials, role, NULL, NULL FROM annotation_act WHERE n = 1`,
    /annotation_act x 1: the ledger holds no act that made it/,
  ],
];

// Red if any of the four tables is taken on trust.
test.each(tampered)('%s is found', async (_, statement, detail) => {
  const { file, tamper } = await annotated();
  tamper(statement);
  const wrong = (await verifyArchive(file)).checks.filter(({ ok }) => !ok);
  expect(wrong.map(({ name }) => name)).toEqual(['papers']);
  expect(wrong[0]?.detail).toMatch(detail);
});

// Red if a withdrawal may name what is no annotation.
test('a withdrawal of nothing, with all hashes after it, is found', async () => {
  // `forge` knows one chain.
  const { file, forge } = await annotated(maria);
  forge('annotation.withdrawn', (entry) =>
    entry.replace(/"of":\{"chain":"[^"]*","seq":\d+\}/, '"of":{"chain":"x","seq":7}'),
  );
  const wrong = (await verifyArchive(file)).checks.filter(({ ok }) => !ok);
  expect(wrong.map(({ name }) => name)).toContain('papers');
  expect(wrong.find(({ name }) => name === 'papers')?.detail).toContain(
    'which is no annotation before it',
  );
});
