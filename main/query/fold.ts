/**
 * Lower case for comparing, code point by code point. A character outside ASCII stays outside
 * ASCII (the Kelvin sign does not become `k`), so that SQLite's lower(), which knows ASCII only,
 * agrees with it whenever one side of a comparison is ASCII.
 */
export function fold(text: string): string {
  if (isAscii(text)) return text.toLowerCase();
  let folded = '';
  for (const character of text) folded += foldOne(character);
  return folded;
}

/** True if every character is below U+0080. */
export function isAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    if (text.charCodeAt(index) > 0x7f) return false;
  }
  return true;
}

/** `fold` of one character. */
export function foldOne(character: string): string {
  const lower = character.toLowerCase();
  if (isAscii(character)) return lower;
  // Some characters grow when lowered (U+0130); one that leaves its kind keeps its shape.
  return lower.length === character.length && !isAscii(lower) ? lower : character;
}
