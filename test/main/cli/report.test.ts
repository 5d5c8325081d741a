import { chmodSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import { haveOpenssl, makePki, pkiPassword } from '../../pki/pki.ts';
import { withoutRights } from '../collect/without-rights.ts';
import { archiveOf, expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

/** An archive with an assessment, and the words that report it into a folder of its own. */
async function assessed(): Promise<{ archive: string; folder: string; words: string[] }> {
  const archive = await archiveOf();
  const common = ['--archive', archive, '--as', 'Maria Keller'];
  const period = ['--from', '2026-01-01', '--to', '2027-01-01'];
  await json('assess', ...common, '--framework', 'cis-aws-foundations@7.0.0', ...period);
  const folder = join(dirname(archive), 'reports');
  mkdirSync(folder);
  return { archive, folder, words: ['report', ...common, '--assessment', 'A-1'] };
}

describe.skipIf(!haveOpenssl)(
  'a key that does not open, or cannot sign, ends with 3 and leaves no file',
  () => {
    let pki: ReturnType<typeof makePki>;
    beforeAll(() => {
      pki = makePki();
      vi.stubEnv('KEY_PASSWORD', pkiPassword);
      vi.stubEnv('WRONG_PASSWORD', 'swordfish');
      vi.stubEnv('EMPTY_PASSWORD', '');
    });
    afterAll(() => pki.remove());

    test.each([
      ['a wrong password', () => pki.p12('ec'), 'WRONG_PASSWORD', /password does not open the key/],
      [
        'an empty password',
        () => pki.p12('ec'),
        'EMPTY_PASSWORD',
        /password does not open the key/,
      ],
      [
        'no PKCS#12 at all',
        () => Buffer.from('not a key'),
        'KEY_PASSWORD',
        /cannot be used: it is dam/,
      ],
      ['an empty file', () => Buffer.alloc(0), 'KEY_PASSWORD', /cannot be used/],
      ['a PKCS#12 without a key', () => pki.p12('ec', 'noKey'), 'KEY_PASSWORD', /no private key/],
      ['a certificate that has expired', () => pki.p12('expired'), 'KEY_PASSWORD', /expired/],
    ])('%s', async (_what, key, variable, says) => {
      const { folder, words } = await assessed();
      const p12 = join(dirname(folder), 'k.p12');
      writeFileSync(p12, key());
      const signing = ['--p12', p12, '--password-env', variable];
      const ran = await run(...words, '--out', join(folder, 'r.pdf'), ...signing);
      expectRefusal(ran, 3, says);
      expect(ran.err).not.toContain('swordfish');
      expect(readdirSync(folder)).toEqual([]);
    });

    // Red if the library's two ways to miss a password are taken for an empty one.
    test('a variable that is not set is a mistake of usage, and so is a key that is not there', async () => {
      const { folder, words } = await assessed();
      const out = ['--out', join(folder, 'r.pdf')];
      const gone = join(folder, 'gone.p12');
      const unset = await run(...words, ...out, '--p12', gone, '--password-env', 'NOT_SET');
      expectRefusal(unset, 2, /--password-env NAME/);
      const missing = await run(...words, ...out, '--p12', gone, '--password-env', 'KEY_PASSWORD');
      expectRefusal(missing, 2, /gone\.p12 cannot be read: no such file/);
    });
  },
);

// Red if the PDF is half written, or if the sentence does not name the file.
describe('an output that cannot be written ends with 3 and one sentence', () => {
  test.each([
    ['a folder that is missing', 'no/r.pdf', 'no such file or folder'],
    ['a folder in the place of the file', 'taken.pdf', 'it is a folder'],
    ['a file in the place of the folder', 'file/r.pdf', 'part of the path is not a folder'],
    ['a name that is too long', `${'x'.repeat(300)}.pdf`, 'the name is too long'],
  ])('%s', async (_what, name, reason) => {
    const { folder, words } = await assessed();
    mkdirSync(join(folder, 'taken.pdf'));
    writeFileSync(join(folder, 'file'), '');
    const before = readdirSync(folder);
    const ran = await run(...words, '--out', join(folder, name));
    expect(ran).toMatchObject({ exit: 3, out: '' });
    expect(ran.err).toBe(`${join(folder, name)} cannot be written: ${reason}.\n`);
    expect(readdirSync(folder)).toEqual(before);
  });

  test('a folder that may not be written', async () => {
    const { archive, folder, words } = await assessed();
    for (const path of [dirname(archive), archive]) chmodSync(path, 0o777);
    chmodSync(folder, 0o555);
    const ran = await withoutRights(() => run(...words, '--out', join(folder, 'r.pdf')));
    expectRefusal(ran, 3, /r\.pdf cannot be written: permission denied\./);
  });

  // Red without the guard: the report is renamed over the evidence.
  test('the archive itself, under whatever name', async () => {
    const { archive, folder, words } = await assessed();
    const before = readFileSync(archive);
    expectRefusal(
      await run(...words, '--out', archive),
      3,
      /would be overwritten; choose another file/,
    );
    const roundabout = join(folder, '..', 'test.trailproof');
    expectRefusal(await run(...words, '--out', roundabout), 3, /would be overwritten/);
    expect(readFileSync(archive).equals(before)).toBe(true);
  });
});

test('an older report in its place is replaced', async () => {
  const { folder, words } = await assessed();
  const out = join(folder, 'r.pdf');
  await json(...words, '--out', out, '--draft');
  expect(await json(...words, '--out', out)).toMatchObject({ signed: false });
  expect(readdirSync(folder)).toEqual(['r.pdf']);
});
