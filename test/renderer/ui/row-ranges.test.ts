import fc from 'fast-check';
import { expect, test } from 'vitest';
import { addRows, countRows, hasRow, noRows, toggleRow } from '../../../renderer/ui/row-ranges.ts';

const step = fc.oneof(
  fc.tuple(fc.constant('add' as const), fc.nat(30), fc.nat(30)),
  fc.tuple(fc.constant('toggle' as const), fc.nat(30), fc.nat(30)),
);

// Red if ranges overlap or touch, a row is counted twice, or taking one out takes its neighbours.
test('ranges mean the same as a set of rows', () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 12 }), (steps) => {
      let ranges = noRows;
      const rows = new Set<number>();
      for (const [kind, a, b] of steps) {
        if (kind === 'add') {
          ranges = addRows(ranges, a, b);
          for (let row = Math.min(a, b); row <= Math.max(a, b); row += 1) rows.add(row);
        } else {
          ranges = toggleRow(ranges, a);
          if (!rows.delete(a)) rows.add(a);
        }
      }
      expect(countRows(ranges)).toBe(rows.size);
      for (let row = 0; row <= 31; row += 1) expect(hasRow(ranges, row)).toBe(rows.has(row));
      for (const [at, [first]] of ranges.entries()) {
        expect(first).toBeGreaterThan((ranges[at - 1]?.[1] ?? -2) + 1);
      }
    }),
  );
});
