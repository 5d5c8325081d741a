import { verify } from 'node:crypto';
import type { FindingCode } from '../../../preload/contract/completeness.ts';
import { stringToSign, type DigestBody } from './digest-file.ts';
import type { KeyRing, KnownKey } from './keys.ts';
import type { ObjectMetadata } from './object-metadata.ts';
import { isAt } from './places.ts';
import type { DigestFile } from './trail-files.ts';

/** What is wrong with one digest file, or whose key proves it. */
export type DigestVerdict =
  | { readonly ok: true; readonly key: KnownKey; readonly tail: boolean }
  | { readonly ok: false; readonly code: FindingCode; readonly detail: string };

/** What is known of a digest besides its bytes. */
export interface DigestContext {
  readonly keys: KeyRing;
  /** What S3 said of it. */
  readonly metadata: readonly ObjectMetadata[];
  /** S3's metadata came with its chain: then one that has none was altered. */
  readonly hasMetadata: boolean;
  /** Its signature as the next digests quote it. */
  readonly quoted: readonly string[];
  readonly isBackfill: boolean;
}

/** The only names that CloudTrail writes. */
export const signatureAlgorithm = 'SHA256withRSA';
export const hashAlgorithm = 'SHA-256';

/**
 * Judges a digest file by itself, in the order of AWS's own command (`aws cloudtrail validate-logs`);
 * beyond it the names of the algorithms are compared. Without any object metadata the signature that
 * the next digest quotes is taken, as AWS says for checks offline.
 */
export function judgeDigest(file: DigestFile, context: DigestContext): DigestVerdict {
  const { content, body, places } = file;
  if (!content.ok) return no('digest-unreadable', `It cannot be read: ${content.detail}.`);
  if (body === undefined) return no('digest-unreadable', 'It is no digest, or lacks a member.');
  if (!places.some((place) => isAt(place, body.digestS3Object))) {
    return no('digest-moved', `It was moved: it says that it lies at ${body.digestS3Object}.`);
  }
  return wrongName(body) ?? signed(body, content.hash, content.hasTail, context);
}

function signed(
  body: DigestBody,
  hash: string,
  tail: boolean,
  { keys, metadata, hasMetadata, quoted, isBackfill }: DigestContext,
): DigestVerdict {
  const own = metadata.filter(({ signature, algorithm }) => signature && algorithm);
  if (own.length === 0 && (hasMetadata || quoted.length === 0)) {
    return no('digest-signature-missing', 'Its signature, which S3 keeps as metadata, is missing.');
  }
  const known = own.filter(({ algorithm }) => algorithm === signatureAlgorithm);
  if (own.length > 0 && known.length === 0) {
    return no('digest-algorithm', `Its metadata names the algorithm ${own[0]?.algorithm}.`);
  }
  if (isBackfill && hasMetadata && !known.some(({ backfillTime }) => isTime(backfillTime))) {
    return no('digest-backfill-time', 'Its metadata does not tell when it was generated.');
  }
  const key = keys.get(body.digestPublicKeyFingerprint.toLowerCase());
  if (key === undefined) {
    return no('digest-key-missing', `No key is known for ${body.digestPublicKeyFingerprint}.`);
  }
  if (key.key === undefined) {
    return no(
      'digest-key-unreadable',
      `The key ${key.fingerprint} of ${key.source} cannot be read.`,
    );
  }
  const signatures = own.length === 0 ? quoted : known.map(({ signature }) => signature ?? '');
  if (signatures.some((signature) => isSignedBy(key, body, hash, signature))) {
    return { ok: true, key, tail };
  }
  const isQuoted = quoted.some((signature) => isSignedBy(key, body, hash, signature));
  return no(
    'digest-signature',
    isQuoted
      ? 'The signature in its metadata is not its own; the next digest quotes the right one.'
      : 'Its signature is not that of these bytes.',
  );
}

/** The exact names: another algorithm is none that CloudTrail uses. */
function wrongName(body: DigestBody): DigestVerdict | undefined {
  if (body.digestSignatureAlgorithm !== signatureAlgorithm) {
    const said = String(body.digestSignatureAlgorithm);
    return no('digest-algorithm', `It names the signature algorithm ${said}.`);
  }
  if (body.previousDigestHashValue && body.previousDigestHashAlgorithm !== hashAlgorithm) {
    const said = String(body.previousDigestHashAlgorithm);
    return no('digest-algorithm', `It names the hash algorithm ${said}.`);
  }
  return undefined;
}

/** True if that key made that signature over the digest. */
export function isSignedBy(
  { key }: Pick<KnownKey, 'key'>,
  body: DigestBody,
  hash: string,
  signature: string,
): boolean {
  if (key === undefined) return false;
  const data = Buffer.from(stringToSign(body, hash), 'utf8');
  try {
    return verify('RSA-SHA256', data, key, Buffer.from(signature, 'hex'));
  } catch {
    // A key of another kind than RSA.
    return false;
  }
}

function isTime(text: string | undefined): boolean {
  return text !== undefined && !Number.isNaN(Date.parse(text));
}

function no(code: FindingCode, detail: string): DigestVerdict {
  return { ok: false, code, detail };
}
