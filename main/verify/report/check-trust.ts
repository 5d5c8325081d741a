import type { Verification } from '../../../preload/contract/integrity.ts';
import type { Checks } from '../checks.ts';
import type { GoodSignature } from './signature.ts';
import { chainOf, readPem } from './trust.ts';

/**
 * Whether every signature's chain ends in one of the certificates given. They alone decide: what came
 * along in the signature only helps to get there.
 *
 * @param pem certificates, or undefined: then trust is not judged
 * @throws Problem bad_request
 */
export function checkTrust(
  signatures: readonly (GoodSignature | undefined)[],
  pem: string | undefined,
  checks: Checks,
): Verification['trust'] {
  if (pem === undefined) return 'not checked';
  const anchors = readPem(pem);
  let trusted = signatures.length > 0;
  for (const signature of signatures) {
    if (signature === undefined) {
      trusted = false;
      continue;
    }
    const { signer, others, claimedAt } = signature;
    const chain = chainOf(signer, [...anchors, ...others], claimedAt, (certificate) =>
      anchors.some((anchor) => anchor.raw.equals(certificate.raw)),
    );
    const top = chain.links.at(-1) ?? signer;
    const ends = anchors.some((anchor) => anchor.raw.equals(top.raw));
    if (ends && chain.broken === undefined) {
      checks.pass(
        'trust',
        `“${signer.name}” chains to “${top.name}”, which you trust; all were valid at the time the signer gives`,
      );
    } else {
      trusted = false;
      checks.fail(
        'trust',
        `“${signer.name}” does not chain to a certificate you gave: ${chain.broken ?? `the chain ends in “${top.name}”`}`,
      );
    }
  }
  return trusted ? 'trusted' : 'not trusted';
}
