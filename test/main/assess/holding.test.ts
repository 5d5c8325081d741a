import { expect, test } from 'vitest';
import { holdingOf, type Said } from '../../../main/assess/holding.ts';

const nothing: Said = {
  isInForce: true,
  isWithdrawal: false,
  hasNote: false,
  tag: null,
  untag: null,
  star: null,
  status: null,
  author: 'Ada',
  at: '2026-03-14T09:00:00.000Z',
};

const out = { isInForce: false };
const bob = { author: 'Bob' };

const cases: readonly (readonly [string, readonly Partial<Said>[], readonly string[]])[] = [
  ['a tag', [{ tag: 'a' }], ['tag a', 'annotated true']],
  ['the same tag twice', [{ tag: 'a' }, { tag: 'a' }], ['tag a', 'annotated true']],
  ['the same tag twice, once taken off', [{ tag: 'a' }, { tag: 'a' }, { untag: 'a' }], []],
  [
    'a tag again after it was taken off',
    [{ tag: 'a' }, { untag: 'a' }, { tag: 'a' }],
    ['tag a', 'annotated true'],
  ],
  ['a tag that never was, taken off', [{ untag: 'a' }], []],
  [
    'two tags, the second taken back',
    [{ tag: 'a' }, { tag: 'b', ...out }],
    ['tag a', 'annotated true'],
  ],
  ['taking off taken back', [{ tag: 'a' }, { untag: 'a', ...out }], ['tag a', 'annotated true']],
  ['a star', [{ star: true }], ['star true', 'annotated true']],
  ['a star taken off', [{ star: true }, { star: false }], []],
  [
    'the last status',
    [{ status: 'resolved' }, { status: 'in-review' }],
    ['status in-review', 'annotated true'],
  ],
  [
    'the status before, if the last is taken back',
    [{ status: 'in-review' }, { status: 'resolved', ...out }],
    ['status in-review', 'annotated true'],
  ],
  ['new again', [{ status: 'resolved' }, { status: 'new' }], []],
  ['a note', [{ hasNote: true }], ['annotated true']],
  ['a note taken back', [{ hasNote: true, ...out }, { isWithdrawal: true }], []],
  [
    'a note beside a star that was taken off',
    [{ hasNote: true, star: true }, { star: false }],
    ['annotated true'],
  ],
];

// Red if: a status is the first instead of the last, a tag is counted, an act that was taken back
// counts, or an event without anything is called annotated.
test.each(cases)('%s', (_, acts, expected) => {
  const holdings = holdingOf(acts.map((act) => ({ ...nothing, ...act })));
  const told = holdings
    .filter(({ field }) => field !== 'annotatedAt' && field !== 'annotatedBy')
    .map(({ field, value }) => `${field} ${value}`);
  expect(told.toSorted()).toEqual(expected.toSorted());
});

// Red if a withdrawal makes an author of whoever took back, or is no change of the event.
test('authors are those of whom something is in force; the time is that of the last act', () => {
  const holdings = holdingOf([
    { ...nothing, tag: 'a' },
    { ...nothing, ...bob, tag: 'b', ...out },
    { ...nothing, author: 'Eve', isWithdrawal: true, at: '2026-03-15T09:00:00.000Z' },
  ]);
  expect(holdings.filter(({ field }) => field.startsWith('annotatedBy'))).toEqual([
    { field: 'annotatedBy', value: 'Ada' },
  ]);
  expect(holdings.find(({ field }) => field === 'annotatedAt')?.value).toBe(
    '2026-03-15T09:00:00.000Z',
  );
});
