import { createHash } from 'node:crypto';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { merkleRoot, merkleTree } from '../../../../main/archive/merkle.ts';
import { rootFrom } from '../../../../main/verify/proof/inclusion.ts';

const leavesOf = (size: number): Buffer[] =>
  Array.from({ length: size }, (_, index) => Buffer.from(`leaf ${index}`));

// Red if a path is made or followed otherwise than RFC 9162 says, e.g. with the halves of a tree
// whose size is no power of two swapped.
test('every leaf of every tree of 1 to 200 leaves leads to the root', () => {
  for (let size = 1; size <= 200; size += 1) {
    const leaves = leavesOf(size);
    const { root, path } = merkleTree(leaves);
    expect(root).toBe(merkleRoot(leaves).toString('hex'));
    const ways = leaves.map((leaf, index) => rootFrom(leaf, { index, size, path: path(index) }));
    expect(ways).toEqual(leaves.map(() => root));
  }
});

// Red if the index is not looked at: a leaf could be shown in another's place.
test('no leaf leads to the root from another place, or in a tree of another depth', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 2, max: 200 }).chain((size) =>
        fc.record({
          size: fc.constant(size),
          index: fc.nat(size - 1),
          other: fc.nat(size - 1),
        }),
      ),
      ({ size, index, other }) => {
        const leaves = leavesOf(size);
        const { root, path } = merkleTree(leaves);
        const way = { index, size, path: path(index) };
        const leaf = leaves[index] ?? Buffer.of();
        if (other !== index) expect(rootFrom(leaf, { ...way, index: other })).not.toBe(root);
        expect(rootFrom(leaf, { ...way, path: way.path.slice(1) })).not.toBe(root);
        expect(rootFrom(leaf, { ...way, path: [...way.path, root] })).not.toBe(root);
      },
    ),
  );
});

// Red with shifts in place of halving: they cut at 32 bits.
test('the first leaf of 2^40 is followed through forty hashes', () => {
  const leaf = Buffer.from('leaf');
  const sha256 = (...parts: Buffer[]): Buffer =>
    createHash('sha256').update(Buffer.concat(parts)).digest();
  const path = Array.from({ length: 40 }, (_, height) => sha256(Buffer.of(height)));
  const root = path.reduce(
    (below, beside) => sha256(Buffer.of(1), below, beside),
    sha256(Buffer.of(0), leaf),
  );
  const way = { index: 0, size: 2 ** 40, path: path.map((hash) => hash.toString('hex')) };
  expect(rootFrom(leaf, way)).toBe(root.toString('hex'));
  expect(rootFrom(leaf, { ...way, size: 2 ** 39 })).toBeUndefined();
});

// Red if a place outside the tree is followed, or a way that ends too early taken.
test.each([
  { index: 2 ** 53 - 2, size: 2 ** 53 - 1 },
  { index: 2 ** 32, size: 2 ** 32 + 1 },
  { index: 5, size: 5 },
  { index: 0, size: 0 },
  { index: -1, size: 3 },
  { index: Number.NaN, size: 3 },
])('a way of leaf $index among $size without hashes is none', (place) => {
  expect(rootFrom(Buffer.of(1), { ...place, path: [] })).toBeUndefined();
});
