import { expect, test } from 'vitest';
import { momentOf } from '../../../renderer/app/manual-event.ts';

test.each([
  ['2026-03-14 02:17', '2026-03-14T02:17:00Z'],
  ['2026-03-14T02:17:08Z', '2026-03-14T02:17:08Z'],
  [' 2026-03-14 02:17:08 ', '2026-03-14T02:17:08Z'],
  ['2026-02-30 02:17', undefined],
  ['2026-03-14', undefined],
  ['14.3.2026 02:17', undefined],
  ['', undefined],
])('%s is the moment %s', (typed, moment) => {
  expect(momentOf(typed)).toBe(moment);
});
