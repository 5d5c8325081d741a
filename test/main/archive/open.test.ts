import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { migrations } from '../../../main/archive/migrate.ts';
import { openArchive } from '../../../main/archive/open.ts';
import { tempFolder } from '../../fixtures/temp.ts';

function path(): string {
  return join(tempFolder(), 'a.trailproof');
}

test('an archive that is not there is a sentence, not a new file', () => {
  expect(() => openArchive(path())).toThrow('does not exist');
});

test('a file of another kind is refused and left as it was', () => {
  const file = path();
  writeFileSync(file, 'not a database, but long enough to be read as one '.repeat(50));
  expect(() => openArchive(file)).toThrow('not a Trailproof archive');
});

// Red if anything is written before the format is known.
test('a database of another program is left bit for bit as it was', () => {
  const file = path();
  const theirs = new Database(file);
  theirs.exec('CREATE TABLE mine (a)');
  theirs.close();
  const before = readFileSync(file);
  expect(() => openArchive(file)).toThrow('not a Trailproof archive');
  expect(readFileSync(file).equals(before)).toBe(true);
});

test('an empty file is no archive, and stays empty; a missing folder is one sentence', () => {
  const file = path();
  writeFileSync(file, '');
  expect(() => openArchive(file)).toThrow('it is no Trailproof archive');
  expect(readFileSync(file).length).toBe(0);
  expect(() => openArchive(join(file, 'a.trailproof'), { create: true })).toThrow(/cannot be/);
  expect(() => openArchive(join(tempFolder(), 'no', 'a.trailproof'), { create: true })).toThrow(
    'its folder does not exist',
  );
});

test('somebody else’s database is refused and not migrated', () => {
  const file = path();
  const theirs = new Database(file);
  theirs.exec('CREATE TABLE mine (a)');
  theirs.close();
  expect(() => openArchive(file)).toThrow('not a Trailproof archive');
  const again = new Database(file);
  expect(again.prepare('SELECT count(*) FROM sqlite_schema').pluck().get()).toBe(1);
  again.close();
});

// Red if SQLite makes the file: it would be open to whoever the umask lets in.
test('a new archive, and what lies beside it, is its owner’s alone', () => {
  const file = path();
  const archive = openArchive(file, { create: true });
  for (const part of ['', '-wal', '-shm']) expect(statSync(file + part).mode & 0o777).toBe(0o600);
  archive.close();
});

test('an archive from the future is refused', () => {
  const file = path();
  openArchive(file, { create: true }).close();
  const future = new Database(file);
  future.pragma('user_version = 99');
  future.close();
  expect(() => openArchive(file)).toThrow('newer Trailproof');
});

test('a second writer waits, then is told', () => {
  const file = path();
  openArchive(file, { create: true }).close();
  const holder = new Database(file);
  holder.exec('BEGIN IMMEDIATE');
  const late = openArchive(file, { waitSeconds: 0 });
  expect(() =>
    late.write.transaction(() =>
      late.write.run({ text: "INSERT INTO meta VALUES ('a', 'b')", values: [] }),
    ),
  ).toThrow('locked');
  late.close();
  holder.close();
});

// Turns red when a migration that was released is edited: write a new one instead.
test('the migrations are those that were released', () => {
  const hashes = migrations.map((each) =>
    createHash('sha256').update(each.statements).digest('hex').slice(0, 16),
  );
  expect(migrations.map((each) => each.version)).toEqual(migrations.map((_, index) => index + 1));
  expect(hashes).toMatchInlineSnapshot(`
    [
      "460d7998dfa96b11",
      "983ba52e0cb7b852",
      "c1a855c61592be07",
      "a56531f7c643c7fc",
      "ec9fe78ec57c585d",
      "c4c9442178116332",
    ]
  `);
});
