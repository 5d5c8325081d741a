/**
 * Letters that the bundled faces have: Latin with its extensions, Greek, Cyrillic, and the
 * punctuation of these. pdfmake draws a letter that is missing as nothing at all, so anything else
 * is printed as its number, e.g. \u{202e}: an auditor sees that something is there.
 */
const known =
  /^[\u0020-\u007e\u00a0-\u017f\u0384-\u03ce\u0400-\u045f\u2010-\u2015\u2018-\u201e\u2020-\u2022\u2026\u2030\u2039\u203a\u20ac\u2122]$/;

/** Texts from records may be 256 KB; a page shows their beginning, the attachment all of it. */
const longest = 300;

/** A text that every letter of which is printed, on one line, shortened if it is very long. */
export function printable(text: string): string {
  const letters = Array.from(text.slice(0, longest + 1), (letter) =>
    known.test(letter) ? letter : `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`,
  );
  return text.length > longest ? `${letters.slice(0, longest).join('')}…` : letters.join('');
}

/** Words that a person wrote: all of it, with its line breaks. */
export function printableProse(text: string): string {
  return text
    .split(/\r?\n/)
    .map((line) =>
      Array.from(line, (letter) =>
        known.test(letter) ? letter : `\\u{${(letter.codePointAt(0) ?? 0).toString(16)}}`,
      ).join(''),
    )
    .join('\n');
}
