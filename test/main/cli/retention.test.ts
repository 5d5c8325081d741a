import Database from 'better-sqlite3';
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { Certificate, DisposalPlan, Retention } from '../../../preload/contract/retention.ts';
import { canonical } from '../../../main/platform/canonical.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

const as = ['--as', 'Maria Keller'] as const;

/** Two files: one with a record of interest, one without. */
async function twoFiles(): Promise<string> {
  const folder = tempFolder();
  writeFileSync(join(folder, 'stop.json'), logText(record()));
  writeFileSync(
    join(folder, 'other.json'),
    logText(record({ eventID: 'o', eventName: 'ListBuckets', userAgent: 'Quokka' })),
  );
  const archive = join(folder, 'Case 7.trailproof');
  await json('import', folder, '--archive', archive, ...as);
  return archive;
}

const gone = (archive: string): boolean =>
  ['', '-wal', '-shm'].every((part) => !existsSync(archive + part));

// Red if an act is not kept, or shown otherwise than it was said.
test('a retention date and a legal hold are acts, and are shown', async () => {
  const archive = await twoFiles();
  const empty = await json('retention', '--archive', archive);
  expect(empty).toEqual({ keptUntil: null, hold: null, disposals: [], swept: true });
  const reason = 'ISA 230: five years from the report';
  const words = ['retention', '--archive', archive] as const;
  await json(...words, '--until', '2031-03-31', '--reason', reason, ...as);
  const held = Retention.parse(await json(...words, '--hold', 'Keller v. Example', ...as));
  expect(held).toMatchObject({
    keptUntil: { day: '2031-03-31', reason, by: 'Maria Keller' },
    hold: { reason: 'Keller v. Example', by: 'Maria Keller' },
  });
  expect((await run(...words)).out).toMatch(
    /^Kept until 2031-03-31 \(ISA 230: .*\); set by Maria Keller on .*\.\nLegal hold since .*, placed by Maria Keller: Keller v\. Example\n$/,
  );
  expect(await json(...words, '--lift-hold', 'Settled.', ...as)).toMatchObject({ hold: null });
  expect(await json('verify', archive)).toMatchObject({ valid: true });
});

describe('usage', () => {
  test.each([
    [['--until', '2031-02-30', '--reason', 'x', ...as], 2, /“2031-02-30” is no day/],
    [['--until', '2031-03-31', ...as], 2, /needs a reason/],
    [['--reason', 'x', ...as], 2, /--until together with --reason/],
    [['--hold', 'a', '--lift-hold', 'b', ...as], 2, /either --hold or --lift-hold/],
    [['--hold', 'a'], 2, /Say who acts/],
    [['--lift-hold', 'a', ...as], 3, /No legal hold stands/],
  ] as const)('retention %j', async (words, exit, says) => {
    expectRefusal(await run('retention', '--archive', await twoFiles(), ...words), exit, says);
  });

  test.each([
    [['--reason', 'x', ...as], 2, /Say what: --object, --engagement or --sweep/],
    [['--object', 'stop.json', ...as], 2, /Say why/],
    [['--object', 'stop.json', '--reason', 'x'], 2, /Say who acts/],
    [['--object', 'z.json', '--reason', 'x', ...as], 2, /holds no original z\.json/],
    [['--engagement', '--reason', 'x', ...as], 2, /where the certificate is written/],
  ] as const)('dispose %j', async (words, exit, says) => {
    expectRefusal(await run('dispose', '--archive', await twoFiles(), ...words), exit, says);
  });
});

// Red if a dry run writes, or the disposal is not what it said.
test('an original is disposed of, after a dry run that says the same', async () => {
  const archive = await twoFiles();
  const words = [
    'dispose',
    '--archive',
    archive,
    '--object',
    'other.json',
    '--reason',
    'x',
  ] as const;
  const plan = DisposalPlan.parse(await json(...words, '--dry-run', ...as));
  expect(plan).toMatchObject({ events: 1, refusals: [] });
  expect((await run('search', '', '--archive', archive, '--format', 'count')).out).toBe('2\n');
  expect(readFileSync(archive).includes('Quokka')).toBe(true);
  const done = await json(...words, ...as);
  expect(done).toMatchObject({ events: 1, bytes: plan.bytes, objects: plan.objects, swept: true });
  expect((await run('search', '', '--archive', archive, '--format', 'count')).out).toBe('1\n');
  expect(readFileSync(archive).includes('Quokka')).toBe(false);
  const verified = await run('verify', archive);
  expect(verified).toMatchObject({ exit: 0 });
  expect(verified.out).toMatch(
    /ok {3}disposals: 1 object disposed of, on .*, by Maria Keller, because: x\n/,
  );
  expectRefusal(await run(...words, ...as), 3, /other\.json was disposed of already/);
});

// Red if populations are not looked at.
test('an original of an assessment’s population is refused, and the control is named', async () => {
  const archive = await twoFiles();
  const period = ['--from', '2026-03-01', '--to', '2026-04-01'];
  const framework = ['--framework', 'cis-aws-foundations@7.0.0'];
  await json('assess', '--archive', archive, ...framework, ...period, ...as);
  const ran = await run(
    'dispose',
    '--archive',
    archive,
    '--object',
    'stop.json',
    '--reason',
    'x',
    ...as,
  );
  expectRefusal(
    ran,
    3,
    /\(record 1 of .*stop\.json\) is in the population of control \S+ of A-1\./,
  );
});

describe('a whole engagement', () => {
  const certificateOf = (archive: string): string =>
    `${archive}-certificate.json`.replace('.trailproof-', '-');

  // Red if the file is removed before the certificate is there, or a figure is another's.
  test('leaves a certificate that names the file’s bytes, and nothing else', async () => {
    const archive = await twoFiles();
    const copy = join(tempFolder(), 'copy.trailproof');
    copyFileSync(archive, copy);
    const out = certificateOf(archive);
    const words = ['dispose', '--archive', archive, '--engagement', '--reason', 'Period over.'];
    const result = await json(...words, '--certificate', out, '--early', 'Client asked.', ...as);
    expect(gone(archive)).toBe(true);
    const text = readFileSync(out, 'utf8');
    const certificate = Certificate.parse(JSON.parse(text));
    expect(text).toBe(`${canonical(certificate)}\n`);
    expect(certificate).toEqual(result);
    expect(certificate).toMatchObject({
      engagement: 'Case 7',
      file: 'Case 7.trailproof',
      events: 2,
      objects: 2,
      from: '2026-03-14T02:17:08Z',
      to: '2026-03-14T02:17:08Z',
      reason: 'Period over.',
      early: 'Client asked.',
      by: { name: 'Maria Keller' },
      keptUntil: null,
    });
    const { checks } = (await json('verify', copy)) as {
      checks: { name: string; detail: string }[];
    };
    expect(checks.find(({ name }) => name === 'ledger')?.detail).toContain(certificate.ledger.head);
    expect(certificate.bytes).toBe(readFileSync(copy).length);
  });

  // Red if the hash is of a file that is not complete, or changed after it was hashed.
  test('the hash is that of the file as it lay there', async () => {
    const archive = await twoFiles();
    const words = [
      'dispose',
      '--archive',
      archive,
      '--engagement',
      '--reason',
      'x',
      '--early',
      'y',
    ];
    const never = join(tempFolder(), 'no', 'folder.json');
    expectRefusal(await run(...words, '--certificate', never, ...as), 3, /cannot be written/);
    const sha256 = createHash('sha256').update(readFileSync(archive)).digest('hex');
    const result = await json(...words, '--certificate', certificateOf(archive), ...as);
    expect(result['sha256']).toBe(sha256);
  });

  test.each([
    ['no date', [], /No retention date is set: set one, or say why/],
    [
      'before the date',
      ['--until', '2999-12-31', '--reason', 'ISA 230'],
      /kept until 2999-12-31 \(ISA 230\)/,
    ],
    [
      'a hold',
      ['--hold', 'A dispute'],
      /legal hold stands since .*: A dispute\. It has to be lifted/,
    ],
  ] as const)('is refused: %s; nothing is written or removed', async (_what, act, says) => {
    const archive = await twoFiles();
    if (act.length > 0) await json('retention', '--archive', archive, ...act, ...as);
    const out = certificateOf(archive);
    const words = ['dispose', '--archive', archive, '--engagement', '--reason', 'x'];
    const early = act[0] === '--hold' ? ['--early', 'y'] : [];
    expectRefusal(await run(...words, '--certificate', out, ...early, ...as), 3, says);
    expect([existsSync(archive), existsSync(out)]).toEqual([true, false]);
  });

  test('after the date it needs no further reason', async () => {
    const archive = await twoFiles();
    const words = ['--until', '2020-12-31', '--reason', 'ISA 230'];
    await json('retention', '--archive', archive, ...words, ...as);
    const out = certificateOf(archive);
    const dispose = ['dispose', '--archive', archive, '--engagement', '--reason', 'x'];
    const result = await json(...dispose, '--certificate', out, ...as);
    expect(result).toMatchObject({ early: null, keptUntil: { day: '2020-12-31' } });
    expect(gone(archive)).toBe(true);
  });

  // Red if a certificate may be written over one that is there, or over the archive.
  test('a certificate never replaces what is there', async () => {
    const archive = await twoFiles();
    const words = [
      'dispose',
      '--archive',
      archive,
      '--engagement',
      '--reason',
      'x',
      '--early',
      'y',
    ];
    expectRefusal(await run(...words, '--certificate', archive, ...as), 3, /is there already/);
    expectRefusal(
      await run(...words, '--certificate', `${archive}-wal`, ...as),
      2,
      /over the archive/,
    );
    expect(existsSync(archive)).toBe(true);
  });
});

// Red if the synthetic organisation's many shared identities and files are led over wrongly.
test('of a demo trail a day goes, and what is left is whole', async () => {
  const out = tempFolder();
  await json('demo', '--out', join(out, 'trail'), '--events', '6000', '--seed', '3');
  const archive = join(out, 'demo.trailproof');
  const imported = await json('import', join(out, 'trail'), '--archive', archive, ...as);
  const db = new Database(archive, { readonly: true });
  const names = db
    .prepare("SELECT hex(sha256) FROM object WHERE kind = 'log' ORDER BY id LIMIT 30 OFFSET 40")
    .pluck()
    .all() as string[];
  db.close();
  const done = await json(
    'dispose',
    '--archive',
    archive,
    '--object',
    ...names,
    '--reason',
    'x',
    ...as,
  );
  expect(done['events']).toBeGreaterThan(20);
  const count = (await run('search', '', '--archive', archive, '--format', 'count')).out;
  expect(Number(count)).toBe(
    Number(imported['indexed']) + Number(imported['conflicts']) - Number(done['events']),
  );
  expect(await json('verify', archive)).toMatchObject({ valid: true });
}, 60_000);
