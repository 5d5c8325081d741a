import { Problem } from '../../../preload/contract/errors.ts';
import { isCurrent, readCertificate, usages, type Certificate } from './certificates.ts';

const longestChain = 8;

/** Certificates of a PEM text. @throws Problem bad_request if it holds none */
export function readPem(text: string): Certificate[] {
  const blocks = text.match(/-----BEGIN CERTIFICATE-----[^-]+-----END CERTIFICATE-----/g) ?? [];
  try {
    const found = blocks.map((block) =>
      readCertificate(Buffer.from(block.replaceAll(/-----[^-]+-----|\s/g, ''), 'base64')),
    );
    if (found.length > 0) return found;
  } catch {
    // Said below: a certificate that cannot be read is as good as none.
  }
  throw new Problem(
    'bad_request',
    'The file of trusted certificates holds no certificate in PEM form; choose another one.',
  );
}

export interface Chain {
  /** From the signer's certificate upwards, each one's signature checked with the next one's key. */
  readonly links: readonly Certificate[];
  /** Why the chain goes no further, if it did not end in a trusted or self-issued certificate. */
  readonly broken: string | undefined;
}

/**
 * The chain from a certificate upwards among the certificates given (RFC 5280, 6.1, without name
 * constraints and policies): names match, signatures hold, authorities are authorities, and all were
 * valid at `at`.
 */
export function chainOf(
  leaf: Certificate,
  others: readonly Certificate[],
  at: string,
  isAnchor: (certificate: Certificate) => boolean,
): Chain {
  const links = [leaf];
  for (;;) {
    const last = links.at(-1) ?? leaf;
    if (!isCurrent(last, at)) return { links, broken: `“${last.name}” was not valid then` };
    if (isAnchor(last)) return { links, broken: undefined };
    if (links.length > longestChain) return { links, broken: 'the chain is too long' };
    const next = others.find(
      (each) => !links.includes(each) && hasIssued(each, last, links.length),
    );
    if (next === undefined) {
      const own = last.x509.checkIssued(last.x509) && last.x509.verify(last.x509.publicKey);
      return { links, broken: own ? undefined : `the issuer of “${last.name}” is not known` };
    }
    links.push(next);
  }
}

/** @param below certificates below the issuer; all but the leaf count against its path length */
function hasIssued(issuer: Certificate, subject: Certificate, below: number): boolean {
  if (!subject.x509.checkIssued(issuer.x509)) return false;
  if (!subject.x509.verify(issuer.x509.publicKey)) return false;
  if (!issuer.x509.ca || below > longestChain) return false;
  return issuer.keyUsage === undefined || (issuer.keyUsage & usages.keyCertSign) !== 0;
}
