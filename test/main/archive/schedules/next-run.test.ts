/** When schedules run, over every change of the clock: the oracle goes through time minute by minute. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { When } from '../../../../preload/contract/schedules.ts';
import { lastDue, nextRun, wallOf } from '../../../../main/archive/schedules/next-run.ts';

const hour = 3_600_000;
const zones = [
  'UTC',
  'Europe/Berlin',
  'America/New_York',
  'America/St_Johns',
  'Australia/Lord_Howe', // half an hour
  'Asia/Kathmandu',
  'Africa/Casablanca', // twice a year around Ramadan
  'Pacific/Apia', // skipped 30 December 2011
  'America/Havana', // at midnight
  'Antarctica/Troll', // two hours
] as const;

const daily = (at: string, zone: string): When => ({ kind: 'daily', at, zone });
const at = (text: string): number => Date.parse(text);
const shown = (instant: number): string => new Date(instant).toISOString().slice(0, 16);

const someTime = fc
  .tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  .map(([h, m]) => `${String(h).padStart(2, '0')}:${String(m).padStart(2, '0')}`);
const someInstant = fc.integer({
  min: at('2011-01-01T00:00:00Z'),
  max: at('2031-01-01T00:00:00Z'),
});

describe('a daily run', () => {
  test.each([
    ['2026-03-28T12:00Z', '02:30', 'Europe/Berlin', '2026-03-29T01:30'], // skipped: 03:30 there
    ['2026-03-29T12:00Z', '02:30', 'Europe/Berlin', '2026-03-30T00:30'],
    ['2026-10-24T12:00Z', '02:30', 'Europe/Berlin', '2026-10-25T00:30'], // twice: the first
    ['2026-10-25T00:30Z', '02:30', 'Europe/Berlin', '2026-10-26T01:30'], // and not the second
    ['2026-03-07T12:00Z', '02:00', 'America/New_York', '2026-03-08T07:00'],
    ['2026-11-01T00:00Z', '01:30', 'America/New_York', '2026-11-01T05:30'],
    ['2026-11-21T02:00Z', '02:00', 'UTC', '2026-11-22T02:00'],
    ['2026-11-21T01:59Z', '02:00', 'UTC', '2026-11-21T02:00'],
    ['2011-12-29T20:00Z', '02:00', 'Pacific/Apia', '2011-12-30T12:00'],
  ])('after %s at %s in %s is %s', (after, time, zone, expected) => {
    expect(shown(nextRun(daily(time, zone), at(after)))).toBe(expected);
  });

  // Red if a run is skipped, comes twice, or not at its time of the wall clock.
  test('is the first minute whose clock shows its time, or the first behind a skip', () => {
    fc.assert(
      fc.property(someInstant, someTime, fc.constantFrom(...zones), (after, time, zone) => {
        const due = nextRun(daily(time, zone), after);
        expect(due).toBeGreaterThan(after);
        expect(due - after).toBeLessThanOrEqual(50 * hour);
        const clock = new Date(wallOf(due, zone)).toISOString().slice(11, 16);
        if (clock !== time) {
          // No minute of these hours shows it: the clock was put forward over it.
          const day = new Date(wallOf(due, zone)).toISOString().slice(0, 10);
          for (let minute = due - 5 * hour; minute < due + 5 * hour; minute += 60_000) {
            const wall = new Date(wallOf(minute, zone)).toISOString();
            expect(wall.slice(0, 16)).not.toBe(`${day}T${time}`);
          }
        }
      }),
      { numRuns: 400 },
    );
  });

  // Red if a day has two runs or none.
  test('comes once on each day of its calendar', () => {
    fc.assert(
      fc.property(someInstant, someTime, fc.constantFrom(...zones), (after, time, zone) => {
        const when = daily(time, zone);
        let due = nextRun(when, after);
        for (let run = 0; run < 5; run += 1) {
          const next = nextRun(when, due);
          const days =
            Math.floor(wallOf(next, zone) / (24 * hour)) -
            Math.floor(wallOf(due, zone) / (24 * hour));
          expect(days).toBeGreaterThanOrEqual(zone === 'Pacific/Apia' ? 0 : 1);
          expect(days).toBeLessThanOrEqual(zone === 'Pacific/Apia' ? 2 : 1);
          expect(nextRun(when, next - 1)).toBe(next);
          due = next;
        }
      }),
      { numRuns: 200 },
    );
  });
});

describe('every so many hours', () => {
  test('counts from its beginning, whatever the clock says', () => {
    const when: When = { kind: 'every', hours: 6, from: '2026-03-28T22:00:00Z' };
    expect(shown(nextRun(when, at('2026-03-01T00:00Z')))).toBe('2026-03-28T22:00');
    expect(shown(nextRun(when, at('2026-03-28T22:00Z')))).toBe('2026-03-29T04:00');
    expect(shown(nextRun(when, at('2026-03-29T09:59Z')))).toBe('2026-03-29T10:00');
  });
});

describe('what was missed', () => {
  test('is one run at the last time, and how many there were', () => {
    const when = daily('02:00', 'Europe/Berlin');
    expect(lastDue(when, at('2026-11-20T12:00Z'), at('2026-11-21T00:59Z'))).toBeUndefined();
    const found = lastDue(when, at('2026-11-01T12:00Z'), at('2026-11-21T12:00Z'));
    expect(found).toEqual({ due: at('2026-11-21T01:00Z'), runs: 20 });
  });
});
