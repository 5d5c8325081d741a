import fc from 'fast-check';
import { expect, test } from 'vitest';
import { mergeRefs } from '../../../main/query/merge-refs.ts';

const falling = fc.uniqueArray(fc.nat(40)).map((numbers) => numbers.sort((a, b) => b - a));

// Red if one is lost, comes twice or in another order than sorting everything would give.
test('several results are one, newest first, equal ones in the order of the list', () => {
  fc.assert(
    fc.property(fc.array(falling, { maxLength: 5 }), (sources) => {
      const all = sources
        .flatMap((refs, source) => refs.map((ref) => ({ source, ref })))
        .sort((a, b) => b.ref - a.ref || a.source - b.source);
      expect([...mergeRefs(sources)]).toEqual(all);
    }),
  );
});

// Red if a result that was not read to its end stays open, or is read further than needed.
test('whoever stops early closes every result, and has read one more of each at most', () => {
  const read = [0, 0];
  const closed = [false, false];
  function* result(at: number): Generator<number> {
    try {
      for (let ref = 100; ref > 0; ref -= 1) {
        read[at] = (read[at] ?? 0) + 1;
        yield ref;
      }
    } finally {
      closed[at] = true;
    }
  }
  for (const { ref } of mergeRefs([result(0), result(1)])) if (ref === 99) break;
  expect(closed).toEqual([true, true]);
  expect(Math.max(...read)).toBeLessThanOrEqual(3);
});
