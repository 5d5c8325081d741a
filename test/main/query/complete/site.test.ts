import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldText } from '../../../../main/query/canonical-query.ts';
import { siteAt } from '../../../../main/query/complete/site.ts';

/** A query with its caret as `|`, and what may stand there. */
function said(marked: string): string {
  const caret = marked.indexOf('|');
  const text = marked.replace('|', '');
  const site = siteAt(text, caret);
  if (site === undefined) return 'nothing';
  const replaced = `${site.kind} [${text.slice(site.from, site.to)}]`;
  if (site.kind === 'condition') return `${replaced}${site.isNext ? ' next' : ''}`;
  return site.kind === 'operator'
    ? `${replaced} of ${fieldText(site.field)}`
    : `${replaced} of ${fieldText(site.field)} ${site.operator} ${site.typed}`;
}

// Red if a place is taken for another, or characters are replaced that are not the token's.
describe('what may stand at the caret', () => {
  test.each([
    ['|', 'condition []'],
    ['wh|', 'condition [wh]'],
    ['wh|at = x', 'condition [what]'],
    ['userIdentity.us|', 'condition [userIdentity.us]'],
    ['NOT wh|', 'condition [wh]'],
    ['(who|', 'condition [who]'],
    ['what = A |', 'condition [] next'],
    ['what = A wh|', 'condition [wh] next'],
    ['what = A AND |', 'condition []'],
    ['what |', 'operator [] of eventName'],
    ['what !|', 'operator [!] of eventName'],
    ['ip I|', 'operator [I] of sourceIPAddress'],
    ['what =|', 'value [] of eventName = '],
    ['what = |', 'value [] of eventName = '],
    ['what = Sto|', 'value [Sto] of eventName = Sto'],
    ['what=Sto|p', 'value [Stop] of eventName = Sto'],
    ['what = St|op AND who = x', 'value [Stop] of eventName = St'],
    ['what = "Stop L|', 'value ["Stop L] of eventName = Stop L'],
    ['what = "Stop L|ogging" x', 'value ["Stop Logging"] of eventName = Stop L'],
    ['what = "Sto| AND who = "x"', 'value ["Sto] of eventName = Sto'],
    [String.raw`what = a\"b\|`, String.raw`value [a\"b\] of eventName = a"b`],
    ['what = (A, B|', 'value [B] of eventName = B'],
    ['what = (A, |', 'value [] of eventName = '],
    ['what = (A |', 'nothing'],
    ['(what = A) |', 'condition [] next'],
    ['tag = sus|', 'value [sus] of tag = sus'],
    ['bogus = x AND wh|', 'condition [wh]'],
    ['when = 2026-13 AND what = S|', 'value [S] of eventName = S'],
    ['"what = |', 'nothing'],
    ['bogus |', 'condition [] next'],
  ])('%s: %s', (marked, wanted) => {
    expect(said(marked)).toBe(wanted);
  });
});

// Red if a text that is no query, or half of one, makes it throw or name places beyond the text.
test('whatever is typed, the place is one of the text', () => {
  const pieces = fc.constantFrom(
    'what',
    ' ',
    '=',
    '(',
    ')',
    '"',
    '\\',
    ',',
    'AND',
    'NOT',
    'x',
    'IN',
    '~',
    '*',
    '😀',
  );
  const texts = fc.array(fc.oneof(pieces, fc.string({ maxLength: 3 })), { maxLength: 30 });
  fc.assert(
    fc.property(texts, fc.double({ min: 0, max: 1, noNaN: true }), (parts, where) => {
      const text = parts.join('');
      const caret = Math.floor(where * text.length);
      const site = siteAt(text, caret);
      if (site === undefined) return;
      expect(site.from).toBeGreaterThanOrEqual(0);
      expect(site.from).toBeLessThanOrEqual(caret);
      expect(site.to).toBeGreaterThanOrEqual(caret);
      expect(site.to).toBeLessThanOrEqual(text.length);
    }),
    { numRuns: 2000 },
  );
});

// Red if a text of nothing but mistakes is read from each of them to its end, which takes seconds.
test('a text of mistakes is given up', () => {
  const text = 'bogus = x '.repeat(399);
  expect(siteAt(`${text}wh`, text.length + 2)).toBeUndefined();
});
