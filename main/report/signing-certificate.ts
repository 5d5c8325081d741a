import type { X509Certificate } from 'node:crypto';
import { keyUsageOf } from './key-usage.ts';

/** Why a certificate may not sign a report now, in one sentence; undefined if it may. */
export function reasonForBadKey(certificate: X509Certificate, now: Date): string | undefined {
  if (now < new Date(certificate.validFrom)) {
    return `The certificate of the signing key is valid only from ${certificate.validFrom}.`;
  }
  if (now > new Date(certificate.validTo)) {
    return `The certificate of the signing key expired on ${certificate.validTo}; choose another key.`;
  }
  const { asymmetricKeyType } = certificate.publicKey;
  if (asymmetricKeyType !== 'rsa' && asymmetricKeyType !== 'ec') {
    return `A ${asymmetricKeyType ?? 'key of this kind'} key cannot sign a report; choose an RSA or EC key.`;
  }
  const usage = keyUsageOf(certificate);
  if (usage !== undefined && !usage.digitalSignature && !usage.nonRepudiation) {
    return 'The certificate of the signing key is not for signatures (key usage); choose another key.';
  }
  return undefined;
}
