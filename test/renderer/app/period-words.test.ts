import { expect, test } from 'vitest';
import { periodWords } from '../../../renderer/app/period-words.ts';

const march = '2026-03-01T00:00:00Z';
const april = '2026-04-01T00:00:00Z';
const morning = '2026-03-01T06:00:00Z';

// Red if a day that is not in the file is named, or an end that is open is not told as one.
test.each([
  [null, null, 'all time'],
  [march, april, '2026-03-01 to 2026-03-31 UTC, both days included'],
  [march, '2026-03-02T00:00:00Z', '2026-03-01 UTC'],
  [march, null, 'from 2026-03-01 UTC on'],
  [null, april, 'up to 2026-03-31 UTC, that day included'],
  [morning, april, 'from 2026-03-01 06:00:00 UTC until 2026-04-01 00:00:00 UTC'],
  [morning, null, 'from 2026-03-01 06:00:00 UTC on'],
  [null, morning, 'until 2026-03-01 06:00:00 UTC'],
])('from %s to %s', (from, to, words) => {
  expect(periodWords({ from, to })).toBe(words);
});
