/**
 * Finds a text in the dictionary, whatever the case of its ASCII letters: FNV-1a, 32 bits, signed,
 * over its UTF-8 bytes with A–Z as a–z (http://www.isthe.com/chongo/tech/comp/fnv/). The empty text
 * has 0. It finds candidates; the text itself decides.
 */
export function textHash(text: string): number {
  if (text === '') return 0;
  const bytes = Buffer.from(text, 'utf8');
  let hash = basis;
  for (let at = 0; at < bytes.length; at += 1) hash = withByte(hash, bytes[at] ?? 0);
  return hash;
}

/** The same of a text that lies in these bytes; undefined if they are not all ASCII. */
export function textHashOfAscii(bytes: Uint8Array, start: number, end: number): number | undefined {
  if (start === end) return 0;
  let hash = basis;
  for (let at = start; at < end; at += 1) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) return undefined;
    hash = withByte(hash, byte);
  }
  return hash;
}

const basis = 0x811c9dc5 | 0;

function withByte(hash: number, byte: number): number {
  const folded = byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
  return Math.imul(hash ^ folded, 0x01000193);
}
