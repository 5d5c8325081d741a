import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { ledgerHead, recordAct } from '../../../main/archive/ledger.ts';
import { sql } from '../../../main/archive/sql.ts';
import { sealed } from '../../../main/archive/migrations/0001-first.ts';
import { importPaths, maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';

const other = { ...maria, chain: '22222222-33333333' };

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

// Turns red when an entry is hashed without one of its members, or linked to the wrong one.
test('each chain is linked by hashes that anybody can compute from the entries’ texts', () => {
  const archive = newArchive();
  recordAct(archive.write, maria, 'test.one', { n: 1 });
  recordAct(archive.write, other, 'test.two', { n: 2 });
  recordAct(archive.write, maria, 'test.three', { n: 3 });
  const rows = archive.read.all<{
    chain: string;
    seq: number;
    prev: string;
    hash: string;
    entry: string;
  }>(sql`SELECT * FROM ledger ORDER BY chain, seq`);
  const last = new Map<string, string>();
  for (const row of rows) {
    expect(row.hash).toBe(hash(row.entry));
    expect(row.prev).toBe(last.get(row.chain) ?? '0'.repeat(64));
    expect(JSON.parse(row.entry)).toMatchObject({ chain: row.chain, seq: row.seq, prev: row.prev });
    last.set(row.chain, row.hash);
  }
  expect(rows.map((row) => row.seq)).toEqual([1, 2, 3, 1]);
});

test('the head names the last entry of every chain, sorted by chain', () => {
  const archive = newArchive();
  const mine = recordAct(archive.write, maria, 'test.one', {});
  const theirs = recordAct(archive.write, other, 'test.two', {});
  const text = `[["${maria.chain}",${mine.seq},"${mine.hash}"],["${other.chain}",1,"${theirs.hash}"]]`;
  expect(ledgerHead(archive.read)).toBe(hash(text));
});

test('an act whose projection fails leaves no entry', () => {
  const archive = newArchive();
  const before = ledgerHead(archive.read);
  expect(() =>
    recordAct(archive.write, maria, 'test.one', {}, () => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(ledgerHead(archive.read)).toBe(before);
});

// Turns red when a trigger of the schema is missing.
describe('sealed tables refuse to be changed, whoever holds the handle', () => {
  test.each(sealed)('%s', async (table) => {
    const archive = newArchive();
    const folder = tempFolder();
    writeFileSync(
      join(folder, 'a.json'),
      logText(record(), record(), record({ eventName: 'Other' }), { eventID: 'no time' }),
    );
    writeFileSync(join(folder, 'list_public_keys.json'), '{}');
    writeFileSync(join(folder, 'notes.txt'), 'notes');
    await importPaths(archive, folder);
    const rows = archive.read.get<{ n: number }>({
      text: `SELECT count(*) AS n FROM ${table}`,
      values: [],
    });
    expect(rows?.n).toBeGreaterThan(0);
    expect(() => archive.write.run({ text: `DELETE FROM ${table}`, values: [] })).toThrow('sealed');
    const [column] = archive.read.all<{ name: string }>({
      text: `SELECT name FROM pragma_table_info('${table}')`,
      values: [],
    });
    const update = `UPDATE ${table} SET ${column?.name} = ${column?.name}`;
    expect(() => archive.write.run({ text: update, values: [] })).toThrow('sealed');
  });
});
