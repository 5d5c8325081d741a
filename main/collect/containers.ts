import { createReadStream } from 'node:fs';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import yauzl from 'yauzl';
import { classify } from './classify.ts';
import type { Collected } from './source.ts';

/** Bytes an entry may unpack to; CloudTrail's own files end at 50 MB compressed. */
const largestEntry = 1024 * 1024 * 1024;

/**
 * Entries of a .zip, read one by one into memory: nothing is ever written to disk, so a hostile
 * name cannot reach a file. Such an entry is still refused, since its name can name nothing true.
 */
export async function* zipEntries(path: string): AsyncGenerator<Collected> {
  const zip = await yauzl.openPromise(path, { lazyEntries: true, decodeStrings: false });
  try {
    for await (const entry of zip.eachEntry()) {
      const inside = entryName(entry.fileName as unknown as Buffer);
      if (inside.endsWith('/')) continue;
      if (entry.uncompressedSize > largestEntry) {
        yield { kind: 'ignored', name: `${path}!${inside}`, reason: 'larger than 1 GiB unpacked' };
        continue;
      }
      const stream = await zip.openReadStreamPromise(entry, {});
      yield entryItem(path, inside, await collect(stream));
    }
  } finally {
    zip.close();
  }
}

/** Entries of a .tar or .tar.gz, as `zipEntries`. */
export async function* tarEntries(path: string): AsyncGenerator<Collected> {
  const unpack = extract();
  const file = createReadStream(path);
  const inner = /\.t?gz$/i.test(path) ? file.pipe(createGunzip()) : file;
  for (const stream of [file, inner]) stream.on('error', (error: Error) => unpack.destroy(error));
  inner.pipe(unpack);
  for await (const entry of unpack) {
    if (entry.header.type !== 'file') {
      entry.resume();
      continue;
    }
    yield entryItem(path, entry.header.name, await collect(entry));
  }
}

function entryItem(container: string, inside: string, bytes: Buffer): Collected {
  const name = `${container}!${inside}`;
  const object = { kind: 'object', name, content: { kind: 'bytes', bytes }, named: false } as const;
  if (isUnsafe(inside)) {
    const detail = 'the name points outside its container';
    return { ...object, refused: { reason: 'unsafe name', detail } };
  }
  const guess = classify(inside, false);
  switch (guess.kind) {
    case 'log':
      return object;
    case 'sidecar':
      return { kind: 'sidecar', what: guess.what, name, bytes };
    case 'zip':
    case 'tar':
      return { kind: 'ignored', name, reason: 'a container inside a container; unpack it first' };
    case 'ignored':
      return { kind: 'ignored', name, reason: guess.reason };
  }
}

function isUnsafe(name: string): boolean {
  return (
    name.includes('\0') ||
    /^[a-z]:/i.test(name) ||
    /^[\\/]/.test(name) ||
    name.split(/[\\/]/).includes('..')
  );
}

/** Zip names are UTF-8 where the archiver was modern; other bytes become U+FFFD and stay visible. */
function entryName(raw: Buffer): string {
  return raw.toString('utf8');
}

async function collect(stream: AsyncIterable<unknown>): Promise<Buffer> {
  const parts: Buffer[] = [];
  let size = 0;
  for await (const part of stream) {
    const bytes = part as Buffer;
    size += bytes.length;
    if (size > largestEntry) throw new Error('an entry is larger than 1 GiB unpacked');
    parts.push(bytes);
  }
  return Buffer.concat(parts);
}
