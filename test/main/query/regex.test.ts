import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Problem } from '../../../preload/contract/errors.ts';
import { regexMatcher } from '../../../main/query/regex.ts';

const atoms = fc.constantFrom(
  'a',
  'b',
  '.',
  '[ab]',
  '[^a]',
  String.raw`\d`,
  String.raw`\W`,
  'é',
  '1',
);
const patterns: fc.Arbitrary<string> = fc.letrec<{ pattern: string }>((tie) => ({
  pattern: fc.oneof(
    { maxDepth: 4 },
    atoms,
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => a + b),
    fc.tuple(tie('pattern'), tie('pattern')).map(([a, b]) => `(?:${a}|${b})`),
    fc
      .tuple(tie('pattern'), fc.constantFrom('*', '+', '?', '{2}', '{1,3}', '{0,}', '*?'))
      .map(([a, q]) => `(${a})${q}`),
    tie('pattern').map((a) => `^${a}`),
    tie('pattern').map((a) => `${a}$`),
  ),
})).pattern;
const subjects = fc.string({
  unit: fc.constantFrom('a', 'b', 'A', '1', 'é', '\n', '-'),
  maxLength: 8,
});

// Red if a loop, a class, an anchor or the ignoring of case differs from JavaScript's.
test('agrees with JavaScript on what both understand', () => {
  fc.assert(
    fc.property(patterns, subjects, fc.boolean(), (pattern, text, ignoreCase) => {
      expect(regexMatcher(pattern, ignoreCase)(text)).toBe(
        new RegExp(pattern, ignoreCase ? 'iu' : 'u').test(text),
      );
    }),
    { numRuns: 5000 },
  );
});

// Found by the test above: what the end opens depends on whether it is the start, too.
test('anchors in an odd order', () => {
  expect(regexMatcher('(a)*$$^(a)*', false)('a')).toBe(false);
  expect(regexMatcher('(a)*$$^(a)*', false)('')).toBe(true);
});

// Red if the matching goes back to JavaScript's engine: each of these would run for years there.
test.each(['(a+)+b', '(a|a)*b', '(a*)*b', 'a*a*a*a*a*a*b', '(.*,){20}b'])(
  '%s ends soon',
  (pattern) => {
    const matches = regexMatcher(pattern, false);
    expect(matches('a,'.repeat(100_000))).toBe(false);
    expect(matches('a'.repeat(200_000))).toBe(false);
  },
);

test.each([
  [String.raw`(a)\1`, 'back reference'],
  ['(?=a)', 'lookahead'],
  ['(?<=a)', 'lookbehind'],
  ['(?<n>a)', 'named group'],
  ['(?i:a)', 'inline flag'],
  [String.raw`\bA`, 'word boundary'],
  [String.raw`\p{L}`, String.raw`\p`],
  ['a**', 'repeats a repetition'],
  ['a++', 'possessive'],
  ['*a', 'repeats nothing'],
  ['a{', 'counts nothing'],
  ['a{3,2}', 'counts down'],
  ['a{2000}', 'more than 1000'],
  ['((a{1000}){1000}){1000}', 'too large'],
  ['[b-a]', 'backwards'],
  ['[a', 'without its "]"'],
  [')', 'without its "("'],
  ['a\\', 'lone backslash'],
  ['a'.repeat(501), 'longer than 500'],
])('%.40s is refused by name', (pattern, says) => {
  expect(() => regexMatcher(pattern, false)).toThrow(Problem);
  expect(() => regexMatcher(pattern, false)).toThrow(says);
});

// Red if the tables of states grow without a limit.
test('memory stays bounded on hostile input', () => {
  const matches = regexMatcher('(a|b)*a(a|b){12}$', false);
  let text = '';
  for (let index = 0; index < 60_000; index += 1) text += (index * 7919) % 13 < 6 ? 'a' : 'b';
  expect(matches(text)).toBe(text.at(-13) === 'a');
});
