import Database from 'better-sqlite3';
import { existsSync, readFileSync, statSync } from 'node:fs';
import { expect, test } from 'vitest';
import { compact } from '../../../main/archive/compact.ts';
import { ledgerHead } from '../../../main/archive/ledger.ts';
import { openArchive } from '../../../main/archive/open.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { keptArchive } from '../../fixtures/archives.ts';

/** The kept archive, opened once, with two megabytes of gaps. */
function withGaps(): string {
  const file = keptArchive();
  openArchive(file).close();
  const db = new Database(file);
  db.exec('CREATE TABLE gap (bytes BLOB)');
  const fill = db.prepare('INSERT INTO gap VALUES (zeroblob(1000000))');
  for (let n = 0; n < 2; n += 1) fill.run();
  db.exec('DROP TABLE gap');
  db.close();
  return file;
}

/** Every row of every table, with its row id: what must be the same afterwards. */
function rowsOf(file: string): string {
  const db = new Database(file, { readonly: true });
  const tables = db
    // Words have no rows of their own; the tables that they are kept in do.
    .prepare(
      `SELECT name FROM sqlite_schema
        WHERE type = 'table' AND name NOT LIKE 'sqlite_%' AND name <> 'event_words'`,
    )
    .pluck()
    .all() as string[];
  const rows = tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]);
  db.close();
  return JSON.stringify(rows);
}

// Red if VACUUM is left out, or if the log is not put back into the file.
test('a compacted archive is smaller, and holds what it held', async () => {
  const file = withGaps();
  const rows = rowsOf(file);
  const size = statSync(file).size;
  const { before, after } = compact(file, { isAlone: true });
  expect(before).toBe(size);
  expect(after).toBe(readFileSync(file).length);
  expect(before - after).toBeGreaterThan(2_000_000);
  expect(existsSync(`${file}-wal`)).toBe(false);
  expect(rowsOf(file)).toBe(rows);
  expect(await verifyArchive(file)).toMatchObject({ valid: true });
});

// Red if the file is locked as any other writer locks it: SQLite would then let readers stay.
test('alone: it refuses while another connection has the archive open, though idle', () => {
  const file = withGaps();
  const before = statSync(file).size;
  const other = openArchive(file);
  expect(() => compact(file, { isAlone: true, waitSeconds: 0 })).toThrow(
    'is open in another program; close it there, then compact it again',
  );
  other.close();
  expect(statSync(file).size).toBe(before);
});

// Red if a writer's lock is not respected, or is told as anything but busy.
test('beside others: it refuses while another one writes, and lets a reader go on reading', () => {
  const file = withGaps();
  const other = openArchive(file);
  const head = ledgerHead(other.read);
  other.connection.exec('BEGIN IMMEDIATE');
  expect(() => compact(file, { isAlone: false, waitSeconds: 0 })).toThrow('being written');
  other.connection.exec('ROLLBACK');
  const { before, after } = compact(file, { isAlone: false });
  expect(after).toBeLessThan(before);
  expect(ledgerHead(other.read)).toBe(head);
  other.close();
});

// Red if the space is not looked at: SQLite would begin, and end with a full disk.
test('a disk that is too small is told before anything is written', () => {
  const file = withGaps();
  const before = readFileSync(file);
  expect(() => compact(file, { isAlone: true, freeBytes: () => 400_000 })).toThrow(
    /^Compacting needs \d MB free on the disk of .+, which has 1 MB: make room there/,
  );
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('what is missing, or no archive, is refused', () => {
  const file = keptArchive();
  expect(() => compact(`${file}.gone`, { isAlone: true })).toThrow('does not exist');
  const db = new Database(`${file}.db`);
  db.exec('CREATE TABLE mine (a)');
  db.close();
  expect(() => compact(`${file}.db`, { isAlone: true })).toThrow('not a Trailproof archive');
});
