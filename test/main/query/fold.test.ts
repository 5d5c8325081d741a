import fc from 'fast-check';
import { expect, test } from 'vitest';
import { fold, isAscii } from '../../../main/query/fold.ts';

// Red if a character outside ASCII may become ASCII: then SQLite's lower() would disagree.
test.each([
  ['StopLogging', 'stoplogging'],
  ['ÄÖÜ', 'äöü'],
  ['ΑΣ', 'ασ'],
  ['\u212A', '\u212A'], // the Kelvin sign
  ['\u0130', '\u0130'], // I with a dot
  ['ß', 'ß'],
  ['a\u0000B', 'a\u0000b'],
])('%s', (text, folded) => {
  expect(fold(text)).toBe(folded);
});

test('folding keeps the length, the kind of each character, and itself', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (text) => {
      const folded = fold(text);
      expect(folded).toHaveLength(text.length);
      expect(fold(folded)).toBe(folded);
      const kinds = (each: string): boolean[] => Array.from(each, isAscii);
      expect(kinds(folded)).toEqual(kinds(text));
    }),
  );
});
