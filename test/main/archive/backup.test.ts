import Database from 'better-sqlite3';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { backUp } from '../../../main/archive/backup.ts';
import { ledgerHead, recordAct } from '../../../main/archive/ledger.ts';
import { openArchive, type Archive } from '../../../main/archive/open.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { rootPageOf } from '../../fixtures/pages.ts';
import { keptArchive, maria, newArchive } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';

/** An open archive of a megabyte, more than is copied at once. */
function filled(): Archive {
  const archive = openArchive(keptArchive());
  onTestFinished(() => archive.close());
  return archive;
}

const count = (archive: Archive, table: string): number =>
  archive.read.get<{ n: number }>({ text: `SELECT count(*) AS n FROM ${table}`, values: [] })?.n ??
  0;

// Red if the copy reads without a transaction of its own: SQLite then begins anew at each act, and
// the copy holds acts that came later; red if pages of a transaction under way are copied.
test('a copy is the archive of one moment, while another connection writes to it', async () => {
  const archive = filled();
  const writer = openArchive(archive.file);
  const before = { head: ledgerHead(archive.read), ledger: count(archive, 'ledger') };
  const out = join(tempFolder(), 'copy.trailproof');
  let steps = 0;
  const { head, bytes } = await backUp(archive.file, out, {
    onProgress: () => {
      steps += 1;
      recordAct(writer.write, maria, 'test.act', { steps });
    },
  });
  writer.close();
  expect(steps).toBeGreaterThan(2);
  expect(count(archive, 'ledger')).toBe(before.ledger + steps);
  expect(head).toBe(before.head);
  expect(bytes).toBe(readFileSync(out).length);
  expect(await verifyArchive(out)).toMatchObject({ valid: true });
  const copy = openArchive(out);
  expect(ledgerHead(copy.read)).toBe(before.head);
  expect(count(copy, 'event')).toBe(count(archive, 'event'));
  copy.close();
});

// Red if others may read it, or if the copy stays in WAL mode: that cannot be read from a disk that cannot be written.
test('a copy is one file, not in WAL mode, and nothing else is left beside it', async () => {
  const archive = filled();
  const out = join(tempFolder(), 'copy.trailproof');
  await backUp(archive.file, out);
  expect(readdirSync(dirname(out))).toEqual(['copy.trailproof']);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  // Database file format, bytes 18 and 19: 1 is a rollback journal, 2 is WAL.
  expect([...readFileSync(out).subarray(18, 20)]).toEqual([1, 1]);
});

// Red if the name is given by renaming, or looked at only at the beginning.
test('a copy never takes the place of a file, not even of one that came while it was made', async () => {
  const archive = filled();
  const folder = tempFolder();
  const out = join(folder, 'copy.trailproof');
  await expect(backUp(archive.file, archive.file)).rejects.toThrow('is the archive itself');
  const late = backUp(archive.file, out, { onProgress: () => writeFileSync(out, 'mine') });
  await expect(late).rejects.toThrow('exists already');
  await expect(backUp(archive.file, out)).rejects.toThrow('exists already');
  expect(readFileSync(out, 'utf8')).toBe('mine');
  expect(readdirSync(folder)).toEqual(['copy.trailproof']);
});

// Red if the signal is not looked at between two steps, or if the draft is left.
test('a cancelled copy leaves nothing', async () => {
  const archive = filled();
  const folder = tempFolder();
  const controller = new AbortController();
  let steps = 0;
  const copying = backUp(archive.file, join(folder, 'copy.trailproof'), {
    signal: controller.signal,
    onProgress: () => {
      steps += 1;
      controller.abort();
    },
  });
  await expect(copying).rejects.toMatchObject({ code: 'cancelled' });
  expect(steps).toBe(1);
  expect(readdirSync(folder)).toEqual([]);
});

// Red if the copy is not checked by itself, or is kept although it is not sound.
test('no copy is kept of an archive that is damaged', async () => {
  const archive = filled();
  archive.close();
  const damaged = readFileSync(archive.file);
  const { start } = rootPageOf(archive.file, 'origin');
  damaged.fill(0x7f, start, start + 64);
  writeFileSync(archive.file, damaged);
  const out = join(tempFolder(), 'copy.trailproof');
  await expect(backUp(archive.file, out)).rejects.toMatchObject({ code: 'archive_damaged' });
  expect(existsSync(out)).toBe(false);
});

test.each([
  ['a missing archive', 'gone.trailproof', 'copy.trailproof', 'does not exist'],
  ['a missing folder', '', join('no', 'copy.trailproof'), 'its folder does not exist'],
])('%s is one sentence', async (_what, from, to, says) => {
  const archive = newArchive();
  const folder = tempFolder();
  const file = from === '' ? archive.file : join(folder, from);
  await expect(backUp(file, join(folder, to))).rejects.toThrow(says);
});

test('what is no archive is not copied', async () => {
  const folder = tempFolder();
  const theirs = join(folder, 'theirs.db');
  const db = new Database(theirs);
  db.exec('CREATE TABLE mine (a)');
  db.close();
  const out = join(folder, 'copy.trailproof');
  await expect(backUp(theirs, out)).rejects.toMatchObject({ code: 'not_an_archive' });
  expect(existsSync(out)).toBe(false);
});
