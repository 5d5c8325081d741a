import { expect, test } from 'vitest';
import { showHidden } from '../../../renderer/ui/show-hidden.ts';

// Red if a character that turns others round, breaks the line or is not seen stands as it is.
test.each([
  ['plain Ünïcode 日本 😀', 'plain Ünïcode 日本 😀'],
  ['invoice-\u202efdp.exe', 'invoice-⟨U+202E⟩fdp.exe'],
  ['a\u200bb\ufeffc', 'a⟨U+200B⟩b⟨U+FEFF⟩c'],
  ['one\ntwo\u0000\u2028', 'one⏎two⟨U+0000⟩⟨U+2028⟩'],
])('%j', (text, wanted) => {
  expect(showHidden(text)).toBe(wanted);
});
