/**
 * Signing of reports: PAdES baseline B-B (ETSI EN 319 142-1) with a key from a PKCS#12 file. With
 * signing-key.ts the only module that knows @libpdf/core. Nothing here uses the network: no
 * certificates, revocation data or time stamps are fetched, which is what B-B means.
 */
import { PDF } from '@libpdf/core';
import { now } from '../platform/clock.ts';
import { openSigningKey, type KeyFile, type OpenedKey } from './signing-key.ts';

export interface SignedReport {
  readonly bytes: Buffer;
  /** Common name of the signer's certificate. */
  readonly signer: string;
  readonly level: 'B-B';
}

/** Bytes kept free for the signature: three times what an RSA key with two certificates needs. */
const reserved = 16_384;

/**
 * Signs a PDF with a key file. The caller verifies the result before anything is written.
 *
 * @param at when, RFC 3339; the certificate must be valid then
 * @throws Problem wrong_password, bad_key
 */
export async function signReport(
  bytes: Uint8Array,
  key: KeyFile,
  at: string = now(),
): Promise<SignedReport> {
  return signWith(bytes, await openSigningKey(key, at), at);
}

/** As `signReport`, with a key that is open already. */
export async function signWith(
  bytes: Uint8Array,
  { signer, facts }: OpenedKey,
  at: string,
): Promise<SignedReport> {
  const pdf = await PDF.load(bytes);
  const signed = await pdf.sign({
    signer,
    level: 'B-B',
    fieldName: 'Prepared',
    reason: 'I prepared this report',
    signingTime: new Date(at),
    estimatedSize: reserved,
  });
  return { bytes: Buffer.from(signed.bytes), signer: facts.name, level: 'B-B' };
}
