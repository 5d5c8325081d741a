import { sha256 } from '../../platform/hash.ts';

/**
 * The root that a way through a Merkle tree leads to (RFC 9162 section 2.1.3.2), or undefined if no
 * tree of that size has such a way to that leaf. Numbers may be as large as JSON's integers: the
 * halving is division, because shifts cut at 32 bits.
 *
 * @param path hashes of 64 hex digits, from the leaf upwards
 */
export function rootFrom(
  leaf: Uint8Array,
  { index, size, path }: { index: number; size: number; path: readonly string[] },
): string | undefined {
  if (!(index >= 0 && index < size)) return undefined;
  let [at, last] = [index, size - 1];
  let hash = sha256(Buffer.concat([Buffer.of(0), leaf]));
  for (const beside of path) {
    if (last === 0) return undefined;
    const other = Buffer.from(beside, 'hex');
    if (at % 2 === 1 || at === last) {
      hash = node(other, hash);
      while (at % 2 === 0 && at !== 0) [at, last] = [at / 2, Math.floor(last / 2)];
    } else {
      hash = node(hash, other);
    }
    [at, last] = [Math.floor(at / 2), Math.floor(last / 2)];
  }
  return last === 0 ? hash.toString('hex') : undefined;
}

function node(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([Buffer.of(1), left, right]));
}
