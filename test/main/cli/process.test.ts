import Database from 'better-sqlite3';
import { spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, existsSync, openSync } from 'node:fs';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { expect, test, vi } from 'vitest';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { zipOf } from '../collect/zip-file.ts';
import { ended, start } from './child.ts';
import { archiveOf, fileOf, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

/** More than a pipe holds, so that a reader who goes away is noticed. */
function manyRecords(): unknown[] {
  return Array.from({ length: 2000 }, (_, n) => record({ eventID: `id-${n}` }));
}

// Red if the exit code of a command is lost between run.ts and the process.
test('the process ends with the code of its command, and says errors on stderr only', async () => {
  const archive = await archiveOf();
  const expected = [
    [['search', '', '--archive', archive, '--format', 'count'], 0, '1\n', ''],
    [['import', 'package.json', '--archive', archive, '--json'], 1, /"rejected":1/, ''],
    [['search', 'eventName =', '--archive', archive], 2, '', /^At character 12: [^\n]+\n$/],
    [['import', 'package.json', '--archive', '/dev/null/x'], 3, '', /^[^\n]+cannot be[^\n]+\n$/],
  ] as const;
  const ends = await Promise.all(
    expected.map(async ([argv]) => {
      const child = start(argv);
      const [out, end] = await Promise.all([text(child.stdout), ended(child)]);
      return { ...end, out };
    }),
  );
  for (const [index, [, exit, out, err]] of expected.entries()) {
    expect(ends[index]).toMatchObject({ exit });
    expect(ends[index]?.out).toMatch(out);
    expect(ends[index]?.err).toMatch(err);
  }
});

// Red if the error of the pipe is not listened for (a stack, exit 1), or if the rest is printed all the same.
test('search … | head -1: the reader has enough, and nothing goes wrong', async () => {
  const archive = await archiveOf(...manyRecords());
  const child = start(['search', '', '--archive', archive]);
  await once(child.stdout, 'data');
  child.stdout.destroy();
  expect(await ended(child)).toEqual({ exit: 0, signal: null, err: '' });
});

// Red if what was written is not waited for, page by page or at the end.
test.skipIf(!existsSync('/dev/full')).each(['jsonl', 'count'])(
  'a disk that is full is told; the exit code is not 0 (%s)',
  async (format) => {
    const words = ['search', '', '--archive', await archiveOf(), '--format', format];
    const disk = openSync('/dev/full', 'w');
    const { status, stderr } = spawnSync(process.execPath, ['main/cli/index.ts', ...words], {
      stdio: ['ignore', disk, 'pipe'],
    });
    closeSync(disk);
    expect([status, stderr.toString()]).toEqual([
      3,
      'The output cannot be written: the disk is full.\n',
    ]);
  },
);

test('a home that cannot be made is told, with the way out', async () => {
  const archive = join(tempFolder(), 'a.trailproof');
  const child = start(['import', 'package.json', '--archive', archive], {
    TRAILPROOF_HOME: '/dev/null/x',
  });
  const end = await ended(child);
  expect(end.exit).toBe(3);
  expect(end.err).toMatch(
    /^[^\n]+ part of the path is not a folder\. Let TRAILPROOF_HOME name[^\n]+\n$/,
  );
});

/** How many objects the run under way has committed; nothing yet is 0. */
function committed(archive: string): number {
  // Before there is a write-ahead log, a reader could be in the way.
  if (!existsSync(`${archive}-wal`)) return 0;
  const db = new Database(archive, { readonly: true });
  try {
    return Number(db.prepare('SELECT max(objects) FROM run').pluck().get() ?? 0);
  } catch {
    return 0;
  } finally {
    db.close();
  }
}

// Red without the signal's handler: the run is left as it was, exit by signal, nothing said.
test('Ctrl-C keeps what was committed, says so, ends with 130; the same import goes on from there', async () => {
  const total = 8000;
  const entries = Array.from({ length: total }, (_, n) => ({
    name: `${n}.json`,
    data: logText(record({ eventID: `id-${n}` })),
  }));
  const zip = fileOf('logs.zip', zipOf(...entries));
  const archive = join(tempFolder(), 'a.trailproof');
  const child = start(['import', zip, '--archive', archive, '--json']);
  const out = text(child.stdout);
  await vi.waitFor(() => expect(committed(archive)).toBeGreaterThan(0), {
    interval: 5,
    timeout: 20_000,
  });
  child.kill('SIGINT');
  const end = await ended(child);
  expect(end).toMatchObject({ exit: 130, signal: null });
  expect(end.err).toBe(
    'Interrupted. What was committed is kept; the same import goes on where this one ended.\n',
  );
  const said = JSON.parse(await out) as { objects: number; indexed: number; cancelled: boolean };
  expect(said.cancelled).toBe(true);
  expect(said.objects).toBeGreaterThan(0);
  expect(said.objects).toBeLessThan(total);
  expect((await run('verify', archive)).exit).toBe(0);
  expect(await json('search', '', '--archive', archive, '--format', 'count')).toMatchObject({
    count: said.indexed,
  });
  expect(await json('import', zip, '--archive', archive)).toMatchObject({
    objects: total,
    known: said.objects,
    indexed: total - said.indexed,
  });
});
