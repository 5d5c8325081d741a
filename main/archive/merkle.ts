import { sha256 } from '../platform/hash.ts';

/**
 * Root of a Merkle tree over leaves in their order, as RFC 9162 section 2.1.1 defines it: a leaf
 * is SHA-256(0x00 ‖ data), a node SHA-256(0x01 ‖ left ‖ right), the left half holds the largest
 * power of two below the count; no leaf gives the SHA-256 of nothing.
 */
export function merkleRoot(leaves: readonly Uint8Array[]): Buffer {
  if (leaves.length === 0) return sha256('');
  return rootOf(leaves.map((leaf) => sha256(Buffer.concat([Buffer.of(0), leaf]))));
}

function rootOf(hashes: readonly Buffer[]): Buffer {
  const [only] = hashes;
  if (hashes.length === 1 && only !== undefined) return only;
  let split = 1;
  while (split * 2 < hashes.length) split *= 2;
  const left = rootOf(hashes.slice(0, split));
  const right = rootOf(hashes.slice(split));
  return sha256(Buffer.concat([Buffer.of(1), left, right]));
}
