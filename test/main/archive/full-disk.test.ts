import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, expect, onTestFinished, test } from 'vitest';
import { importSource } from '../../../main/archive/import.ts';
import { asProblem, openArchive } from '../../../main/archive/open.ts';
import { createEngagement, importRuns } from '../../../main/archive/summary.ts';
import { pathSource } from '../../../main/collect/paths.ts';
import { writeDemo } from '../../../main/demo/index.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { pageSizeOf } from '../../fixtures/pages.ts';
import { maria } from '../../fixtures/archives.ts';
import { contents } from '../../fixtures/contents.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { withoutRights } from '../collect/without-rights.ts';
import { run, withOwnHome } from '../cli/command-line.ts';

withOwnHome();

let folder: string;
let trail: string;
let whole: string;
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'trailproof-test-'));
  trail = join(folder, 'trail');
  await writeDemo({ out: trail, events: 3000, days: 6 });
  whole = join(folder, 'whole.trailproof');
  await importAll(whole);
  for (const name of readdirSync(trail, { recursive: true }) as string[]) {
    chmodSync(join(trail, name), 0o755);
  }
  chmodSync(folder, 0o755);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Imports the trail into a file that may grow to so many pages; tells how that ended. */
async function importAll(file: string, pages?: number): Promise<unknown> {
  const archive = openArchive(file, { create: true });
  try {
    if (archive.read.get({ text: 'SELECT 1 FROM ledger', values: [] }) === undefined) {
      createEngagement(archive.write, maria, 'Test');
    }
    // As a full disk does, this fails the write that needs one page more.
    if (pages !== undefined) archive.connection.pragma(`max_page_count = ${pages}`);
    const source = pathSource([trail]);
    await importSource(archive.write, { source, names: ['trail'], author: maria });
    return 'finished';
  } catch (thrown) {
    return asProblem(thrown, file);
  } finally {
    archive.close();
  }
}

// Red if a batch is committed in parts, if what failed is told as anything but a full disk, or if
// the next import takes what is there for more than it is.
test.each([0.1, 0.3, 0.5, 0.7, 0.8, 0.85, 0.9, 0.93, 0.96, 0.99])(
  'a disk that is full at %s of the archive: a sentence, a sound archive, and the import goes on later',
  async (part) => {
    const file = join(tempFolder(), 'a.trailproof');
    openArchive(file, { create: true }).close();
    const pages = Math.ceil((statSync(whole).size / pageSizeOf(whole)) * part);
    expect(await importAll(file, pages)).toMatchObject({
      code: 'unwritable',
      message: `${file} cannot be written: the disk is full.`,
    });
    const { valid, checks } = await verifyArchive(file);
    expect({ valid, wrong: checks.filter(({ ok }) => !ok) }).toEqual({ valid: true, wrong: [] });
    const after = openArchive(file);
    const states = importRuns(after.read, false).map(({ state }) => state);
    after.close();
    // Where not even the beginning found room, there is no import.
    expect(['', 'interrupted']).toContain(states.join());
    expect(await importAll(file)).toBe('finished');
    expect(JSON.stringify(contents(file)) === JSON.stringify(contents(whole))).toBe(true);
    expect(await verifyArchive(file)).toMatchObject({ valid: true });
  },
  60_000,
);

/** A disk of so many megabytes, or undefined where none can be mounted. */
function smallDisk(megabytes: number): string | undefined {
  const disk = join(tempFolder(), 'disk');
  mkdirSync(disk);
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk], {
      stdio: 'ignore',
    });
  } catch {
    return undefined;
  }
  onTestFinished(() => void execFileSync('umount', ['--lazy', disk]));
  return disk;
}

const needsMount = 'only root may mount a small disk, and not everywhere';

// As above, where also the log, its index and the check find no room.
test.for([1, 2, 3, 4, 5])(
  'a real disk of %d MB: refused, sound, and finished when there is room',
  { timeout: 60_000 },
  async (size, { skip }) => {
    const disk = smallDisk(size);
    if (disk === undefined) return skip(needsMount);
    const file = join(disk, 'a.trailproof');
    const full = await run('import', trail, '--archive', file);
    expect(full).toMatchObject({ exit: 3, out: '' });
    expect(full.err).toBe(`${file} cannot be written: the disk is full.\n`);
    expect(await run('verify', file)).toMatchObject({ exit: 0, err: '' });
    execFileSync('mount', ['-o', 'remount,size=64m', disk]);
    expect(await run('import', trail, '--archive', file)).toMatchObject({ exit: 0, err: '' });
    expect(JSON.stringify(contents(file)) === JSON.stringify(contents(whole))).toBe(true);
    expect(await verifyArchive(file)).toMatchObject({ valid: true });
  },
);

// Red if what stands in the log alone is lost, or not found, when the disk has no room to put it
// into the file on closing.
test('a disk on which the import just fits: it is done, though the closing finds no room', async ({
  skip,
}) => {
  const disk = smallDisk(7);
  if (disk === undefined) return skip(needsMount);
  const file = join(disk, 'a.trailproof');
  expect(await run('import', trail, '--archive', file)).toMatchObject({ exit: 0, err: '' });
  expect(statSync(`${file}-wal`).size).toBeGreaterThan(statSync(file).size);
  expect(await run('verify', file)).toMatchObject({ exit: 0, err: '' });
  expect((await run('search', '', '--archive', file, '--format', 'count')).out).toBe('3000\n');
  execFileSync('mount', ['-o', 'remount,size=64m', disk]);
  expect(JSON.stringify(contents(file)) === JSON.stringify(contents(whole))).toBe(true);
});

// Red if an import needs its folder after it has begun, or leaves what cannot be read without it.
test('a folder that becomes read-only during an import does no harm', async () => {
  const file = join(tempFolder(), 'a.trailproof');
  chmodSync(dirname(file), 0o777);
  onTestFinished(() => chmodSync(dirname(file), 0o777));
  await withoutRights(async () => {
    const archive = openArchive(file, { create: true });
    const source = pathSource([trail]);
    let told = 0;
    await importSource(archive.write, {
      source,
      names: ['trail'],
      author: maria,
      onProgress() {
        told += 1;
        if (told !== 1) return;
        process.seteuid?.(process.getuid?.() ?? 0);
        chmodSync(dirname(file), 0o555);
        if (process.getuid?.() === 0) process.seteuid?.(65_534);
      },
    });
    archive.close();
    expect(told).toBeGreaterThan(1);
    expect(await verifyArchive(file)).toMatchObject({ valid: true });
  });
  chmodSync(dirname(file), 0o777);
  expect(JSON.stringify(contents(file)) === JSON.stringify(contents(whole))).toBe(true);
});
