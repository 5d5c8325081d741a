import { gunzipSync } from 'node:zlib';

/** Bytes that an original may unpack to, as the archive's format allows. */
const largestText = 1024 * 1024 * 1024;

/**
 * The uncompressed text of stored bytes: gzip is known by its first two bytes, and several members
 * in a row are one text (RFC 1952 section 2.2). Undefined if they do not unpack.
 */
export function unpack(bytes: Buffer): Buffer | undefined {
  if (bytes.length === 0) return undefined;
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return bytes;
  try {
    return gunzipSync(bytes, { maxOutputLength: largestText });
  } catch {
    return undefined;
  }
}
