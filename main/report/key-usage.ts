import type { X509Certificate } from 'node:crypto';
import { BitString, fromBER, OctetString } from 'asn1js';
import { Certificate } from 'pkijs';

export interface KeyUsage {
  readonly digitalSignature: boolean;
  readonly nonRepudiation: boolean;
}

/** The key usage extension (RFC 5280 section 4.2.1.3), or undefined if there is none. */
export function keyUsageOf(certificate: X509Certificate): KeyUsage | undefined {
  const parsed = Certificate.fromBER(new Uint8Array(certificate.raw).buffer);
  const extension = parsed.extensions?.find(({ extnID }) => extnID === '2.5.29.15');
  if (extension === undefined) return undefined;
  const value = extension.extnValue;
  if (!(value instanceof OctetString)) return undefined;
  const bits = fromBER(value.valueBlock.valueHexView).result;
  if (!(bits instanceof BitString)) return undefined;
  const [first = 0] = bits.valueBlock.valueHexView;
  return { digitalSignature: (first & 0x80) !== 0, nonRepudiation: (first & 0x40) !== 0 };
}
