import { beforeEach, expect, test, vi } from 'vitest';
import { earlierSearches, forgetSearches, rememberSearch } from '../../../renderer/app/searches.ts';

const here = { folder: '/work', file: 'a.trailproof' };
const there = { folder: '/work', file: 'b.trailproof' };

beforeEach(() => {
  const kept = new Map<string, string>();
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  });
});

// Red if a search stands twice, an engagement sees those of another, or they grow without end.
test('the last search first, each once, of its own engagement, not more than thirty', () => {
  for (const search of ['a', 'b', 'a', '']) rememberSearch(here, search);
  rememberSearch(there, 'c');
  expect(earlierSearches(here)).toEqual(['a', 'b']);
  for (let n = 0; n < 40; n += 1) rememberSearch(here, `n ${n}`);
  expect(earlierSearches(here)).toHaveLength(30);
  expect(earlierSearches(here)[0]).toBe('n 39');
  forgetSearches(here);
  expect(earlierSearches(here)).toEqual([]);
  expect(earlierSearches(there)).toEqual(['c']);
});

// Red if a store that is full, forbidden or filled by something else makes the window fail.
test('a store that fails remembers nothing', () => {
  localStorage.setItem('searches', '{"no":"list"}');
  expect(earlierSearches(here)).toEqual([]);
  vi.stubGlobal('localStorage', {
    getItem: () => {
      throw new Error('forbidden');
    },
    setItem: () => {
      throw new Error('full');
    },
  });
  rememberSearch(here, 'a');
  expect(earlierSearches(here)).toEqual([]);
});
