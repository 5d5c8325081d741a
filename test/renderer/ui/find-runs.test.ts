import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findAll, findRuns } from '../../../renderer/ui/find-runs.ts';

describe('finding words in a text', () => {
  it('ignores case and takes signs as they are', () => {
    expect(findAll('Priya.Nair priya_nair', 'priya.nair')).toEqual([[0, 10]]);
    expect(findAll('a(b) [c] {d} \\ $ ^ a-b x/y', '[c]')).toEqual([[5, 8]]);
  });

  it('finds every sign of the keyboard as itself', () => {
    for (const sign of '!"#$%&\'()*+,-./:;<=>?@[\\]^_`{|}~ ') {
      expect(findAll(`a${sign}b`, sign)).toEqual([[1, 2]]);
    }
  });

  it('finds nothing by nothing', () => {
    expect(findAll('abc', '')).toEqual([]);
    expect(findRuns('abc', '')).toEqual([{ start: 0, text: 'abc', isFound: false }]);
  });

  it('stays in place where lower case is longer than its capital', () => {
    expect(findAll('İİx', 'x')).toEqual([[2, 3]]);
  });

  it('stops at a limit', () => {
    expect(findAll('aaaa', 'a', 2)).toHaveLength(2);
  });

  it('cuts a text into runs that are the text again', () => {
    const texts = fc.string({ unit: fc.constantFrom('a', 'b', 'A', '.', '"', '\n', 'ß', '😀') });
    fc.assert(
      fc.property(texts, texts, (text, words) => {
        const runs = findRuns(text, words);
        expect(runs.map((run) => run.text).join('')).toBe(text);
        for (const run of runs) expect(text.slice(run.start)).toContain(run.text);
      }),
    );
  });

  it('takes any words without failing', () => {
    fc.assert(
      fc.property(fc.string(), fc.string({ unit: 'binary' }), (text, words) => {
        expect(() => findAll(text, words)).not.toThrow();
      }),
    );
  });
});
