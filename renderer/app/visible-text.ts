/**
 * A record's text with what would not be seen written out, as JSON writes it: control characters and
 * those that turn the order of others around (Unicode TR9), so that no name reads like another one.
 */
export function visibleText(text: string): string {
  return text.replaceAll(
    // oxlint-disable-next-line no-control-regex -- they are what is looked for
    /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/g,
    (hidden) => String.raw`\u${hidden.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}
