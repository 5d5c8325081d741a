import Database from 'better-sqlite3';
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { rootPageOf } from '../../fixtures/pages.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { withoutRights } from '../collect/without-rights.ts';
import { archiveOf, expectRefusal, fileOf, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

/** What each command but `import` and `verify` opens first. */
const opening = [
  ['search', ['search', '']],
  ['annotate', ['annotate', '--query', '', '--note', 'x', '--as', 'M']],
  ['report', ['report', '--assessment', 'A-1', '--out', 'x.pdf', '--as', 'M']],
] as const;

const log = (): string => fileOf('log.json', logText(record()));

describe.each(opening)('%s: a file that is no archive is told for what it is', (_name, argv) => {
  test.each([
    [
      'text',
      (file: string) => writeFileSync(file, 'Dear auditor, '.repeat(99)),
      /is not a Trailproof archive/,
    ],
    ['empty', (file: string) => writeFileSync(file, ''), /is empty, and not a Trailproof archive/],
    ['a folder', (file: string) => mkdirSync(file), /is a folder; name the archive/],
    ['another database', plainDatabase, /is a database, but not a Trailproof archive/],
  ] as const)('%s', async (_what, make, says) => {
    const file = join(tempFolder(), 'x.trailproof');
    make(file);
    expectRefusal(await run(...argv, '--archive', file), 2, says);
  });
});

function plainDatabase(file: string): void {
  const db = new Database(file);
  db.exec('CREATE TABLE customer (name TEXT)');
  db.close();
}

test.each([
  [
    'text',
    (file: string) => writeFileSync(file, 'Dear auditor, '.repeat(99)),
    /is not a Trailproof/,
  ],
  ['another database', plainDatabase, /is a database, but not/],
  ['a folder', (file: string) => mkdirSync(file), /is a folder/],
] as const)('an import never writes into %s', async (_what, make, says) => {
  const file = join(tempFolder(), 'x.trailproof');
  make(file);
  expectRefusal(await run('import', log(), '--archive', file), 2, says);
});

test('an archive in a folder that is not there, or may not be written, is refused before the import', async () => {
  const folder = tempFolder();
  const missing = join(folder, 'no', 'a.trailproof');
  expectRefusal(await run('import', log(), '--archive', missing), 3, /made: there is no folder/);
  chmodSync(folder, 0o555);
  const closed = join(folder, 'a.trailproof');
  const file = fileForAll();
  await json('import', file, '--archive', join(tempFolder(), 'first.trailproof'));
  expectRefusal(
    await withoutRights(() => run('import', file, '--archive', closed)),
    3,
    /a\.trailproof cannot be opened for writing; check folder and permission\.$/m,
  );
});

function fileForAll(): string {
  const file = log();
  chmodSync(dirname(file), 0o755);
  return file;
}

test('an archive of a newer Trailproof is refused with 3, and says to update', async () => {
  const archive = await archiveOf();
  const db = new Database(archive);
  db.pragma('user_version = 99');
  db.close();
  expectRefusal(
    await run('search', '', '--archive', archive),
    3,
    /newer Trailproof \(format 99.*Update/,
  );
  expectRefusal(await run('verify', archive), 3, /newer|format 99/);
});

test('a damaged archive: a search ends with 1 and a sentence, verify says where', async () => {
  const archive = await archiveOf();
  const { start, end } = rootPageOf(archive, 'event');
  const bytes = readFileSync(archive);
  bytes.fill(0xff, start, end);
  writeFileSync(archive, bytes);
  const searched = await run('search', '', '--archive', archive);
  expectRefusal(searched, 1, /is damaged; restore it from a backup/);
  expect((await run('verify', archive)).exit).toBe(1);
});

test('verify: what is neither archive nor report is 2', async () => {
  expectRefusal(
    await run('verify', fileOf('x.pdf', 'notes')),
    2,
    /neither a report nor an archive/,
  );
  expectRefusal(await run('verify', tempFolder()), 2, /it is a folder/);
  const database = join(tempFolder(), 'x');
  plainDatabase(database);
  expectRefusal(await run('verify', database), 2, /not a Trailproof archive/);
});

/** Another program in the middle of writing, until the test is done. */
function heldByAnother(archive: string): { letGo(): void } {
  const db = new Database(archive);
  db.exec('BEGIN IMMEDIATE');
  onTestFinished(() => {
    db.close();
  });
  return { letGo: () => db.exec('ROLLBACK') };
}

describe('while another program writes', () => {
  // Red if the wait is not handed on, or if an error of SQLite comes through.
  test.each([0, 1])('a writer waits %d s and gives up with 3', async (seconds) => {
    const archive = await archiveOf();
    heldByAnother(archive);
    const start = performance.now();
    const ran = await run('import', log(), '--archive', archive, '--wait', String(seconds));
    const took = (performance.now() - start) / 1000;
    expectRefusal(
      ran,
      3,
      `${archive} is being written by another program; wait or close it there.`,
    );
    expect(took).toBeGreaterThanOrEqual(seconds);
    expect(took).toBeLessThan(seconds + 3);
  });

  // Red if a reader waits for a lock that it does not need; it took five seconds once.
  test('readers do not wait at all', async () => {
    const archive = await archiveOf();
    heldByAnother(archive);
    const start = performance.now();
    expect(await run('search', '', '--archive', archive, '--format', 'count')).toMatchObject({
      exit: 0,
      out: '1\n',
    });
    expect((await run('verify', archive)).exit).toBe(0);
    expect(performance.now() - start).toBeLessThan(3000);
  });

  test('as soon as it has let go, the same import succeeds', async () => {
    const archive = await archiveOf();
    const other = heldByAnother(archive);
    const file = fileOf('second.json', logText(record({ eventID: 'second' })));
    expect((await run('import', file, '--archive', archive, '--wait', '0')).exit).toBe(3);
    other.letGo();
    expect(await json('import', file, '--archive', archive, '--wait', '0')).toMatchObject({
      indexed: 1,
    });
  });

  test('a wait of years is no error', async () => {
    expect(
      await json('search', '', '--archive', await archiveOf(), '--wait', '99999999999'),
    ).toMatchObject({ count: 1 });
  });
});

test.each([
  'Zoë 😀',
  '😀',
  'x'.repeat(119) + '😀😀',
  'Ann-Kathrin van der Berg de la Cruz y Vega Ruiz',
])('a person may be called %s', async (name) => {
  const archive = await archiveOf();
  await json('annotate', '--query', '', '--note', 'x', '--as', name, '--archive', archive);
  expect((await run('verify', archive)).exit).toBe(0);
});
