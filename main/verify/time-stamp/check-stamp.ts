import { createHash } from 'node:crypto';
import { hasNoParameters } from '../report/cms.ts';
import { isCurrent, readCertificate, usages, type Certificate } from '../report/certificates.ts';
import { expectTag, oidOf, tags } from '../report/der.ts';
import { digests, oids } from '../report/oids.ts';
import { isSigned, keyName, namesCertificate } from '../report/signature.ts';
import { readToken, type Token } from './read-token.ts';

export interface GoodStamp {
  readonly ok: true;
  /** The authority's time, RFC 3339 UTC. */
  readonly at: string;
  readonly authority: Certificate;
  readonly others: readonly Certificate[];
  readonly algorithm: string;
  /** As lower-case hex of the INTEGER's content, or undefined if the token has none. */
  readonly nonce: string | undefined;
}

export type StampResult = GoodStamp | { readonly ok: false; readonly reason: string };

/**
 * Checks a time-stamp token (RFC 3161) over a SHA-256: imprint, message digest, signing certificate
 * named by its hash, signature, and a certificate that is for time stamps and nothing else (RFC 3161,
 * 2.3). Whether its authority deserves trust is a question of its own. Cryptography is node:crypto's.
 *
 * @param token DER
 * @param imprint 64 hex digits: what must have been stamped
 */
export function checkStamp(token: Buffer, imprint: string): StampResult {
  try {
    return checked(readToken(token), imprint);
  } catch (thrown) {
    return no(thrown instanceof Error ? thrown.message : String(thrown));
  }
}

function checked(token: Token, imprint: string): StampResult {
  const { info } = token;
  if (info.digest !== oids.sha256 || info.imprint.toString('hex') !== imprint) {
    return no('it stamps another hash');
  }
  const digest = digests.get(token.digest.oid);
  if (digest === undefined || !hasNoParameters(token.digest)) {
    return no('its digest algorithm does not count any more, or is unknown');
  }
  const said = token.signed.get(oids.messageDigest);
  const found = createHash(digest).update(token.content).digest();
  if (said === undefined || !expectTag(said, tags.octetString).content.equals(found)) {
    return no('what it says was altered after signing');
  }
  if (oidOf(token.signed.get(oids.contentType)) !== oids.timeStampInfo) {
    return no('it was made for another kind of content');
  }
  const certificates = token.certificates.map(readCertificate);
  const authority = certificates.find(
    (each) => each.issuer.equals(token.issuer) && each.serial.equals(token.serial),
  );
  if (authority === undefined) return no('the authority’s certificate is not in it');
  const reason = unfit(token, digest, authority);
  if (reason !== undefined) return no(reason);
  return {
    ok: true,
    at: info.at,
    authority,
    others: certificates.filter((each) => each !== authority),
    algorithm: `${keyName(authority.x509.publicKey)}, ${digest.toUpperCase().replace('SHA', 'SHA-')}`,
    nonce: info.nonce?.toString('hex'),
  };
}

/** Why the signature does not count, or undefined if it does. */
function unfit(token: Token, digest: string, authority: Certificate): string | undefined {
  const { signed, info } = token;
  const isNamed =
    namesCertificate(signed.get(oids.signingCertificateV2), authority) ||
    namesCertificate(signed.get(oids.signingCertificate), authority, 'sha1');
  if (!isNamed) return 'it does not name the authority’s certificate by its hash';
  if (!isSigned(token, digest, authority.x509.publicKey)) {
    return 'the signature does not fit the authority’s key';
  }
  const { purposes, keyUsage, name } = authority;
  const isForStamps = purposes?.oids.length === 1 && purposes.oids[0] === oids.timeStamping;
  if (!isForStamps || !purposes.isCritical) {
    return `the certificate of “${name}” is not for time stamps alone`;
  }
  if (keyUsage !== undefined && (keyUsage & signing) === 0) {
    return `the certificate of “${name}” is not for signing`;
  }
  return isCurrent(authority, info.at) ? undefined : `“${name}” was not valid at ${info.at}`;
}

const signing = usages.digitalSignature | usages.nonRepudiation;

function no(reason: string): StampResult {
  return { ok: false, reason };
}
