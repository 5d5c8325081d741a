import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';

const packed = resolve(import.meta.dirname, '../../fixtures/archives/version-1.trailproof.gz');

/** The archive that format 1 wrote (test/fixtures/archives/README.md), put into a folder. */
export function unpackKept(folder: string): string {
  const file = join(folder, 'kept.trailproof');
  writeFileSync(file, gunzipSync(readFileSync(packed)));
  return file;
}
