import { gunzipSync } from 'node:zlib';

/** The uncompressed text of an object, or why there is none. */
export type Unpacked =
  | {
      readonly ok: true;
      /** In UTF-8: offsets of records count its bytes. */
      readonly text: Buffer;
      /** The uncompressed bytes as they came; CloudTrail's digests name their hash. */
      readonly plain: Buffer;
    }
  | { readonly ok: false; readonly reason: string; readonly detail: string };

/** Bytes an object may unpack to: twenty times CloudTrail's largest file, and no more. */
const largestText = 1024 * 1024 * 1024;
/** What is asked for at once on the word of a file that has not been looked at. */
const largestChunk = 32 * 1024 * 1024;

/**
 * Unpacks gzip, recognised by its first bytes and not by a name; anything else is its own text.
 * Several members in a row are one text (RFC 1952 section 2.2). UTF-16, as programs of Windows write
 * it, is recognised by its byte order mark and read as UTF-8.
 */
export function unpack(bytes: Buffer): Unpacked {
  if (bytes.length === 0) return { ok: false, reason: 'empty file', detail: 'it has 0 bytes' };
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) {
    return { ok: true, text: inUtf8(bytes), plain: bytes };
  }
  try {
    const options = { maxOutputLength: largestText, chunkSize: saidSize(bytes) };
    const plain = gunzipSync(bytes, options);
    return { ok: true, text: inUtf8(plain), plain };
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    if (code === 'Z_BUF_ERROR') {
      return { ok: false, reason: 'truncated gzip', detail: 'the compressed data ends too early' };
    }
    if (code === 'ERR_BUFFER_TOO_LARGE') {
      return { ok: false, reason: 'too large', detail: 'it unpacks to more than 1 GiB' };
    }
    return { ok: false, reason: 'damaged gzip', detail: (thrown as Error).message };
  }
}

/**
 * The size that the last four bytes tell (RFC 1952 section 2.3.1, ISIZE): with a chunk of that size
 * everything comes out in one piece. Only a hint: it may lie, and counts the last member alone.
 */
function saidSize(bytes: Buffer): number {
  const said = bytes.length < 18 ? 0 : bytes.readUInt32LE(bytes.length - 4);
  return Math.min(Math.max(said + 64, 16 * 1024), largestChunk);
}

/** Byte order marks: FF FE little-endian, FE FF big-endian (RFC 2781 section 3.2). */
function inUtf8(plain: Buffer): Buffer {
  const mark = plain.length < 2 ? 0 : plain.readUInt16BE(0);
  if (mark === 0xfffe) return Buffer.from(plain.toString('utf16le', 2), 'utf8');
  if (mark !== 0xfeff) return plain;
  const even = Buffer.from(plain.subarray(0, plain.length - (plain.length % 2)));
  return Buffer.from(even.swap16().toString('utf16le', 2), 'utf8');
}
