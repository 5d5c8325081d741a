import type { X509Certificate } from 'node:crypto';
import { Certificate } from 'pkijs';
import { Problem } from '../../preload/contract/errors.ts';

const keyUsage = '2.5.29.15';
/** digitalSignature and nonRepudiation (RFC 5280, 4.2.1.3), first two bits. */
const signingBits = 0xc0;
const leastRsaBits = 2048;

/** Purposes that say "not for documents" when a certificate names nothing else (RFC 5280, 4.2.1.12). */
const otherPurposes: ReadonlyMap<string, string> = new Map([
  ['1.3.6.1.5.5.7.3.1', 'web servers'],
  ['1.3.6.1.5.5.7.3.3', 'program code'],
  ['1.3.6.1.5.5.7.3.8', 'time stamps'],
  ['1.3.6.1.5.5.7.3.9', 'certificate status answers'],
]);

/**
 * Refuses a certificate that would make a signature nobody should accept: outside its period, not for
 * signing, an authority's, or with a key that is too short.
 *
 * @throws Problem bad_key
 */
export function checkUsable(certificate: X509Certificate, at: string): void {
  const no = (reason: string): Problem =>
    new Problem('bad_key', `The key file cannot sign this report: ${reason}.`);
  const time = Date.parse(at);
  const [from, to] = [new Date(certificate.validFrom), new Date(certificate.validTo)];
  if (time < from.getTime()) throw no(`its certificate is valid only from ${dayOf(from)} on`);
  if (time > to.getTime()) throw no(`its certificate expired on ${dayOf(to)}; use a current one`);
  if (certificate.ca) throw no('its certificate is that of an authority, not of a person');
  if (!maySign(certificate)) throw no('its certificate is not for signing');
  // Named keyUsage by Node, but these are the extended purposes.
  const purposes = (certificate.keyUsage as string[] | undefined) ?? [];
  if (purposes.length > 0 && purposes.every((purpose) => otherPurposes.has(purpose))) {
    const named = purposes.map((purpose) => otherPurposes.get(purpose)).join(' and ');
    throw no(`its certificate is for ${named}, not for documents`);
  }
  const { asymmetricKeyType, asymmetricKeyDetails } = certificate.publicKey;
  const bits = asymmetricKeyDetails?.modulusLength;
  if (asymmetricKeyType === 'rsa' && bits !== undefined && bits < leastRsaBits) {
    throw no(`its RSA key has ${bits} bits, and fewer than ${leastRsaBits} are not enough`);
  }
}

/** A certificate without the key usage extension may be used for anything. */
function maySign(certificate: X509Certificate): boolean {
  const { extensions } = Certificate.fromBER(certificate.raw);
  const usage = extensions?.find(({ extnID }) => extnID === keyUsage)?.parsedValue as
    { valueBlock: { valueHexView: Uint8Array } } | undefined;
  const bits = usage?.valueBlock.valueHexView[0];
  return bits === undefined || (bits & signingBits) !== 0;
}

function dayOf(date: Date): string {
  return date.toISOString().slice(0, 10);
}
