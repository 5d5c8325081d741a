import { sha256 } from '../../platform/hash.ts';

interface Peak {
  readonly size: number;
  readonly hash: Buffer;
}

/**
 * The root of a Merkle tree (RFC 9162 section 2.1.1), built leaf by leaf from the left: full
 * subtrees of equal size merge at once, and what is left at the end is folded from the right. Held
 * equal to the archive's own, which splits from the top, by a test.
 */
export function merkleRoot(leaves: Iterable<Uint8Array>): string {
  const peaks: Peak[] = [];
  for (const leaf of leaves) {
    let peak: Peak = { size: 1, hash: sha256(Buffer.concat([Buffer.of(0), leaf])) };
    for (let left = peaks.at(-1); left?.size === peak.size; left = peaks.at(-1)) {
      peaks.pop();
      peak = { size: peak.size * 2, hash: node(left.hash, peak.hash) };
    }
    peaks.push(peak);
  }
  let root = peaks.pop()?.hash ?? sha256('');
  for (const { hash } of peaks.toReversed()) root = node(hash, root);
  return root.toString('hex');
}

function node(left: Buffer, right: Buffer): Buffer {
  return sha256(Buffer.concat([Buffer.of(1), left, right]));
}
