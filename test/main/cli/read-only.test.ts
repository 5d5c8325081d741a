import { chmodSync, existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { withoutRights } from '../collect/without-rights.ts';
import { archiveOf, expectRefusal, fileOf, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

/** An archive with an assessment, in a folder and a file that cannot be written to. */
async function readOnlyArchive(): Promise<string> {
  const archive = await archiveOf();
  await json(
    ...'assess --framework cis-aws-foundations@7.0.0 --from 2026-03-01 --to 2026-04-01'.split(' '),
    '--as',
    'M',
    '--archive',
    archive,
  );
  chmodSync(archive, 0o444);
  chmodSync(dirname(archive), 0o555);
  onTestFinished(() => chmodSync(dirname(archive), 0o755));
  return archive;
}

// Red if a command that only reads opens the archive for writing.
test('an archive on a read-only disk is searched, verified, copied and reported on', async () => {
  const archive = await readOnlyArchive();
  const out = tempFolder();
  chmodSync(out, 0o777);
  await withoutRights(async () => {
    const count = await run('search', 'eventName = StopLogging', '--archive', archive);
    expect(count).toMatchObject({ exit: 0, err: '' });
    expect(count.out).toContain('"eventName":"StopLogging"');
    expect(await json('verify', archive)).toMatchObject({ valid: true });
    await json('backup', '--archive', archive, '--out', join(out, 'copy.trailproof'));
    const report = ['report', '--archive', archive, '--assessment', 'A-1', '--as', 'M', '--out'];
    expect(await json(...report, join(out, 'a.pdf'))).toMatchObject({ recorded: false });
    expect((await run(...report, join(out, 'b.pdf'))).out).toContain(
      'The archive is read-only: this report is not in its ledger.\n',
    );
  });
  expect(existsSync(join(out, 'a.pdf'))).toBe(true);
});

test.each([
  ['import', (archive: string, log: string) => ['import', log, '--archive', archive]],
  [
    'annotate',
    (archive: string) => ['annotate', '--archive', archive, '--query', '', '--note', 'x'],
  ],
  [
    'conclude',
    (archive: string) =>
      'conclude --assessment A-1 --control 5.5 --result deviation --rationale x --archive'
        .split(' ')
        .concat(archive),
  ],
  ['compact', (archive: string) => ['compact', '--archive', archive]],
] as const)('%s says in one sentence that the archive cannot be written', async (name, argv) => {
  const archive = await readOnlyArchive();
  const log = fileOf('log.json', logText(record({ eventID: 'another' })));
  chmodSync(dirname(log), 0o755);
  const author = name === 'compact' ? [] : ['--as', 'M'];
  const ran = await withoutRights(() => run(...argv(archive, log), ...author));
  expectRefusal(ran, 3, /test\.trailproof cannot be opened for writing; check folder/);
});
