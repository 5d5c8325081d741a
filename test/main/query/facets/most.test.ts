import fc from 'fast-check';
import { expect, test } from 'vitest';
import { Most } from '../../../../main/query/facets/most.ts';

// Red if a group with many events is given up for one with fewer, or of equals a later one is kept.
test('those with most events are kept, of equals the first', () => {
  fc.assert(
    fc.property(fc.array(fc.nat(9)), fc.integer({ min: 1, max: 8 }), (drawn, limit) => {
      const groups = drawn.map((events, value) => ({ value, events, source: 0 }));
      const most = new Most(limit);
      for (const { value, events, source } of groups) most.see(value, events, source);
      const sorted = groups.toSorted((a, b) => b.events - a.events || a.value - b.value);
      expect(most.groups).toEqual(sorted.slice(0, limit));
      const all = new Most(Infinity);
      for (const { value, events, source } of groups) all.see(value, events, source);
      expect(all.groups).toEqual(groups);
    }),
  );
});
