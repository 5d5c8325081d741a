import { chmodSync, copyFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { annotationsOf } from '../../../main/assess/index.ts';
import { backUp } from '../../../main/archive/backup.ts';
import { findByEventID } from '../../../main/archive/find-event.ts';
import { ledgerHead, recordAct } from '../../../main/archive/ledger.ts';
import { openArchive } from '../../../main/archive/open.ts';
import { openSession, type Session } from '../../../main/engine/session.ts';
import { sha256Hex } from '../../../main/platform/hash.ts';
import { countEvents, parseQuery } from '../../../main/query/index.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { keptArchive, maria } from '../../fixtures/archives.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { withoutRights } from '../collect/without-rights.ts';

/** Puts files into a folder that nobody without rights can write to, as on a read-only disk. */
function onReadOnlyDisk(...files: readonly string[]): string {
  const folder = join(tempFolder(), 'disk');
  chmodSync(dirname(folder), 0o755);
  mkdirSync(folder);
  const [first = ''] = files.map((file) => {
    const there = join(folder, basename(file));
    copyFileSync(file, there);
    chmodSync(there, 0o444);
    return there;
  });
  chmodSync(folder, 0o555);
  onTestFinished(() => chmodSync(folder, 0o755));
  return first;
}

/** An archive in WAL mode, as its last program closed it. */
function inWalMode(): string {
  const file = keptArchive();
  openArchive(file).close();
  return onReadOnlyDisk(file);
}

/** A copy that the program made to be kept: not in WAL mode. */
async function asBackup(): Promise<string> {
  const file = keptArchive();
  openArchive(file).close();
  const copy = join(tempFolder(), 'copy.trailproof');
  await backUp(file, copy);
  return onReadOnlyDisk(copy);
}

/** An archive whose program was killed: what it wrote last stands in the log alone. */
function withLog(): string {
  const file = keptArchive();
  const archive = openArchive(file);
  recordAct(archive.write, maria, 'test.act', { last: true });
  const there = onReadOnlyDisk(file, `${file}-wal`);
  archive.close();
  return there;
}

/** A file that may not be written in a folder that may. */
function readOnlyFile(): string {
  const file = keptArchive();
  openArchive(file).close();
  chmodSync(dirname(file), 0o777);
  chmodSync(file, 0o444);
  return file;
}

const disks = [
  ['an archive in WAL mode', inWalMode, 10],
  ['a copy made by backup', asBackup, 10],
  ['an archive whose program was killed', withLog, 11],
  ['a file that may not be written', readOnlyFile, 10],
] as const;

describe.each(disks)('%s, read-only', (_what, make, entries) => {
  // Red if the program writes before it reads, or (killed) if the log is left behind.
  test('is searched, read, counted and verified, and stays as it was', async () => {
    const file = await make();
    const before = sha256Hex(readFileSync(file));
    await withoutRights(async () => {
      const session = openSession(file, { orToRead: true });
      const { read, readText } = session;
      expect(session.archive.isReadOnly).toBe(true);
      await session.finishIndex();
      expect(countEvents(read, parseQuery('requestParameters.bucketName = *'))).toBe(45);
      expect(countEvents(read, parseQuery('authorized'))).toBe(84);
      const [event = 0] = findByEventID(read, readText, '5aabebf8-d9bf-4929-856b-e4375e373f6a');
      expect(annotationsOf(read, event)).toHaveLength(1);
      expect(session.summary()).toMatchObject({
        readOnly: true,
        file: basename(file),
        folder: dirname(file),
        bytes: expect.any(Number) as number,
        events: 301,
        ledger: { acts: entries },
      });
      session.close();
      expect(await verifyArchive(file)).toMatchObject({ valid: true });
    });
    expect(sha256Hex(readFileSync(file))).toBe(before);
  });

  // Red if a change reaches SQLite, whose words are no help, or a private copy, where it is lost.
  test('refuses every change with a sentence that says what to do', async () => {
    const file = await make();
    await withoutRights(() => {
      const session = openSession(file, { orToRead: true });
      const head = ledgerHead(session.read);
      expect(() => recordAct(session.archive.write, maria, 'test.act', {})).toThrow(
        `${file} is read-only here; copy it to a folder where you may write`,
      );
      expect(() => session.archive.connection.exec('DELETE FROM hour')).toThrow('readonly');
      expect(ledgerHead(session.read)).toBe(head);
      session.close();
    });
  });

  // Red if a program that wants to write is handed an archive that refuses it later.
  test('is refused at once to what wants to write, or at its first write', async () => {
    const file = await make();
    await withoutRights(() => {
      expect(() => {
        const archive = openArchive(file);
        try {
          recordAct(archive.write, maria, 'test.act', {});
        } finally {
          archive.close();
        }
      }).toThrow(/cannot be opened for writing|readonly database/);
    });
  });

  // Red if a copy needs what reading needs not.
  test('is backed up', async () => {
    const file = await make();
    const folder = tempFolder();
    chmodSync(folder, 0o777);
    const out = join(folder, 'again.trailproof');
    await withoutRights(() => backUp(file, out));
    expect(await verifyArchive(out)).toMatchObject({ valid: true });
  });
});

// Red if the private copy is made though it is not needed, or is left behind.
test('only what SQLite cannot read is copied, and the copy is gone after closing', async () => {
  const [wal, backup] = [inWalMode(), await asBackup()];
  await withoutRights(() => {
    const opened = (file: string): Session => openSession(file, { orToRead: true });
    const [copied, direct] = [opened(wal), opened(backup)];
    const place = copied.archive.connection.name;
    expect(place).not.toBe(wal);
    expect(direct.archive.connection.name).toBe(backup);
    copied.close();
    direct.close();
    expect(existsSync(dirname(place))).toBe(false);
  });
});

test('what can be written is opened for writing', () => {
  const archive = openArchive(keptArchive(), { orToRead: true });
  expect(archive.isReadOnly).toBe(false);
  recordAct(archive.write, maria, 'test.act', {});
  archive.close();
});
