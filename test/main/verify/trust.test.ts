import { P12Signer, PDF } from '@libpdf/core';
import { X509Certificate } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { signReport } from '../../../main/report/sign.ts';
import { newChecks } from '../../../main/verify/checks.ts';
import { readDer } from '../../../main/verify/report/der.ts';
import { checkTrust } from '../../../main/verify/report/check-trust.ts';
import { chainOf, readPem } from '../../../main/verify/report/trust.ts';
import { verifyReport } from '../../../main/verify/index.ts';
import type { Certificate } from '../../../main/verify/report/certificates.ts';
import { haveOpenssl, makePki, pkiPassword, type Pki } from '../../pki/pki.ts';

describe.skipIf(!haveOpenssl)('chains of certificates', () => {
  let pki: Pki & { remove(): void };
  const now = new Date(Date.now() + 60_000).toISOString();
  const p256 = 'ec -pkeyopt ec_paramgen_curve:P-256 -nodes';

  beforeAll(() => {
    pki = makePki();
  });
  afterAll(() => pki.remove());

  function certificate(pem: string): Certificate {
    const [read] = readPem(pem);
    if (read === undefined) throw new Error('no certificate');
    return read;
  }

  function file(name: string): Certificate {
    return certificate(pki.read(name).toString());
  }

  /** Two roots of one name, with keys of their own, and a leaf of the second one. */
  function impostors(): void {
    for (const name of ['one', 'two']) {
      pki.run(
        `req -x509 -config ca.cnf -newkey ${p256} -keyout ${name}.key -out ${name}.pem -extensions bare_authority -days 99 -subj`,
        '/CN=Same Name',
      );
    }
    pki.run(`req -new -config ca.cnf -newkey ${p256} -keyout of.key -out of.csr -subj`, '/CN=Leaf');
    issue('of.csr', 'two', 'bare_leaf', 'of.pem');
  }

  function issue(request: string, by: string, section: string, out: string): void {
    pki.run(
      `x509 -req -in ${request} -CA ${by}.pem -CAkey ${by}.key -CAcreateserial -days 90 -sha256 -extfile ca.cnf -extensions ${section} -out ${out}`,
    );
  }

  // Red if names are compared and signatures are not.
  test('an authority of the right name with another key does not count', () => {
    impostors();
    const wrong = chainOf(file('of.pem'), [file('one.pem')], now, () => false);
    expect([wrong.links.length, wrong.broken]).toEqual([1, 'the issuer of “Leaf” is not known']);
    const right = chainOf(file('of.pem'), [file('one.pem'), file('two.pem')], now, () => false);
    expect([right.links.length, right.broken]).toEqual([2, undefined]);
  });

  // Red if whoever has a certificate may issue others.
  test('a certificate that is no authority’s issues nothing', () => {
    impostors();
    pki.run(
      `req -new -config ca.cnf -newkey ${p256} -keyout kid.key -out kid.csr -subj`,
      '/CN=Kid',
    );
    issue('kid.csr', 'of', 'bare_leaf', 'kid.pem');
    const chain = chainOf(file('kid.pem'), [file('of.pem'), file('two.pem')], now, () => false);
    expect([chain.links.length, chain.broken]).toEqual([1, 'the issuer of “Kid” is not known']);
  });

  test('all must have been valid at the time', () => {
    const leaf = certificate(pki.pem('ec'));
    const others = [certificate(pki.issuingPem), certificate(pki.rootPem)];
    expect(chainOf(leaf, others, now, () => false).links).toHaveLength(3);
    expect(chainOf(leaf, others, '2019-01-01T00:00:00Z', () => false).broken).toMatch(
      /was not valid then/,
    );
  });

  // Red if a complete chain is enough, whoever stands at its end.
  test('a whole chain that ends elsewhere is not trusted', () => {
    const checks = newChecks();
    const signature = {
      ok: true,
      signer: certificate(pki.pem('ec')),
      others: [certificate(pki.issuingPem), certificate(pki.rootPem)],
      claimedAt: now,
      algorithm: '',
      hasTimeStamp: false,
    } as const;
    expect(checkTrust([signature], pki.pem('rsa'), checks)).toBe('not trusted');
    expect(checks.list[0]?.detail).toContain('the chain ends in “Test Root”');
    expect(checkTrust([signature], pki.rootPem, newChecks())).toBe('trusted');
    expect(checkTrust([], pki.rootPem, newChecks())).toBe('not trusted');
  });

  test('a signature made with a key that is not for signing is refused', async () => {
    const signer = await P12Signer.create(pki.p12('wrongUsage'), pkiPassword);
    const pdf = await PDF.load(await emptyPdf());
    const { bytes } = await pdf.sign({ signer, level: 'B-B' });
    expect(detailOf(bytes)).toMatch(/the certificate of “Maria Keller \(wrongUsage\)” is not for/);
  });

  // Red without the signing-certificate attribute: same key, issuer and number, other certificate.
  test('a certificate put in the place of the signer’s is found', async () => {
    pki.pem('ec');
    const make = (days: number, out: string): X509Certificate => {
      pki.run(
        `x509 -req -in ec.csr -CA issuing.pem -CAkey issuing.key -set_serial 77 -days ${days} -sha256 -extfile ca.cnf -extensions signing -out ${out}`,
      );
      return new X509Certificate(pki.read(out));
    };
    const own = make(90, 'own.pem');
    let other = make(80, 'other.pem');
    // An ECDSA signature is one to three bytes shorter now and then.
    while (other.raw.length !== own.raw.length) other = make(80, 'other.pem');
    pki.run(
      'pkcs12 -export -inkey ec.key -in own.pem -out own.p12 -passout',
      `pass:${pkiPassword}`,
    );
    const key = { p12: pki.read('own.p12'), password: pkiPassword };
    const { bytes } = await signReport(await emptyPdf(), key);
    expect(detailOf(bytes)).toMatch(/^valid: /);
    const swapped = Buffer.from(bytes);
    const at = swapped.indexOf(own.raw.toString('hex').toUpperCase(), 0, 'latin1');
    expect(at).toBeGreaterThan(0);
    swapped.write(other.raw.toString('hex').toUpperCase(), at, 'latin1');
    expect(detailOf(swapped)).toBe('it does not name the signer’s certificate by its hash');
  });
});

async function emptyPdf(): Promise<Uint8Array> {
  const pdf = PDF.create();
  pdf.addPage();
  return pdf.save();
}

function detailOf(bytes: Uint8Array): string | undefined {
  return verifyReport(bytes).checks.find(({ name }) => name.startsWith('signature'))?.detail;
}

// Red if a second spelling of the same value is read: altered bytes would mean the same.
test.each([
  ['a long form that is not needed', '3081020500'],
  ['a length with a zero in front', '308200820000'],
  ['an open length', '30800000'],
  ['a cut value', '30050500'],
  ['nothing', ''],
  ['a long tag', '1f8101'],
])('DER has one spelling: %s', (_name, hex) => {
  expect(() => readDer(Buffer.from(hex, 'hex'))).toThrow();
});
