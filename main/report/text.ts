/**
 * Text from outside (events are written by whoever made the call, notes by people) on its way into
 * the PDF. What cannot be drawn as it is (a script that the fonts lack, a control character, a
 * direction mark, an invisible space) is shown as `U+202E` on another ground, which no text can
 * imitate; nothing is dropped silently.
 */
import type { Content } from 'pdfmake/interfaces.js';
import { reportFonts, type Family } from './fonts.ts';
import { colours, number } from './look.ts';

export interface Run {
  readonly text: string;
  readonly escaped: boolean;
}

/** Characters printed of a record's field; the whole one is in the embedded CSV. */
const longest = 400;

/** Controls, formats (direction marks among them), marks, every space but the plain one, U+FFFD. */
const hidden = /[\p{C}\p{M}\p{Zl}\p{Zp}\uFFFD]|(?! )\p{Zs}/u;

/**
 * The text in runs that the family can draw, and the code points that it cannot.
 *
 * @param most characters that are given out at most; escapes count with their own length
 */
export function runsOf(text: string, family: Family, most = Infinity): Run[] {
  const fonts = reportFonts();
  const runs: { text: string; escaped: boolean }[] = [];
  let length = 0;
  // One composed letter where there is one: a bare combining mark is shown as an escape below.
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    const escaped = hidden.test(character) || !fonts.draws(family, code);
    const shown = escaped ? `U+${code.toString(16).toUpperCase().padStart(4, '0')}` : character;
    length += shown.length;
    if (length > most)
      return [...runs, { text: `… (${number(text.length)} characters)`, escaped: true }];
    const last = runs.at(-1);
    if (last?.escaped === escaped) last.text += escaped ? ` ${shown}` : shown;
    else runs.push({ text: shown, escaped });
  }
  return runs;
}

/** One line of evidence; a very long one is cut, and says so. */
export function evidence(text: string, family: Family = 'Inter'): Content {
  return { text: runsOf(text, family, longest).flatMap(styled), font: family };
}

/** Paragraphs that a person wrote. Line breaks stay, tabs become spaces. */
export function prose(text: string): Content {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n');
  return {
    stack: lines.map((line) => ({
      text: runsOf(line === '' ? ' ' : line, 'Inter').flatMap(styled),
    })),
  };
}

/** pdfmake finds the place to cut a long word by measuring the rest of it again and again. */
const piece = 60;

function styled({ text, escaped }: Run): Content[] {
  const look = { font: 'Mono', fontSize: 6.4, color: colours.ink2, background: colours.sunken };
  if (escaped) return [{ text, ...look }];
  if (!new RegExp(`[^ ]{${piece * 2}}`).test(text)) return [{ text }];
  return (text.match(new RegExp(`.{1,${piece}}`, 'gsu')) ?? []).map((part) => ({ text: part }));
}
