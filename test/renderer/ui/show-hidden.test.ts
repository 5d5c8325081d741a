import fc from 'fast-check';
import { expect, test } from 'vitest';
import { escapeHidden, showHidden, showHiddenInText } from '../../../renderer/ui/show-hidden.ts';

// Red if a character that turns others round, breaks the line or is not seen stands as it is.
test.each([
  ['plain Ünïcode 日本 😀', 'plain Ünïcode 日本 😀'],
  ['invoice-\u202efdp.exe', 'invoice-⟨U+202E⟩fdp.exe'],
  ['a\u200bb\ufeffc', 'a⟨U+200B⟩b⟨U+FEFF⟩c'],
  ['one\ntwo\u0000\u2028', 'one⏎two⟨U+0000⟩⟨U+2028⟩'],
  ['ad\u200dmin\ufe0f\u3164\u{e0041}', 'ad⟨U+200D⟩min⟨U+FE0F⟩⟨U+3164⟩⟨U+E0041⟩'],
])('%j', (text, wanted) => {
  expect(showHidden(text)).toBe(wanted);
});

// Red if what people write in their own scripts, or an emoji of several, is taken apart.
test.each(['👩‍💻 done ❤️', '👍🏽', '1️⃣', 'می‌خواهم', 'क्‍ष'])('%s stays', (text) => {
  expect(showHidden(text)).toBe(text);
});

// Red if lines and tabs of a text are lost, or anything else hidden is left.
test('a text keeps its lines', () => {
  expect(showHiddenInText('a\n\tb\u202e\r')).toBe('a\n\tb⟨U+202E⟩⟨U+000D⟩');
});

// Red if an escape changes a value, or leaves a character that turns others round.
test('JSON with escapes for what is hidden is the same JSON', () => {
  const nasty = fc.constantFrom('\u202e', '\u2066', '\u0007', '\u{e0041}', '"', '\\', 'x', '\n');
  fc.assert(
    fc.property(fc.array(nasty), fc.boolean(), (parts, isIndented) => {
      const value = { [parts.join('')]: parts.join('') };
      const json = JSON.stringify(value, undefined, isIndented ? 2 : 0).replaceAll('\n', '\r\n');
      const shown = escapeHidden(json);
      expect(JSON.parse(shown)).toEqual(value);
      expect(shown).not.toMatch(/[\u202e\u2066\r]|\u{e0041}/u);
    }),
  );
});

// Red if the texts that are let pass at once hold anything hidden.
test('each character is written out in a text as in a line, but for line ends and tabs', () => {
  for (let code = 0; code < 0xd800; code += 1) {
    const character = String.fromCodePoint(code);
    if (character !== '\n' && character !== '\t') {
      expect(showHiddenInText(character)).toBe(showHidden(character));
    }
  }
});
