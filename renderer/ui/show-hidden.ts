/**
 * What is not seen, or turns others round: controls, direction marks and what takes no room (Unicode
 * general categories Cc, Cf, Zl and Zp, Default_Ignorable_Code_Point, the empty Braille pattern).
 */
const hidden = String.raw`[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{DI}\u2800]`;
/**
 * Where such a character is part of how people write: in emoji, and joiners between letters of scripts
 * that need them (as RFC 5892, appendix A, allows them in names).
 */
const emoji = String.raw`[\p{Extended_Pictographic}\p{Emoji_Modifier}\ufe0f]`;
const joining = String.raw`[\p{Script=Arabic}\p{Script=Syriac}\p{Script=Mongolian}\p{Script=Devanagari}\p{Script=Bengali}\p{Script=Gurmukhi}\p{Script=Gujarati}\p{Script=Oriya}\p{Script=Tamil}\p{Script=Telugu}\p{Script=Kannada}\p{Script=Malayalam}\p{Script=Sinhala}]`;
const usual = [
  String.raw`(?<=${emoji})\u200d(?=\p{Extended_Pictographic})`,
  String.raw`(?<=\p{Extended_Pictographic})\ufe0f|(?<=[#*0-9])\ufe0f(?=\u20e3)`,
  String.raw`(?<=${joining})[\u200c\u200d](?=${joining})`,
].join('|');

const inLine = new RegExp(`${usual}|(${hidden})`, 'gu');
const inText = new RegExp(String.raw`${usual}|((?![\t\n])${hidden})`, 'gu');
/** Most texts, with the punctuation of ours: the other patterns cost ten times as much. */
const harmless = /^[\t\n -~\u00a0-\u00ac\u00ae-\u024f\u2010-\u2027\u2030-\u205e\u2190-\u21ff]*$/;

/** A text in one line with a sign in place of each character that would not be seen, or turn others round. */
export function showHidden(text: string): string {
  return text.replaceAll(inLine, (usual, found?: string) =>
    found === undefined ? usual : found === '\n' ? '⏎' : sign(found),
  );
}

/** The same of a text whose lines and tabs mean something. */
export function showHiddenInText(text: string): string {
  if (harmless.test(text)) return text;
  return text.replaceAll(inText, (usual, found?: string) =>
    found === undefined ? usual : sign(found),
  );
}

/**
 * A JSON text with such characters written as JSON writes them, which changes no value: between its
 * tokens only blanks and line ends may stand (RFC 8259 section 2), and those are left, as plain line ends.
 */
export function escapeHidden(json: string): string {
  if (harmless.test(json)) return json;
  return json
    .replaceAll(/\r\n?/g, '\n')
    .replaceAll(inText, (usual, found?: string) =>
      found === undefined ? usual : found.split('').map(escaped).join(''),
    );
}

function sign(character: string): string {
  return `⟨U+${(character.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')}⟩`;
}

/** One UTF-16 unit: JSON writes two for a character beyond U+FFFF. */
function escaped(unit: string): string {
  return String.raw`\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`;
}
