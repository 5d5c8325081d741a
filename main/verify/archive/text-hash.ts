/**
 * The hash under which the archive finds a text: FNV-1a with 32 bits, signed, over its UTF-8 bytes,
 * capital ASCII letters as small ones. The second derivation of main/archive/text-hash.ts.
 */
export function textHash(text: string): number {
  const small = text.replace(/[A-Z]+/g, (capitals) => capitals.toLowerCase());
  let hash = 2_166_136_261;
  for (const byte of Buffer.from(small)) hash = Math.imul(hash ^ byte, 16_777_619) >>> 0;
  return hash | 0;
}
