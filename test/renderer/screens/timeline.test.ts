import { describe, expect, it } from 'vitest';
import type { Histogram } from '../../../preload/contract/overview.ts';
import {
  countsOf,
  countWords,
  secondsOf,
  stretchWords,
  ticksOf,
  timeOf,
  widthWords,
} from '../../../renderer/screens/events/timeline-words.ts';

const hour = 3600;
const histogram: Histogram = {
  from: '2026-03-14T00:00:00Z',
  width: 6 * hour,
  events: [4, 0, 7, 1],
  failed: [0, 0, 2, 1],
  period: { from: '2026-03-14T02:00:00Z', to: '2026-03-14T22:00:00Z' },
};

describe('the timeline in words', () => {
  it.each([
    ['2026-03-14T00:00:00Z', '2026-03-15T00:00:00Z', '2026-03-14'],
    ['2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', '2026-03-01 to 2026-03-31'],
    ['2026-03-14T06:00:00Z', '2026-03-14T12:00:00Z', '2026-03-14 06:00 to 12:00'],
    ['2026-03-14T18:00:00Z', '2026-03-15T00:00:00Z', '2026-03-14 18:00 to 2026-03-15 00:00'],
    ['2026-03-14T06:00:05Z', '2026-03-14T06:01:00Z', '2026-03-14 06:00:05 to 06:01'],
  ])('from %s to %s: %s', (from, to, words) => {
    expect(stretchWords(secondsOf(from), secondsOf(to))).toBe(words);
  });

  it('says how wide a bar is', () => {
    expect([60, 900, 3600, 43_200, 86_400, 604_800, 1_209_600].map(widthWords)).toEqual([
      '1 minute',
      '15 minutes',
      '1 hour',
      '12 hours',
      '1 day',
      '1 week',
      '2 weeks',
    ]);
  });

  it('counts a stretch, its ends included', () => {
    expect(countWords(countsOf(histogram, [2, 3]))).toBe('8 events, 3 failed');
    expect(countWords(countsOf(histogram, [0, 0]))).toBe('4 events');
  });

  // Red if choosing the first or last bar finds events outside what was asked for.
  it('does not go beyond what the query asks for', () => {
    const words = ([from, to]: readonly [number, number]): string => {
      const time = timeOf(histogram, [from, to]);
      return stretchWords(time.from, time.to);
    };
    expect(words([0, 0])).toBe('2026-03-14 02:00 to 06:00');
    expect(words([1, 2])).toBe('2026-03-14 06:00 to 18:00');
    expect(words([3, 3])).toBe('2026-03-14 18:00 to 22:00');
  });
});

describe('the axis', () => {
  const over = (from: string, to: string, width: number): Histogram => ({
    ...histogram,
    from,
    width,
    events: Array.from({ length: (secondsOf(to) - secondsOf(from)) / width }, () => 1),
  });

  it('is labelled at round times of UTC', () => {
    expect(ticksOf(histogram, 4).map(({ label }) => label)).toEqual([
      'Mar 14',
      '06:00',
      '12:00',
      '18:00',
    ]);
    const month = over('2026-03-01T00:00:00Z', '2026-04-01T00:00:00Z', 12 * hour);
    expect(ticksOf(month, 8).map(({ label }) => label)).toEqual([
      'Mar 2',
      'Mar 9',
      'Mar 16',
      'Mar 23',
      'Mar 30',
    ]);
  });

  // Red if labels run into each other.
  it.each([1, 4, 8, 13])('has at most %d labels and one to spare, however long it is', (most) => {
    for (const days of [1, 4, 31, 90, 365, 3650, 20_000]) {
      const start = secondsOf('2000-01-01T00:00:00Z');
      const to = new Date((start + days * 86_400) * 1000).toISOString();
      const ticks = ticksOf(over('2000-01-01T00:00:00Z', to, 86_400), most);
      expect(ticks.length).toBeLessThanOrEqual(most + 1);
    }
  });
});
