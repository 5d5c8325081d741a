import fc from 'fast-check';
import { expect, test } from 'vitest';
import { FoldedSearch } from '../../../main/query/folded-search.ts';

/** As the language itself finds it: each byte a character, `i` without `u` folds ASCII alone. */
function places(text: Buffer, needle: string): number[] {
  const source = needle.replaceAll(/[\\^$.*+?()[\]{}|/]/g, String.raw`\$&`);
  return Array.from(text.toString('latin1').matchAll(new RegExp(source, 'gi')), (hit) => hit.index);
}

/** Few letters, so that needles are found, nearly found and overlap; bytes that are letters but for one bit. */
const byte = fc.oneof(fc.constantFrom(...Buffer.from('aAbBzZ@[`{-0')), fc.nat(255));
const needle = fc
  .array(fc.constantFrom(...Array.from('abz@`-0')), { minLength: 1, maxLength: 6 })
  .map((letters) => letters.join(''));

// Red if it goes on too far, folds `@` to a backtick, or misses what ends with the text.
test('finds what a regular expression finds', () => {
  fc.assert(
    fc.property(fc.array(byte, { maxLength: 200 }), needle, (bytes, wanted) => {
      const text = Buffer.from(bytes);
      const search = new FoldedSearch(wanted);
      const expected = places(text, wanted);
      expect(search.placesIn(text)).toEqual(expected);
      expect(search.indexIn(text)).toBe(expected[0] ?? -1);
    }),
    { numRuns: 2000 },
  );
});

test('a letter beyond ASCII is not one that looks like it', () => {
  const text = Buffer.from('\u212Aelvin \u017Ftop');
  expect(new FoldedSearch('kelvin').indexIn(text)).toBe(-1);
  expect(new FoldedSearch('stop').indexIn(text)).toBe(-1);
  expect(new FoldedSearch('elvin').indexIn(text)).toBe(3);
});
