import fc from 'fast-check';
import { expect, test } from 'vitest';
import { keyOf, keyOfBytes } from '../../../../main/archive/scan/event-key.ts';
import { secondsOf, secondsOfBytes } from '../../../../main/archive/scan/event-time.ts';

const fromBytes = (time: string): number => secondsOfBytes(Buffer.from(time), 0);

// Red if a month is given a wrong number of days, or a leap year is missed or made up.
test('a time read from its bytes is the time, for every second of 136 years', () => {
  const moments = fc.date({
    min: new Date(0),
    max: new Date('2105-12-31T23:59:59Z'),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(moments, (date) => {
      const time = date.toISOString().replace(/\.\d+Z/, 'Z');
      expect(fromBytes(time)).toBe(Math.floor(date.getTime() / 1000));
    }),
    { numRuns: 20_000 },
  );
});

test.each([
  '2026-02-29T00:00:00Z',
  '2100-02-29T00:00:00Z',
  '2026-04-31T00:00:00Z',
  '2026-01-32T00:00:00Z',
  '2026-01-00T00:00:00Z',
  '2026-13-01T00:00:00Z',
  '2026-01-01T24:00:00Z',
  '2026-01-01T00:60:00Z',
  '2026-01-01T00:00:60Z',
  '2026-01-01 00:00:00Z',
  '2026-01-01T00:00:0xZ',
])('%s is left to the slow way', (time) => {
  expect(fromBytes(time)).toBe(-1);
});

test.each(['2024-02-29T23:59:59Z', '2000-02-29T00:00:00Z', '2026-12-31T23:59:59Z'])(
  '%s is read from its bytes as from its text',
  (time) => {
    expect(fromBytes(time)).toBe(secondsOf(time));
  },
);

// Red if a digit is read from the wrong place.
test('an eventID has one key, read from its bytes or from its text', () => {
  fc.assert(
    fc.property(fc.uuid(), (eventID) => {
      expect(keyOfBytes(Buffer.from(eventID), 0)).toEqual(keyOf(eventID));
    }),
  );
});

test.each([
  ['upper case', '3F2504E0-4F89-41D3-9A0C-0305E82C3301'],
  ['a hyphen elsewhere', '3f2504e04-f89-41d3-9a0c-0305e82c3301'],
  ['no digit', '3f2504e0-4f89-41d3-9a0c-0305g82c3301'],
])('an eventID with %s is left to the slow way', (_, eventID) => {
  expect(keyOfBytes(Buffer.from(eventID), 0)).toBeUndefined();
});
