/**
 * Finds a text in the dictionary, whatever the case of its ASCII letters: FNV-1a, 32 bits, signed,
 * over its UTF-8 bytes with A–Z as a–z (http://www.isthe.com/chongo/tech/comp/fnv/). The empty text
 * has 0. It finds candidates; the text itself decides.
 */
export function textHash(text: string): number {
  if (text === '') return 0;
  const bytes = Buffer.from(text, 'utf8');
  let hash = 0x811c9dc5 | 0;
  for (const byte of bytes) {
    const folded = byte >= 0x41 && byte <= 0x5a ? byte + 0x20 : byte;
    hash = Math.imul(hash ^ folded, 0x01000193);
  }
  return hash;
}
