import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { collectReport } from '../../../main/report/collect-report.ts';
import { reportFonts } from '../../../main/report/fonts.ts';
import { reportPdf } from '../../../main/report/pdf.ts';
import { runsOf } from '../../../main/report/text.ts';
import { verifyReport } from '../../../main/verify/index.ts';
import { record } from '../../fixtures/records.ts';
import { makeSample } from './sample.ts';
import { have, printed } from './tools.ts';

// Red if the glyph table is read wrongly: pdfmake draws nothing for a missing glyph, and says nothing.
test('the fonts draw what European names are written with', () => {
  const fonts = reportFonts();
  const letters = 'AZaz09 ÀÿŁęșǅḂỹ ΑΩαω АЯая Ґґђ „“–…·€→✓▲○□–';
  for (const letter of letters) {
    expect([letter, fonts.draws('Inter', letter.codePointAt(0) ?? 0)]).toEqual([letter, true]);
  }
  expect(fonts.draws('Inter', 0x4e2d)).toBe(false);
  expect(fonts.draws('Mono', 0x05d0)).toBe(false);
});

test('what cannot be drawn is shown by its number', () => {
  expect(runsOf('a\u202Eb中文\u0007', 'Inter')).toEqual([
    { text: 'a', escaped: false },
    { text: 'U+202E', escaped: true },
    { text: 'b', escaped: false },
    { text: 'U+4E2D U+6587 U+0007', escaped: true },
  ]);
});

// Red if a lone surrogate, a bare mark or an odd space passes as it is.
test('marks, surrogates and invisible spaces are shown, composed letters stay', () => {
  const escaped = (text: string): string[] =>
    runsOf(text, 'Inter').flatMap((run) => (run.escaped ? [run.text] : []));
  expect(escaped('e\u0301')).toEqual([]);
  expect(escaped('x\u0338')).toEqual(['U+0338']);
  expect(escaped('a\uD800b')).toEqual(['U+D800']);
  expect(escaped('a\u00A0b\u200Bc\uFEFF')).toEqual(['U+00A0', 'U+200B', 'U+FEFF']);
});

test('a text that spells an escape is told apart from one', () => {
  expect(runsOf('U+202E', 'Inter')).toEqual([{ text: 'U+202E', escaped: false }]);
});

// Red if escapes do not count with their own length: a field of them would fill pages.
test('a very long field is cut, and says how long it was', () => {
  const runs = runsOf('\u202E'.repeat(5000), 'Inter', 400);
  expect(runs.map((run) => run.text).join(' ').length).toBeLessThan(600);
  expect(runs.at(-1)).toEqual({ text: '… (5,000 characters)', escaped: true });
});

/** Written by whoever makes the call: nothing of it may break the page or vanish from it. */
const hostile = [
  '=HYPERLINK("http://x","y")',
  '<script>alert(1)</script>',
  '\u202Egnihtyna\u202C',
  'שלום عربي 中文 🦊',
  '\u0000\u0007\u001B[31m',
  'A'.repeat(3000),
  'Z͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚̯̞̠͍A̴̵̜̰͔ͫ͗͢',
  '\uD83D',
];

// Red if an eventID stands in the CSV in another form than it is hashed in, or makes it throw.
test('a population with odd event ids is hashed again from its CSV', async () => {
  const odd = ['=1+1', '-abc', 'a,b"c\r\nd', '\uD83D', 'é', "'=x", '', '@sum'];
  const sample = await makeSample({ records: odd.map((eventID) => record({ eventID })) });
  try {
    const { model, attachments } = collectReport(sample.source);
    const { bytes } = await reportPdf(model, attachments);
    const { checks } = verifyReport(bytes);
    const found = checks.find(({ name }) => name === 'population 5.5');
    expect(found?.detail).toMatch(/^8 events, hash /);
    expect(checks.filter(({ ok }) => !ok).map(({ name }) => name)).toEqual(['signature']);
  } finally {
    sample.remove();
  }
});

test.skipIf(!have('pdftotext'))(
  'hostile names stay inside their cells and are all there',
  async () => {
    const records = hostile.map((name, index) =>
      record({
        eventID: `0000000${index}-4f89-41d3-9a0c-0305e82c3301`,
        userAgent: name,
        sourceIPAddress: name,
        errorCode: name,
        userIdentity: { type: 'IAMUser', userName: name, accountId: '111122223333' },
      }),
    );
    const note = `${'ñ'.repeat(12_000)} ${'\u202E'.repeat(300)}\n\n${'word '.repeat(1500)}ENDOFNOTE`;
    const sample = await makeSample({ name: hostile[3] ?? '', note, records });
    try {
      const { model, attachments } = collectReport(sample.source);
      const { bytes } = await reportPdf(model, attachments);
      const file = join(sample.folder, 'hostile.pdf');
      writeFileSync(file, bytes);
      const text = printed('pdftotext', '-layout', file, '-');
      for (const said of [
        '=HYPERLINK',
        '<script>',
        'U+202E',
        'U+05E9',
        'U+1F98A',
        'U+0000',
        'U+FFFD',
      ]) {
        expect([said, text.includes(said)]).toEqual([said, true]);
      }
      expect(text).toContain('ENDOFNOTE');
      expect(text).toContain('… (3,000 characters)');
      // Every word lies inside the page's margins (533 on the right; the pieces of a very long token may
      // be one letter wider). Red if a long token or a row that must not be broken runs over.
      const boxes = printed('pdftotext', '-bbox', file, '-').matchAll(
        /<word xMin="([\d.-]+)" yMin="([\d.-]+)" xMax="([\d.-]+)" yMax="([\d.-]+)">/g,
      );
      let words = 0;
      for (const [, left, top, right, bottom] of boxes) {
        words += 1;
        expect(Number(left)).toBeGreaterThan(60);
        expect(Number(right)).toBeLessThan(540);
        expect(Number(top)).toBeGreaterThan(30);
        expect(Number(bottom)).toBeLessThan(825);
      }
      expect(words).toBeGreaterThan(1000);
      const csv = attachments.find(({ name }) => name === 'population-5.5.csv')?.bytes.toString();
      expect(csv).toContain(`"'=HYPERLINK(""http://x"",""y"")"`);
    } finally {
      sample.remove();
    }
  },
);
