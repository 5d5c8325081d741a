import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import { bytesOf, entryPath, withBytes, withoutBytes } from './entry.ts';
import type { Collected } from './source.ts';

/**
 * Entries of a .tar, .tar.gz or .tgz in their order. Links and devices are listed as ignored.
 *
 * @throws Error at the place where the file is damaged or ends too early
 */
export async function* tarEntries(path: string, largest: number): AsyncGenerator<Collected> {
  const unpack = extract();
  const file = createReadStream(path);
  const inner = /\.t?gz$/i.test(path) ? file.pipe(createGunzip()) : file;
  for (const stream of [file, inner]) stream.on('error', (error: Error) => unpack.destroy(error));
  inner.pipe(unpack);
  try {
    for await (const entry of unpack) {
      const { name: inside, type, size } = entry.header;
      const judged =
        type === 'file' || type === 'contiguous-file'
          ? withoutBytes(path, inside, size, largest)
          : noFile(path, inside, type);
      if (judged === undefined) {
        yield withBytes(path, inside, await bytesOf(entry));
        continue;
      }
      entry.resume();
      if (judged !== 'folder') yield judged;
    }
  } finally {
    file.destroy();
  }
}

function noFile(path: string, inside: string, type: unknown): Collected | 'folder' {
  if (type === 'directory') return 'folder';
  return { kind: 'ignored', name: entryPath(path, inside), reason: 'not a regular file' };
}
