import { expect, test } from 'vitest';
import { afterMove, moveToGap, moveWords } from '../../../renderer/ui/column-move.ts';

const ids = ['a', 'b', 'c'];
const idOf = (id: string): string => id;

// Red if a column falls beside another gap than it was dropped into, or a move to where it stands is one.
test.each([
  ['c', 0, 'c a b'],
  ['c', 1, 'a c b'],
  ['a', 2, 'b a c'],
  ['a', 3, 'b c a'],
  ['b', 1, undefined],
  ['b', 2, undefined],
  ['a', -1, undefined],
  ['a', 4, undefined],
  ['x', 0, undefined],
])('%s into gap %i', (id, gap, order) => {
  const move = moveToGap(ids, id, gap);
  expect(move && afterMove(ids, idOf, move).join(' ')).toBe(order);
});

// Red if columns that a narrow table leaves out are lost, or stand on the wrong side.
test('columns that are not shown keep their place beside others', () => {
  const move = moveToGap(['a', 'c'], 'c', 0);
  expect(move && afterMove(['a', 'hidden', 'c'], idOf, move)).toEqual(['c', 'a', 'hidden']);
  expect(afterMove(ids, idOf, { id: 'a', beside: 'gone', side: 'before' })).toEqual(ids);
});

test('a move in words', () => {
  const columns = [
    { id: 'a', header: 'Who', render: () => null },
    { id: 'b', header: 'What', render: () => null },
  ];
  expect(moveWords(columns, { id: 'b', beside: 'a', side: 'before' })).toBe(
    'What now stands before Who.',
  );
});
