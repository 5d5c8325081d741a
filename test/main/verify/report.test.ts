import type { PDF } from '@libpdf/core';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Verification } from '../../../preload/contract/integrity.ts';
import { sha256Hex } from '../../../main/platform/hash.ts';
import { collectReport } from '../../../main/report/collect-report.ts';
import type { Attachment, ReportModel } from '../../../main/report/model.ts';
import { reportPdf } from '../../../main/report/pdf.ts';
import { signWith } from '../../../main/report/sign.ts';
import { openSigningKey, type KeyFile } from '../../../main/report/signing-key.ts';
import { verifyReport } from '../../../main/verify/index.ts';
import { haveOpenssl, makePki, pkiPassword, type Leaf, type Pki } from '../../pki/pki.ts';
import { makeSample, type Sample } from '../report/sample.ts';
import { appended, edited, gapOf, replaced, signedAgain } from './mutants.ts';

describe.skipIf(!haveOpenssl)('a signed report', () => {
  let sample: Sample;
  let pki: Pki & { remove(): void };
  let good: Buffer;
  let model: ReportModel;
  let attachments: readonly Attachment[];

  beforeAll(async () => {
    pki = makePki();
    sample = await makeSample();
    const { facts } = await openSigningKey(keyOf('ec'), new Date().toISOString());
    ({ model, attachments } = collectReport({ ...sample.source, signer: facts }));
    good = await signed(attachments);
  });
  afterAll(() => {
    sample.remove();
    pki.remove();
  });

  function keyOf(leaf: Leaf): KeyFile {
    return { p12: pki.p12(leaf), password: pkiPassword };
  }

  async function signed(files: readonly Attachment[], leaf: Leaf = 'ec'): Promise<Buffer> {
    const { bytes } = await reportPdf(model, files);
    const now = new Date().toISOString();
    return (await signWith(bytes, await openSigningKey(keyOf(leaf), now), now)).bytes;
  }

  /** The attachments with one changed, and the manifest made to agree if wanted. */
  function forged(name: string, change: (text: string) => string, agree: boolean): Attachment[] {
    const files = attachments.map((file) =>
      file.name === name ? { ...file, bytes: Buffer.from(change(file.bytes.toString())) } : file,
    );
    if (!agree) return files;
    const hashes = new Map(files.map((file) => [file.name, file.bytes]));
    return files.map((file) => {
      if (file.name !== 'manifest.json') return file;
      const manifest = JSON.parse(file.bytes.toString()) as {
        files: { name: string; size: number; sha256: string }[];
      };
      for (const line of manifest.files) {
        const bytes = hashes.get(line.name) ?? Buffer.alloc(0);
        Object.assign(line, { size: bytes.length, sha256: sha256Hex(bytes) });
      }
      return { ...file, bytes: Buffer.from(JSON.stringify(manifest)) };
    });
  }

  function failures({ checks }: Verification): string[] {
    return checks.flatMap((check) => (check.ok ? [] : [`${check.name}: ${check.detail}`]));
  }

  test('is valid, whole, and trusted by its root, its issuer and itself', () => {
    for (const trust of [pki.rootPem, pki.issuingPem, pki.pem('ec')]) {
      const verified = verifyReport(good, { trust, level: 'B-B' });
      expect(failures(verified)).toEqual([]);
      expect([verified.valid, verified.trust]).toEqual([true, 'trusted']);
    }
    expect(verifyReport(good)).toMatchObject({ valid: true, trust: 'not checked' });
  });

  test('with somebody else’s certificate to trust it is not trusted, and not valid', () => {
    const verified = verifyReport(good, { trust: pki.pem('rsa') });
    expect(verified).toMatchObject({ valid: false, trust: 'not trusted' });
    expect(failures(verified)).toEqual([expect.stringMatching(/^trust: /)]);
  });

  test('a higher level than it has is not reached', () => {
    expect(failures(verifyReport(good, { level: 'B-T' }))).toEqual([
      expect.stringMatching(/^level: B-T was asked for; the report reaches B-B/),
    ]);
  });

  test('a file of certificates that holds none is refused', () => {
    expect(() => verifyReport(good, { trust: 'no certificate' })).toThrow(/holds no certificate/);
  });

  // Red if the look-alike's name counts instead of its key.
  test('a certificate of the same name, made by somebody else, is not trusted', async () => {
    const forgery = await signed(attachments, 'lookalike');
    const verified = verifyReport(forgery, { trust: pki.rootPem });
    expect(verified).toMatchObject({ valid: false, trust: 'not trusted' });
    expect(failures(verified).join()).toMatch(
      /certificates: they are not those that the report names/,
    );
  });

  interface Mutant {
    readonly name: string;
    readonly make: () => Buffer | Promise<Buffer>;
    /** What must be named as wrong. */
    readonly named: RegExp;
  }
  const mutants: readonly Mutant[] = [
    {
      name: 'a byte of a page',
      make: () => edited(good, (copy) => flip(copy, copy.indexOf('stream\n') + 300)),
      named: /signature Prepared: the bytes it covers were altered/,
    },
    {
      name: 'a letter of the document information',
      make: () => replaced(good, '(CloudTrail evidence report', '(CloudTrail evidence rEport'),
      named: /signature Prepared: the bytes it covers were altered/,
    },
    {
      name: 'one digit of the signature value',
      make: () => edited(good, (copy) => turnDigit(copy, lastDigit(copy))),
      named: /signature Prepared: the signature does not fit the signer’s key/,
    },
    {
      // Red without the padding rule in cms.ts: no signature covers these bytes.
      name: 'bytes hidden behind the signature',
      make: () => edited(good, (copy) => copy.write('C0FFEE', gapOf(copy).end - 40, 'latin1')),
      named: /signature Prepared: bytes are hidden in the padding/,
    },
    {
      // Red without the one-case rule in coverage.ts.
      name: 'a digit of the signature in another case',
      make: () => edited(good, otherCase),
      named: /signature Prepared: the signature’s own text was altered/,
    },
    {
      // Red without checkCertificates: nothing signs the topmost certificate that came along.
      name: 'a bit in the issuing authority’s certificate',
      make: () => edited(good, (copy) => turnDigit(copy, inIssuer(copy))),
      named: /certificates: they are not those that the report names/,
    },
    {
      name: 'ten bytes cut off at the end',
      make: () => good.subarray(0, -10),
      named: /file: the PDF cannot be read/,
    },
    {
      // Red without the rule that the last signature ends where the file ends.
      name: 'a comment appended',
      make: () => Buffer.concat([good, Buffer.from('% nothing\n')]),
      named:
        /revision 1: 10 bytes were added after signature Prepared|file: the PDF cannot be read/,
    },
    {
      name: 'the end repeated',
      make: () => Buffer.concat([good, good.subarray(-40)]),
      named: /revision 1: 40 bytes were added|file: the PDF cannot be read/,
    },
    {
      name: 'an incremental update that draws over a page',
      make: () => appended(good, drawOver),
      named: /revision 1: [\d,]+ bytes were added after signature Prepared/,
    },
    {
      name: 'an incremental update of the document information',
      make: () => appended(good, (pdf) => pdf.setTitle('Another title')),
      named: /revision 1: [\d,]+ bytes were added after signature Prepared/,
    },
    {
      // Red without later-revisions.ts: both signatures are valid, and the last covers everything.
      name: 'a page drawn over, then signed by somebody else',
      make: () => signedAgain(good, keyOf('rsa'), drawOver),
      named:
        /revision 1: the document was changed after signature Prepared: object \d+ was replaced/,
    },
    {
      name: 'the signature taken away',
      make: async () => (await reportPdf(model, attachments)).bytes,
      named: /signature: the report is not signed.*certificates: the report was made to be signed/s,
    },
    {
      name: 'a byte range that leaves out more',
      make: () => edited(good, widenGap),
      named: /signature Prepared: its gap holds more than the signature itself/,
    },
    {
      name: 'another file inside than the manifest says',
      make: () =>
        signed(forged('population-5.5.csv', (text) => text.replace('Stop', 'Halt'), false)),
      named: /embedded file population-5\.5\.csv: it was altered/,
    },
    {
      // Red if the populations are not hashed again: the manifest agrees with the file.
      name: 'an event left out of a population, manifest made to agree',
      make: () =>
        signed(forged('population-5.5.csv', (text) => text.replace(/\r\n.*\r\n$/s, '\r\n'), true)),
      named:
        /population 5\.5: population-5\.5\.csv holds 0 events|population 5\.5: .*the report names 2/,
    },
    {
      // Red if the ledger's chain is not followed.
      name: 'an act taken out of the ledger, manifest made to agree',
      make: () =>
        signed(forged('ledger.jsonl', (text) => text.replace(/\n.*"seq":3.*\n/, '\n'), true)),
      named: /ledger: line 3 of ledger\.jsonl: entry 3 is missing before it/,
    },
    {
      name: 'a word in the ledger, manifest made to agree',
      make: () =>
        signed(
          forged(
            'ledger.jsonl',
            (text) => text.replace('nobody could say', 'maria could say'),
            true,
          ),
        ),
      named: /ledger: .*(does not follow|its head is)/,
    },
    {
      name: 'a file that the manifest does not list',
      make: () => signed([...attachments, { ...attachments[1], name: 'extra.csv' } as Attachment]),
      named: /embedded file extra\.csv: the manifest does not list it/,
    },
    {
      name: 'a listed file left out',
      make: () => signed(attachments.filter(({ name }) => name !== 'populations.json')),
      named: /embedded file populations\.json: it is missing/,
    },
    {
      name: 'no manifest',
      make: () => signed(attachments.filter(({ name }) => name !== 'manifest.json')),
      named: /manifest: there is no manifest\.json/,
    },
  ];

  test.each(mutants)('altered: $name', async ({ make, named }) => {
    const mutant = await make();
    expect(mutant.equals(good)).toBe(false);
    const verified = verifyReport(mutant);
    expect(failures(verified).join('\n')).toMatch(named);
    expect(verified.valid).toBe(false);
  });

  // Red if any byte of the file is covered neither by the signature nor by a rule about it.
  test('no single turned bit goes unnoticed', () => {
    const { start, end } = gapOf(good);
    const anywhere = fc.integer({ min: 0, max: good.length - 1 });
    const inSignature = fc.integer({ min: start - 3, max: Math.min(end, start + 4000) });
    fc.assert(
      fc.property(fc.oneof(anywhere, inSignature), fc.integer({ min: 0, max: 7 }), (at, bit) => {
        const mutant = edited(good, (copy) => (copy[at] = (copy[at] ?? 0) ^ (1 << bit)));
        return !verifyReport(mutant).valid;
      }),
      { numRuns: 400 },
    );
  });

  test('nothing that is fed to it makes it throw', () => {
    const pieces = fc.array(fc.tuple(fc.nat(good.length), fc.nat(4000)), { maxLength: 4 });
    fc.assert(
      fc.property(pieces, (list) => {
        const mutant = Buffer.concat([
          good.subarray(0, 1000),
          ...list.map(([from, length]) => good.subarray(from, from + length)),
          good.subarray(-300),
        ]);
        expect(verifyReport(mutant).valid).toBe(false);
      }),
      { numRuns: 60 },
    );
    expect(verifyReport(Buffer.from('%PDF-1.7\n')).valid).toBe(false);
    expect(verifyReport(Buffer.alloc(0)).valid).toBe(false);
  });

  test('a second signature that adds nothing else leaves both valid', async () => {
    const twice = await signedAgain(good, keyOf('rsa'));
    const verified = verifyReport(twice, { trust: pki.rootPem });
    expect(failures(verified)).toEqual([]);
    expect(verified.checks.map(({ name }) => name)).toEqual(
      expect.arrayContaining([
        'signature Prepared',
        'signature Reviewed',
        'revision 1',
        'revision 2',
      ]),
    );
  });
});

function flip(bytes: Buffer, at: number): void {
  bytes[at] = (bytes[at] ?? 0) ^ 1;
}

/** Turns a hexadecimal digit into another one of the same case. */
function turnDigit(bytes: Buffer, at: number): void {
  const digit = String.fromCharCode(bytes[at] ?? 0);
  bytes.write(digit === '1' ? '2' : '1', at, 'latin1');
}

/** The last digit of the signature value: the last one before the padding. */
function lastDigit(bytes: Buffer): number {
  const { start, end } = gapOf(bytes);
  const digits = bytes.toString('latin1', start, end);
  const length = (parseInt(digits.slice(4, 8), 16) + 4) * 2;
  return start + length - 1;
}

/** A digit inside the public key of the certificate that came along. */
function inIssuer(bytes: Buffer): number {
  const { start, end } = gapOf(bytes);
  const name = Buffer.from('Test Issuing CA').toString('hex');
  const digits = bytes.toString('latin1', start, end).toLowerCase();
  // Its name stands in the leaf as issuer, then in its own certificate as subject.
  const second = digits.indexOf(name, digits.indexOf(name) + 1);
  return start + second + name.length + 160;
}

function otherCase(bytes: Buffer): void {
  const { start } = gapOf(bytes);
  for (let at = start; ; at += 1) {
    const digit = String.fromCharCode(bytes[at] ?? 0);
    if (!/[a-f]/i.test(digit)) continue;
    bytes[at] = (bytes[at] ?? 0) ^ 0x20;
    return;
  }
}

function widenGap(bytes: Buffer): void {
  const text = bytes.toString('latin1');
  const found = /\/ByteRange \[0\s+(\d+)(\s+)(\d+)(\s+)(\d+)/.exec(text);
  if (found === null) throw new Error('no byte range');
  const [all, before = '', gap1 = '', after = '', gap2 = '', rest = ''] = found;
  const wider = `/ByteRange [0 ${before}${gap1}${Number(after) + 8}${gap2}${Number(rest) - 8}`;
  bytes.write(wider.padEnd(all.length).slice(0, all.length), found.index, 'latin1');
}

function drawOver(pdf: PDF): void {
  const page = pdf.getPage(1);
  if (page === null) throw new Error('no page');
  page.drawRectangle({ x: 0, y: 0, width: 600, height: 840 });
}
