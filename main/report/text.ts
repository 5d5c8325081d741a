/**
 * Text from outside (events are written by whoever made the call, notes by people) on its way into
 * the PDF. What cannot be drawn as it is (a script that the fonts lack, a control character, a
 * direction mark, an invisible space) is shown as `U+202E` in another colour, which no text can
 * imitate; nothing is dropped silently.
 */
import type { Content } from 'pdfmake/interfaces.js';
import { reportFonts, type Family } from './fonts.ts';
import { colours } from './look.ts';

export interface Run {
  readonly text: string;
  readonly escaped: boolean;
}

/** Longest text from a record's field that is printed; the whole one is in the embedded CSV. */
const longest = 400;

/** The text in runs that the family can draw, and the code points that it cannot. */
export function runsOf(text: string, family: Family): Run[] {
  const fonts = reportFonts();
  const runs: { text: string; escaped: boolean }[] = [];
  // One composed letter where there is one: a bare combining mark is shown as an escape below.
  for (const character of text.normalize('NFC')) {
    const code = character.codePointAt(0) ?? 0;
    const plain = !hidden.test(character) && fonts.draws(family, code);
    const shown = plain ? character : `U+${code.toString(16).toUpperCase().padStart(4, '0')} `;
    const last = runs.at(-1);
    if (last?.escaped === !plain) last.text += shown;
    else runs.push({ text: shown, escaped: !plain });
  }
  return runs.map((run) => (run.escaped ? { ...run, text: `${run.text.trimEnd()}` } : run));
}

/** Controls, formats (direction marks among them), marks, and every space but the plain one. */
const hidden = /[\p{C}\p{M}\p{Zl}\p{Zp}]|(?! )\p{Zs}/u;

/** One line of evidence, cut if it is very long. */
export function evidence(text: string, family: Family = 'Inter'): Content {
  const cut =
    text.length > longest ? `${text.slice(0, longest).replace(/[\uD800-\uDBFF]$/, '')}` : text;
  const more =
    cut === text
      ? []
      : [{ text: ` … (${text.length.toLocaleString('en')} characters)`, color: colours.ink3 }];
  return { text: [...styled(cut, family), ...more], font: family };
}

/** Paragraphs that a person wrote. Line breaks stay, tabs become spaces. */
export function prose(text: string): Content {
  const lines = text.replaceAll(/\r\n?/g, '\n').replaceAll('\t', '    ').split('\n');
  return { stack: lines.map((line) => ({ text: styled(line === '' ? ' ' : line, 'Inter') })) };
}

function styled(text: string, family: Family): Content[] {
  return runsOf(text, family).map((run) =>
    run.escaped
      ? {
          text: run.text,
          font: 'Mono',
          fontSize: 6.5,
          color: colours.human,
          background: colours.sunken,
        }
      : { text: run.text },
  );
}
