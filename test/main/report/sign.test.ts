import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { ProblemCode } from '../../../preload/contract/errors.ts';
import { createReport, type ReportRequest } from '../../../main/report/create-report.ts';
import { signReport } from '../../../main/report/sign.ts';
import { collectReport } from '../../../main/report/collect-report.ts';
import { reportPdf } from '../../../main/report/pdf.ts';
import { verifyReport } from '../../../main/verify/index.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { haveOpenssl, makePki, oddPassword, pkiPassword, type Pki } from '../../pki/pki.ts';
import { makeSample, type Sample } from './sample.ts';
import { have, nssStore, printed } from './tools.ts';

describe.skipIf(!haveOpenssl)('signing', () => {
  let sample: Sample;
  let pki: Pki & { remove(): void };
  let unsigned: Buffer;

  beforeAll(async () => {
    pki = makePki();
    sample = await makeSample();
    const { model, attachments } = collectReport(sample.source);
    ({ bytes: unsigned } = await reportPdf(model, attachments));
  });
  afterAll(() => {
    sample.remove();
    pki.remove();
  });

  test.each([
    ['rsa', 'modern'],
    ['rsa', 'legacy'],
    ['ec', 'modern'],
    ['ec', 'legacy'],
    ['ec384', 'modern'],
  ] as const)('%s key from a %s file', async (leaf, form) => {
    const key = { p12: pki.p12(leaf, form), password: pkiPassword };
    const { bytes, signer, level } = await signReport(unsigned, key);
    expect([signer, level]).toEqual([`Maria Keller (${leaf})`, 'B-B']);
    const { checks, valid } = verifyReport(bytes);
    expect([valid, checks.filter((check) => !check.ok)]).toEqual([true, []]);
  });

  // Red if the password is handed on in one byte a letter.
  test('a password beyond Latin-1', async () => {
    const key = { p12: pki.p12('ec', 'otherPassword'), password: oddPassword };
    expect((await signReport(unsigned, key)).signer).toBe('Maria Keller (ec)');
  });

  // Each of these signs without complaint if the checks in certificate-use.ts are left out.
  test.each([
    ['expired', 'bad_key', /expired on 2024-02-01/],
    ['wrongUsage', 'bad_key', /not for signing/],
    ['webServer', 'bad_key', /for web servers, not for documents/],
    ['small', 'bad_key', /1024 bits/],
    ['authority', 'bad_key', /that of an authority/],
  ] as const)('refuses a certificate: %s', async (leaf, code, message) => {
    const key = { p12: pki.p12(leaf), password: pkiPassword };
    await expect(signReport(unsigned, key)).rejects.toMatchObject({
      code,
      message: expect.stringMatching(message) as string,
    });
  });

  test('refuses a certificate that is not valid yet', async () => {
    const key = { p12: pki.p12('ec'), password: pkiPassword };
    await expect(signReport(unsigned, key, '2020-01-01T00:00:00Z')).rejects.toMatchObject({
      code: 'bad_key',
      message: expect.stringMatching(/valid only from/) as string,
    });
  });

  const files: [string, () => Uint8Array, string, ProblemCode][] = [
    ['a wrong password', () => pki.p12('rsa'), 'wrong', 'wrong_password'],
    ['a wrong password, old form', () => pki.p12('rsa', 'legacy'), 'wrong', 'wrong_password'],
    [
      'no MAC, so that no password can be told',
      () => pki.p12('ec', 'noMac'),
      pkiPassword,
      'bad_key',
    ],
    ['no password', () => pki.p12('ec'), '', 'wrong_password'],
    ['no key inside', () => pki.p12('ec', 'noKey'), pkiPassword, 'bad_key'],
    ['no PKCS#12 at all', () => Buffer.from('hello'), pkiPassword, 'bad_key'],
    ['an empty file', () => Buffer.alloc(0), pkiPassword, 'bad_key'],
    ['a certificate instead', () => Buffer.from(pki.pem('ec')), pkiPassword, 'bad_key'],
  ];
  test.each(files)('refuses a key file: %s', async (_name, p12, password, code) => {
    const failed = signReport(unsigned, { p12: p12(), password });
    await expect(failed).rejects.toMatchObject({ name: 'Problem', code });
    // No message may hold the password.
    if (password === 'wrong') {
      await expect(failed).rejects.not.toMatchObject({
        message: expect.stringContaining(`“${password}`) as string,
      });
    }
  });

  describe('createReport', () => {
    function request(change: Partial<ReportRequest> = {}): ReportRequest {
      const p12 = join(sample.folder, 'key.p12');
      writeFileSync(p12, pki.p12('rsa'));
      return {
        ...sample.source,
        generatedAt: new Date().toISOString(),
        out: join(tempFolder(), 'report.pdf'),
        signing: { p12, password: pkiPassword },
        verify: verifyReport,
        ...change,
      };
    }

    test('writes a file that is what it says', async () => {
      const wanted = request();
      const made = await createReport(wanted);
      const bytes = readFileSync(wanted.out);
      expect(made).toMatchObject({
        level: 'B-B',
        signer: 'Maria Keller (rsa)',
        bytes: bytes.length,
      });
      const { valid, trust, checks } = verifyReport(bytes, { trust: pki.rootPem, level: 'B-B' });
      expect([valid, trust]).toEqual([true, 'trusted']);
      expect(checks.map((check) => check.name)).toContain('population 5.5');
    });

    test('without a key it writes an unsigned report', async () => {
      const wanted = request({ signing: undefined });
      expect(await createReport(wanted)).toMatchObject({ level: 'none', signer: null });
      const failed = verifyReport(readFileSync(wanted.out)).checks.filter((check) => !check.ok);
      expect(failed.map((check) => check.name)).toEqual(['signature']);
    });

    // Each is red if the file is written before the failure can happen.
    test.each([
      ['wrong password', { signing: { p12: '', password: 'wrong' } }, 'wrong_password'],
      ['missing key file', { signing: { p12: '/nowhere/key.p12', password: 'x' } }, 'unreadable'],
      ['no such assessment', { assessment: 'A-99' }, 'not_found'],
    ] as const)('%s: nothing is written', async (_name, change, code) => {
      const wanted = request(change);
      const signing =
        wanted.signing?.p12 === ''
          ? { ...wanted.signing, p12: join(sample.folder, 'key.p12') }
          : wanted.signing;
      await expect(createReport({ ...wanted, signing })).rejects.toMatchObject({ code });
      expect(existsSync(wanted.out)).toBe(false);
    });

    // Red if the evidence or the key may be written over.
    test('a report is not written over its own sources', async () => {
      const wanted = request();
      for (const out of [sample.source.read.file, wanted.signing?.p12 ?? '']) {
        const before = readFileSync(out);
        await expect(createReport({ ...wanted, out })).rejects.toMatchObject({ code: 'refused' });
        expect(readFileSync(out).equals(before)).toBe(true);
      }
    });

    test('what does not verify is not written', async () => {
      const wanted = request({
        verify: (bytes) => verifyReport(Buffer.concat([bytes, Buffer.from('%')])),
      });
      await expect(createReport(wanted)).rejects.toMatchObject({ code: 'internal' });
      expect(existsSync(wanted.out)).toBe(false);
    });

    test('a folder that is not there, or is a file', async () => {
      const folder = tempFolder();
      const missing = join(folder, 'missing', 'report.pdf');
      await expect(createReport(request({ out: missing }))).rejects.toMatchObject({
        code: 'unwritable',
      });
      mkdirSync(join(folder, 'report.pdf'));
      await expect(
        createReport(request({ out: join(folder, 'report.pdf') })),
      ).rejects.toMatchObject({ code: 'unwritable' });
    });
  });

  test.skipIf(!have('pdfsig') || !have('certutil') || !have('qpdf'))(
    'pdfsig and qpdf accept RSA and EC signatures',
    async () => {
      const folder = tempFolder();
      const store = nssStore(folder);
      for (const leaf of ['rsa', 'ec'] as const) {
        const key = { p12: pki.p12(leaf), password: pkiPassword };
        const file = join(folder, `${leaf}.pdf`);
        writeFileSync(file, (await signReport(unsigned, key)).bytes);
        // The text, never the exit code: pdfsig's is always 0.
        const said = printed('pdfsig', '-nssdir', store, '-no-ocsp', file);
        expect(said).toContain('Signature Validation: Signature is Valid.');
        expect(said).toContain('Total document signed');
        expect(said).toContain('Signature Type: ETSI.CAdES.detached');
        expect(printed('qpdf', '--check', file)).toContain('No syntax or stream encoding errors');
      }
    },
  );

  test('openssl accepts the signature as CAdES', async () => {
    const folder = tempFolder();
    const key = { p12: pki.p12('ec'), password: pkiPassword };
    const { bytes } = await signReport(unsigned, key);
    const text = bytes.toString('latin1');
    const [, a = 0, b = 0, c = 0, d = 0] = (
      /\/ByteRange \[(\d+)\s+(\d+)\s+(\d+)\s+(\d+)/.exec(text) ?? []
    ).map(Number);
    const contents = Buffer.from(text.slice(b + 1, c - 1), 'hex');
    const length = contents.readUInt16BE(2) + 4;
    writeFileSync(join(folder, 'cms.der'), contents.subarray(0, length));
    const signed = Buffer.concat([bytes.subarray(a, a + b), bytes.subarray(c, c + d)]);
    writeFileSync(join(folder, 'signed'), signed);
    writeFileSync(join(folder, 'root.pem'), pki.rootPem);
    const said = printed(
      'openssl',
      ...'cms -verify -cades -binary -inform DER -purpose any -out'.split(' '),
      join(folder, 'out'),
      '-in',
      join(folder, 'cms.der'),
      '-content',
      join(folder, 'signed'),
      '-CAfile',
      join(folder, 'root.pem'),
    );
    expect(said).toContain('CAdES Verification successful');
  });
});
