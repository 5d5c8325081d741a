import { createReadStream, createWriteStream, mkdirSync } from 'node:fs';
import { dirname, resolve, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import yauzl from 'yauzl';

/**
 * Writes the one .zip inside a .tgz to a file.
 *
 * @throws Error if there is none
 */
export async function takeZip(packed: string, target: string): Promise<void> {
  const entries = extract();
  const feeding = pipeline(createReadStream(packed), createGunzip(), entries);
  let taken = 0;
  for await (const entry of entries) {
    if (entry.header.name.endsWith('.zip')) {
      await pipeline(entry, createWriteStream(target));
      taken += 1;
    } else entry.resume();
  }
  await feeding;
  if (taken !== 1) throw new Error(`${packed} holds ${taken} zip files instead of one.`);
}

/** Unpacks a .zip of plain files and folders, with their permissions, into a folder. */
export async function unzip(zip: string, into: string): Promise<void> {
  const file = await yauzl.openPromise(zip, { lazyEntries: true });
  const top = resolve(into) + sep;
  for await (const entry of file.eachEntry()) {
    const path = resolve(into, entry.fileName);
    if (!path.startsWith(top)) throw new Error(`${zip} holds a path outside itself.`);
    if (entry.fileName.endsWith('/')) {
      mkdirSync(path, { recursive: true });
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    const stream = await file.openReadStreamPromise(entry, {});
    // The upper half holds Unix permissions; an archive made elsewhere has none.
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(stream, createWriteStream(path, { mode: mode === 0 ? 0o644 : mode }));
  }
  file.close();
}
