import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Organisation } from './organisation.ts';
import type { RecordKind } from './record.ts';
import { compactMinute, dayFolder } from './time.ts';
import { writing } from './writing.ts';

/** The place one sequence of files goes to: an account, a region and a kind of records. */
export interface Stream {
  readonly account: string;
  readonly region: string;
}

/** `AWSLogs/o-…/ACCOUNT/CloudTrail/REGION/YYYY/MM/DD/ACCOUNT_CloudTrail_REGION_…Z_UNIQUE16.json.gz`. */
export function logKey(
  organisation: Organisation,
  stream: Stream,
  kind: RecordKind,
  delivered: number,
  unique: string,
): string {
  const { account, region } = stream;
  const folder = `AWSLogs/${organisation.id}/${account}/${kind}/${region}/${dayFolder(delivered)}`;
  return `${folder}/${account}_${kind}_${region}_${compactMinute(delivered)}_${unique}.json.gz`;
}

const GZIP_OS_BYTE = 9;
const OS_UNKNOWN = 255;

/**
 * Compresses without a trace of the machine: no time stamp, no operating system. The deflate stream
 * itself can differ between versions of zlib; the uncompressed text, which digests hash, cannot.
 */
export function gzipPlainly(text: string): Buffer {
  const packed = gzipSync(text, { level: 6 });
  packed.writeUInt32LE(0, 4);
  packed[GZIP_OS_BYTE] = OS_UNKNOWN;
  return packed;
}

/**
 * Writes objects below a folder by their keys and makes each folder once; no sync to the disk per
 * file, since a demonstration can be written again. Throws Problem `unwritable`.
 */
export class ObjectFolder {
  readonly #root: string;
  readonly #made = new Set<string>();

  constructor(root: string) {
    this.#root = root;
  }

  write(key: string, bytes: Buffer | string): void {
    const path = join(this.#root, key);
    const folder = dirname(path);
    writing(path, () => {
      if (!this.#made.has(folder)) {
        mkdirSync(folder, { recursive: true });
        this.#made.add(folder);
      }
      writeFileSync(path, bytes);
    });
  }
}
