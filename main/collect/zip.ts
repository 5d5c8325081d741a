import { crc32 } from 'node:zlib';
import yauzl, { type Entry, type ZipFile } from 'yauzl';
import { bytesOf, entryPath, refusedEntry, withBytes, withoutBytes } from './entry.ts';
import type { Collected } from './source.ts';

/**
 * Entries of a .zip in the order of its directory. One that cannot be unpacked does not harm the
 * others.
 *
 * @throws Error if the file is no zip, or its directory is damaged
 */
export async function* zipEntries(path: string, largest: number): AsyncGenerator<Collected> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, decodeStrings: false });
  try {
    for await (const entry of zip.eachEntry()) {
      // UTF-8 where the archiver was modern; other bytes become U+FFFD and stay visible.
      const inside = (entry.fileName as unknown as Buffer).toString('utf8');
      if (inside.endsWith('/')) continue;
      yield (
        withoutBytes(path, inside, entry.uncompressedSize, largest) ??
        (await unpacked(zip, entry, path, inside))
      );
    }
  } finally {
    zip.close();
  }
}

async function unpacked(
  zip: ZipFile,
  entry: Entry,
  path: string,
  inside: string,
): Promise<Collected> {
  const name = entryPath(path, inside);
  if (entry.isEncrypted()) {
    return refusedEntry(name, 'encrypted entry', 'it has a password; unpack the zip first');
  }
  try {
    const bytes = await bytesOf(await zip.openReadStreamPromise(entry, {}));
    if (crc32(bytes) === entry.crc32) return withBytes(path, inside, bytes);
    return refusedEntry(name, 'damaged entry', 'its bytes are not those that were packed');
  } catch (thrown) {
    return refusedEntry(name, 'damaged entry', (thrown as Error).message);
  }
}
