import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SignedDigest } from './digest-chain.ts';
import type { SigningKey } from './rsa-key.ts';
import { rfc3339 } from './time.ts';
import { writing } from './writing.ts';

/** A signing key and the time CloudTrail says it is valid for. */
export interface KeyPeriod {
  readonly key: SigningKey;
  readonly from: number;
  readonly to: number;
}

/** The text of `list_public_keys.json`, in the shape of `aws cloudtrail list-public-keys`. */
export function publicKeyList(periods: readonly KeyPeriod[]): string {
  const list = periods.map(({ key, from, to }) => ({
    Value: key.publicDer.toString('base64'),
    ValidityStartTime: rfc3339(from).replace('Z', '+00:00'),
    ValidityEndTime: rfc3339(to).replace('Z', '+00:00'),
    Fingerprint: key.fingerprint,
  }));
  return JSON.stringify({ PublicKeyList: list }, null, 1);
}

/**
 * Writes `s3_object_metadata.json` entry by entry: it grows with the number of digests. Throws
 * Problem `unwritable`.
 */
export class MetadataFile {
  readonly #path: string;
  readonly #file: number;
  #empty = true;

  constructor(folder: string) {
    this.#path = join(folder, 's3_object_metadata.json');
    this.#file = writing(this.#path, () => openSync(this.#path, 'w'));
    this.#write('{');
  }

  add(digest: SignedDigest): void {
    const entry = { signature: digest.signature, 'signature-algorithm': 'SHA256withRSA' };
    const text = JSON.stringify(entry, null, 1).replaceAll('\n', '\n ');
    this.#write(`${this.#empty ? '' : ','}\n ${JSON.stringify(digest.key)}: ${text}`);
    this.#empty = false;
  }

  close(): void {
    this.#write('\n}');
    closeSync(this.#file);
  }

  #write(text: string): void {
    writing(this.#path, () => writeSync(this.#file, text));
  }
}
