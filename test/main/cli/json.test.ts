import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { haveOpenssl, makePki, pkiPassword } from '../../pki/pki.ts';
import { record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { archiveOf, fileOf, json, lastLine, run, runOn, withOwnHome } from './command-line.ts';

withOwnHome();

const count = z.number().int().nonnegative();
const hash = z.string().regex(/^[0-9a-f]{64}$/);
const text = z.string().min(1);
const me = ['--as', 'Maria Keller'];
const assessing = [
  '--framework',
  'cis-aws-foundations@7.0.0',
  '--from',
  '2026-01-01',
  '--to',
  '2027-01-01',
];

async function assessed(): Promise<string[]> {
  const archive = await archiveOf(record());
  await json('assess', '--archive', archive, ...assessing, ...me);
  return ['--archive', archive, ...me];
}

// Red if a field of the contract is renamed, left out or changes its type.
describe('the last line of --json has the fields of the contract', () => {
  test('demo', async () => {
    const out = join(tempFolder(), 'demo');
    const shape = z.object({ events: count, objects: count, digests: count, dir: text });
    const said = shape.parse(
      await json(
        'demo',
        '--out',
        out,
        '--events',
        '200',
        '--days',
        '1',
        '--accounts',
        '1',
        '--seed',
        's',
      ),
    );
    expect(said).toMatchObject({ events: 200, dir: out });
  });

  test('import', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'cut.json'), '{"Records":[{"eventV');
    writeFileSync(join(folder, 'notes.txt'), 'x');
    const ran = await run('import', folder, '--archive', join(folder, 'a.trailproof'), '--json');
    expect(ran).toMatchObject({ exit: 1, err: '' });
    const shape = z.object({
      objects: count,
      records: count,
      indexed: count,
      duplicates: count,
      conflicts: count,
      rejected: count,
      rejections: z.array(z.object({ object: text, reason: text, detail: text })).min(1),
      ignored: z.array(z.object({ path: text, reason: text })).min(1),
      seconds: z.number().nonnegative(),
      head: hash,
    });
    shape.parse(lastLine(ran));
  });

  test('search', async () => {
    const said = await json('search', '', '--archive', await archiveOf());
    expect(z.object({ count, seconds: z.number().nonnegative() }).parse(said).count).toBe(1);
  });

  test('frameworks', async () => {
    const one = z.object({
      id: z.string().regex(/^[a-z0-9-]+@[0-9.]+$/),
      name: text,
      controls: count,
    });
    z.object({ frameworks: z.array(one).min(1) }).parse(await json('frameworks'));
  });

  test('assess', async () => {
    const control = z.object({ id: text, status: text, population: count });
    const shape = z.object({ assessment: z.literal('A-1'), controls: z.array(control).min(1) });
    const said = await json('assess', '--archive', await archiveOf(), ...assessing, ...me);
    shape.parse(said);
  });

  test('annotate and conclude', async () => {
    const common = await assessed();
    const act = z.object({ seq: count, hash });
    act
      .extend({ acts: z.literal(1) })
      .parse(await json('annotate', ...common, '--query', '', '--note', 'x'));
    act.parse(
      await json(
        'conclude',
        ...common,
        '--assessment',
        'A-1',
        '--control',
        '5.5',
        '--result',
        'deviation',
        '--rationale',
        'x',
      ),
    );
  });

  test('report, not signed', async () => {
    const out = join(tempFolder(), 'r.pdf');
    const said = await json('report', ...(await assessed()), '--assessment', 'A-1', '--out', out);
    z.object({
      pages: count.positive(),
      signed: z.literal(false),
      level: z.literal('none'),
      sha256: hash,
    }).parse(said);
  });

  test.skipIf(!haveOpenssl)('report, signed', async () => {
    const pki = makePki();
    vi.stubEnv('KEY_PASSWORD', pkiPassword);
    const key = [
      '--p12',
      fileOf('k.p12', Buffer.from(pki.p12('ec'))),
      '--password-env',
      'KEY_PASSWORD',
    ];
    const out = join(tempFolder(), 'r.pdf');
    const said = await json(
      'report',
      ...(await assessed()),
      '--assessment',
      'A-1',
      '--out',
      out,
      ...key,
    );
    z.object({ signed: z.literal(true), level: z.literal('B-B'), sha256: hash }).parse(said);
    pki.remove();
  });

  test('verify', async () => {
    const check = z.object({ name: text, ok: z.boolean(), detail: z.string() });
    const shape = z.object({ valid: z.literal(true), trust: text, checks: z.array(check).min(1) });
    shape.parse(await json('verify', await archiveOf()));
  });
});

// Red if results and the object are printed the other way round, or on one line.
test('--json comes after the results, on a line of its own', async () => {
  const archive = await archiveOf(record(), record({ eventID: 'second' }));
  const { out } = await run('search', '', '--archive', archive, '--json');
  const lines = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, unknown>);
  expect(lines).toMatchObject([
    { eventName: 'StopLogging' },
    { eventName: 'StopLogging' },
    { count: 2 },
  ]);
});

// Red if progress goes to stdout, where it would end up in somebody's file.
test('progress goes to stderr, only to a person, and not with --quiet', async () => {
  const file = fileOf('a.json', JSON.stringify({ Records: [record()] }));
  const importInto = (terminal: boolean, ...more: string[]) =>
    runOn(
      { stdout: false, stderr: terminal },
      'import',
      file,
      '--archive',
      join(tempFolder(), 'a'),
      '--json',
      ...more,
    );
  const shown = await importInto(true);
  expect(shown.err).toBe('\rImporting files 1 of 1\n');
  expect(shown.out.trimEnd().split('\n')).toHaveLength(1);
  expect((await importInto(true, '--quiet')).err).toBe('');
  expect((await importInto(false)).err).toBe('');
});
