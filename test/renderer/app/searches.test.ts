import { beforeEach, expect, test, vi } from 'vitest';
import { createApp } from '../../../renderer/app/app.ts';
import { takeEngagement } from '../../../renderer/app/engagement.ts';
import { noteMeant } from '../../../renderer/app/searched.ts';
import { earlierSearches, forgetSearches, rememberSearch } from '../../../renderer/app/searches.ts';
import { createExampleBridge, exampleEngagement } from '../../fake-bridge/example-bridge.ts';

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

// Red if a text that no search takes is kept: it would take the searches of every engagement with it.
test('a text longer than a query may be is not remembered, and costs no other search', () => {
  rememberSearch(there, 'c');
  rememberSearch(here, 'x'.repeat(4001));
  rememberSearch(here, 'y'.repeat(4000));
  expect(earlierSearches(here)).toEqual(['y'.repeat(4000)]);
  expect(earlierSearches(there)).toEqual(['c']);
});

// Red if leaving the events offers what was half typed as an earlier search, or if Back does not find it.
test('what is half typed is found again on the way back, and is no earlier search', () => {
  const app = createApp(createExampleBridge(), true);
  takeEngagement(app, exampleEngagement);
  app.query.set('eventName = ');
  app.go({ at: 'report' });
  expect(app.route.get().behind.at(-1)).toEqual({ at: 'events', search: 'eventName =' });
  expect(earlierSearches(exampleEngagement)).toEqual([]);
  app.step({ kind: 'back' });
  app.query.set('eventName = StopLogging ');
  noteMeant(app);
  expect(earlierSearches(exampleEngagement)).toEqual(['eventName = StopLogging']);
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
