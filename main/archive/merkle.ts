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

/** A whole tree, for those who need a way through it. */
export interface MerkleTree {
  readonly size: number;
  /** 64 hex digits, as `merkleRoot`. */
  readonly root: string;
  /**
   * The inclusion proof of a leaf (RFC 9162 section 2.1.3.1): the hashes beside its way to the root,
   * from the leaf upwards, each as hex; none for the only leaf.
   *
   * @throws RangeError if there is no such leaf
   */
  readonly path: (index: number) => string[];
}

/**
 * Builds the tree level by level: two neighbours make a node, and one that is left over goes up as it
 * is, which gives the same tree as splitting from the top.
 */
export function merkleTree(leaves: readonly Uint8Array[]): MerkleTree {
  const levels = [leaves.map((leaf) => sha256(Buffer.concat([Buffer.of(0), leaf])))];
  for (let below = levels[0] ?? []; below.length > 1; below = levels.at(-1) ?? []) {
    levels.push(levelAbove(below));
  }
  return {
    size: leaves.length,
    root: (levels.at(-1)?.[0] ?? sha256('')).toString('hex'),
    path(index) {
      if (!(index >= 0 && index < leaves.length)) throw new RangeError(`there is no leaf ${index}`);
      return levels.flatMap((level, height) => {
        const at = Math.floor(index / 2 ** height);
        const beside = level[at % 2 === 0 ? at + 1 : at - 1];
        return beside === undefined ? [] : [beside.toString('hex')];
      });
    },
  };
}

function levelAbove(below: readonly Buffer[]): Buffer[] {
  const above: Buffer[] = [];
  for (let at = 0; at < below.length; at += 2) {
    const [left, right] = [below[at], below[at + 1]];
    if (left === undefined) break;
    above.push(right === undefined ? left : sha256(Buffer.concat([Buffer.of(1), left, right])));
  }
  return above;
}
