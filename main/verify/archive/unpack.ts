import { gunzipSync } from 'node:zlib';

/** Bytes that an original may unpack to, as the archive's format allows. */
const largestText = 1024 * 1024 * 1024;

/** What stored bytes hold: the uncompressed bytes as they were, and as UTF-8. */
export interface Unpacked {
  readonly plain: Buffer;
  readonly text: Buffer;
}

/**
 * The content of stored bytes: gzip is known by its first two bytes, and several members in a row are
 * one content (RFC 1952 section 2.2); UTF-16 by its byte order mark. Undefined if they do not unpack.
 */
export function unpack(bytes: Buffer): Unpacked | undefined {
  if (bytes.length === 0) return undefined;
  const plain = isGzip(bytes) ? gunzip(bytes) : bytes;
  return plain && { plain, text: inUtf8(plain) };
}

function isGzip(bytes: Buffer): boolean {
  return bytes[0] === 0x1f && bytes[1] === 0x8b;
}

function gunzip(bytes: Buffer): Buffer | undefined {
  try {
    return gunzipSync(bytes, { maxOutputLength: largestText });
  } catch {
    return undefined;
  }
}

function inUtf8(plain: Buffer): Buffer {
  const label = markOf(plain);
  // TextDecoder drops the mark itself, and writes U+FFFD for half a character.
  return label === undefined ? plain : Buffer.from(new TextDecoder(label).decode(even(plain)));
}

function markOf(plain: Buffer): string | undefined {
  if (plain[0] === 0xff && plain[1] === 0xfe) return 'utf-16le';
  return plain[0] === 0xfe && plain[1] === 0xff ? 'utf-16be' : undefined;
}

/** Half a character at the very end is not read. */
function even(plain: Buffer): Buffer {
  return plain.subarray(0, plain.length - (plain.length % 2));
}
