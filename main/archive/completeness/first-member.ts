import { crc32, inflateRawSync } from 'node:zlib';

/** The text of a file, and whether bytes lie behind the end of its compressed data. */
export type Member =
  | { readonly ok: true; readonly text: Buffer; readonly hasTail: boolean }
  | { readonly ok: false; readonly detail: string };

/** As the import: no object unpacks to more. */
const largestText = 1024 * 1024 * 1024;
const headLength = 10;
const trailerLength = 8;

/**
 * Unpacks the first member of a gzip file (RFC 1952) and nothing else: CloudTrail writes one, and what
 * somebody appends is no part of what the digest names. Node's own gunzip would join further members
 * to it and pass over zeros. A file that is not compressed is its own text.
 */
export function firstMember(bytes: Buffer): Member {
  if (bytes[0] !== 0x1f || bytes[1] !== 0x8b) return { ok: true, text: bytes, hasTail: false };
  const start = endOfHeader(bytes);
  if (start === undefined) return { ok: false, detail: 'its gzip header is damaged' };
  try {
    const { buffer: text, engine } = inflate(bytes.subarray(start));
    const end = start + engine.bytesWritten;
    if (end + trailerLength > bytes.length) return { ok: false, detail: 'its gzip ends too early' };
    const isWhole =
      bytes.readUInt32LE(end) === crc32(text) &&
      bytes.readUInt32LE(end + 4) === text.length % 2 ** 32;
    if (!isWhole) return { ok: false, detail: 'its gzip checksum is wrong' };
    return { ok: true, text, hasTail: end + trailerLength < bytes.length };
  } catch (thrown) {
    const code = (thrown as NodeJS.ErrnoException).code;
    const isShort = code === 'Z_BUF_ERROR';
    return { ok: false, detail: isShort ? 'its gzip ends too early' : 'its gzip is damaged' };
  }
}

/** Node's types do not know the answer that `info` asks for: the text, and how far it has read. */
function inflate(bytes: Buffer): {
  readonly buffer: Buffer;
  readonly engine: { readonly bytesWritten: number };
} {
  const options = { info: true, maxOutputLength: largestText } as const;
  return inflateRawSync(bytes, options) as unknown as ReturnType<typeof inflate>;
}

/** RFC 1952 section 2.3: FEXTRA 4, FNAME 8, FCOMMENT 16, FHCRC 2. */
function endOfHeader(bytes: Buffer): number | undefined {
  const flags = bytes[3] ?? 0;
  if (bytes.length < headLength + trailerLength || bytes[2] !== 8) return undefined;
  let at = headLength;
  if ((flags & 4) !== 0) at += 2 + bytes.readUInt16LE(at);
  for (const bit of [8, 16]) {
    if ((flags & bit) === 0) continue;
    const zero = bytes.indexOf(0, at);
    if (zero < 0) return undefined;
    at = zero + 1;
  }
  if ((flags & 2) !== 0) at += 2;
  return at < bytes.length ? at : undefined;
}
