/**
 * Controls, direction marks and what takes no room (Unicode general categories Cc and Cf, line and
 * paragraph separators).
 */
const hidden = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu;

/** A text in one line with a sign in place of each character that would not be seen, or turn others round. */
export function showHidden(text: string): string {
  return text.replaceAll(hidden, (character) => {
    const code = character.codePointAt(0) ?? 0;
    if (character === '\n') return '⏎';
    return `⟨U+${code.toString(16).toUpperCase().padStart(4, '0')}⟩`;
  });
}
