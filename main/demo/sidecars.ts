import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import type { SignedDigest } from './digest-chain.ts';
import type { SigningKey } from './rsa-key.ts';
import { rfc3339 } from './time.ts';

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

/** Writes `s3_object_metadata.json` entry by entry: it grows with the number of digests. */
export class MetadataFile {
  readonly #file: number;
  #empty = true;

  constructor(folder: string) {
    this.#file = openSync(join(folder, 's3_object_metadata.json'), 'w');
    writeSync(this.#file, '{');
  }

  add(digest: SignedDigest): void {
    const entry = { signature: digest.signature, 'signature-algorithm': 'SHA256withRSA' };
    const text = JSON.stringify(entry, null, 1).replaceAll('\n', '\n ');
    writeSync(this.#file, `${this.#empty ? '' : ','}\n ${JSON.stringify(digest.key)}: ${text}`);
    this.#empty = false;
  }

  close(): void {
    writeSync(this.#file, '\n}');
    closeSync(this.#file);
  }
}
