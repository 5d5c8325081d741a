import { X509Certificate } from 'node:crypto';
import { P12Signer, PDF } from '@libpdf/core';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonForBadKey } from './signing-certificate.ts';

export interface SignedReport {
  readonly bytes: Buffer;
  readonly level: 'B-B';
  /** Subject of the signing certificate. */
  readonly signer: string;
}

/**
 * Signs a PDF to PAdES B-B (ETSI EN 319 142-1) with a PKCS#12 key, RSA or EC. Nothing is fetched:
 * no time stamp, no revocation data.
 *
 * @param now the time at which the certificate has to be valid
 * @throws Problem wrong_password, bad_key
 */
export async function signReport(
  pdf: Uint8Array,
  key: { readonly p12: Uint8Array; readonly password: string },
  now: Date,
): Promise<SignedReport> {
  const signer = await openKey(key);
  const certificate = new X509Certificate(signer.certificate);
  const bad = reasonForBadKey(certificate, now);
  if (bad !== undefined) throw new Problem('bad_key', bad);
  const document = await PDF.load(pdf);
  const { bytes } = await document.sign({
    signer,
    level: 'B-B',
    fieldName: 'Preparer',
    reason: 'I prepared this assessment report',
    signingTime: now,
    estimatedSize: 16_384,
  });
  return {
    bytes: Buffer.from(bytes),
    level: 'B-B',
    signer: certificate.subject.replaceAll('\n', ', '),
  };
}

async function openKey(key: { p12: Uint8Array; password: string }): Promise<P12Signer> {
  try {
    return await P12Signer.create(key.p12, key.password);
  } catch (thrown) {
    // The library tells a wrong password from a file that is no PKCS#12 only in its message.
    if (/password|mac|decrypt|pad/i.test((thrown as Error).message)) {
      throw new Problem('wrong_password', 'The password does not open the signing key; try again.');
    }
    throw new Problem('bad_key', 'The file is no PKCS#12 signing key; choose a .p12 or .pfx file.');
  }
}
