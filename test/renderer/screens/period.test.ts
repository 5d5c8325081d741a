import { describe, expect, it } from 'vitest';
import {
  isDay,
  periodErrors,
  periodOf,
  periodWords,
} from '../../../renderer/screens/assessment/period.ts';

describe('a period', () => {
  it('runs from the start of its first day to the end of its last', () => {
    const period = periodOf({ first: '2025-10-01', last: '2026-03-31' });
    expect(period).toEqual({ from: '2025-10-01T00:00:00Z', to: '2026-04-01T00:00:00Z' });
    expect(periodWords(period.from, period.to)).toBe('2025-10-01 to 2026-03-31');
  });

  it('of one day, of a leap day, over a change of year', () => {
    expect(periodOf({ first: '2028-02-29', last: '2028-02-29' }).to).toBe('2028-03-01T00:00:00Z');
    expect(periodOf({ first: '2025-12-31', last: '2025-12-31' }).to).toBe('2026-01-01T00:00:00Z');
  });

  it('that does not begin and end with a day shows its times', () => {
    expect(periodWords('2025-10-01T08:00:00Z', '2026-04-01T00:00:00Z')).toBe(
      '2025-10-01 08:00 to 2026-04-01 00:00',
    );
  });

  it('needs days that exist, in their order', () => {
    expect(isDay('2026-02-29')).toBe(false);
    expect(isDay('31.03.2026')).toBe(false);
    expect(periodErrors({ first: '', last: '2026-03-31' }).first).toMatch(/YYYY-MM-DD/);
    expect(periodErrors({ first: '2026-04-01', last: '2026-03-31' })).toEqual({
      last: 'The last day lies before the first.',
    });
    expect(periodErrors({ first: '2026-03-31', last: '2026-03-31' })).toEqual({});
  });
});
