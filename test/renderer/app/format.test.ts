import { describe, expect, it } from 'vitest';
import {
  fewOf,
  formatBytes,
  formatDay,
  formatInstant,
  formatMinute,
  formatSeconds,
  localWords,
  plural,
  serviceOf,
} from '../../../renderer/app/format.ts';

describe('times', () => {
  it('are UTC with their date, with and without fractions', () => {
    expect(formatInstant('2026-03-14T02:17:08Z')).toBe('2026-03-14 02:17:08 UTC');
    expect(formatInstant('2026-03-14T02:17:08.204Z')).toBe('2026-03-14 02:17:08 UTC');
    expect(formatMinute('2026-03-14T02:17:08Z')).toBe('2026-03-14 02:17 UTC');
    expect(formatDay('2026-03-14T02:17:08Z')).toBe('2026-03-14');
  });

  it('are repeated as the wall clock shows them, unless that is UTC', () => {
    expect(localWords('2026-03-14T02:17:08Z', 'Europe/Berlin')).toBe('Saturday 03:17 local');
    expect(localWords('2026-03-13T23:30:00Z', 'Asia/Tokyo')).toBe('Saturday 08:30 local');
    expect(localWords('2026-03-14T02:17:08Z', 'UTC')).toBeUndefined();
  });

  it('midnight is hour 00 of the new day', () => {
    expect(localWords('2026-03-13T23:00:00Z', 'Europe/Berlin')).toBe('Saturday 00:00 local');
  });
});

describe('numbers', () => {
  it('have their unit and separators', () => {
    expect(plural(1, 'event')).toBe('1 event');
    expect(plural(0, 'event')).toBe('0 events');
    expect(plural(1_204_518, 'event')).toBe('1,204,518 events');
    expect(plural(2, 'entry', 'entries')).toBe('2 entries');
  });

  it.each([
    [0, '0 bytes'],
    [999, '999 bytes'],
    [999.6, '1.0 KB'],
    [118_784, '119 KB'],
    [999_999, '1.0 MB'],
    [512_340_112, '512 MB'],
    [9_640_000_000, '9.6 GB'],
  ])('%d bytes are %s', (bytes, words) => expect(formatBytes(bytes)).toBe(words));

  it.each([
    [0, '1 ms'],
    [0.004, '4 ms'],
    [0.9996, '1.0 s'],
    [1.44, '1.4 s'],
    [59.96, '1 min'],
    [283, '4 min 43 s'],
  ])('%d seconds are %s', (seconds, words) => expect(formatSeconds(seconds)).toBe(words));
});

describe('names', () => {
  it('of services lose what all have in common', () => {
    expect(serviceOf('cloudtrail.amazonaws.com')).toBe('cloudtrail');
    expect(serviceOf('s3.amazonaws.com.cn')).toBe('s3');
    expect(serviceOf('example.com')).toBe('example.com');
  });

  it('are counted where they are too many', () => {
    expect(fewOf([], 2)).toBe('');
    expect(fewOf(['a', 'b'], 2)).toBe('a, b');
    expect(fewOf(['a', 'b', 'c', 'd'], 1)).toBe('a and 3 more');
  });
});
