import { writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haveOpenssl, makePki } from '../../pki/pki.ts';
import { startTsa, type Tsa } from '../../pki/tsa.ts';
import { archiveOf, expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

describe.skipIf(!haveOpenssl)('timestamp', () => {
  let pki: ReturnType<typeof makePki>;
  let tsa: Tsa;
  beforeAll(async () => {
    pki = makePki();
    tsa = await startTsa(pki);
  });
  afterAll(async () => {
    await tsa.stop();
    pki.remove();
  });

  // Red if the act, the trust in the authority or the head that was stamped is not told.
  test('the head is stamped, verified, and trusted if its authority is', async () => {
    const archive = await archiveOf();
    const words = ['timestamp', '--archive', archive, '--tsa', tsa.url];
    expectRefusal(await run(...words), 2, /--as/);
    const stamped = await json(...words, '--as', 'Maria Keller');
    expect(stamped).toMatchObject({ authority: tsa.name });
    const root = join(dirname(archive), 'root.pem');
    writeFileSync(root, pki.rootPem);
    expect(await json('verify', archive)).toMatchObject({ valid: true, trust: 'not checked' });
    expect(await json('verify', archive, '--trust', root)).toMatchObject({ trust: 'trusted' });
    const held = ['--archive-head', String(stamped['head'])];
    expect(await json('verify', archive, ...held)).toMatchObject({ valid: true });
    const other = join(dirname(archive), 'other.pem');
    writeFileSync(other, pki.pem('lookalike'));
    const untrusted = await run('verify', archive, '--trust', other);
    expect(untrusted.exit).toBe(1);
    expect(untrusted.out).toMatch(/^NOT VALID; trust: not trusted\n/);
  });

  test('an authority that does not answer is one sentence, and exit 1', async () => {
    const archive = await archiveOf();
    const words = ['timestamp', '--archive', archive, '--as', 'Maria Keller', '--tsa'];
    expectRefusal(await run(...words, 'http://127.0.0.1:1/'), 1, /^No time stamp came from 127/);
    expectRefusal(await run(...words, 'tsa.example.com'), 2, /is no web address/);
  });
});
