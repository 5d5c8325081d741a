/** What the window says and keeps of schedules. */
import { expect, test } from 'vitest';
import { whenOf } from '../../../renderer/app/schedules.ts';

const now = '2026-11-21T12:34:56.000Z';

// Red if a schedule that is renamed, or runs more often, begins its rhythm anew.
test('a schedule that is changed keeps its rhythm, or the zone of its clock', () => {
  const every = { kind: 'every', hours: 6, from: '2026-01-01T03:00:00.000Z' } as const;
  const typed = { kind: 'every', at: '', hours: '4' } as const;
  expect(whenOf(typed, every, now).data).toEqual({ ...every, hours: 4 });
  expect(whenOf(typed, undefined, now).data).toEqual({ ...every, hours: 4, from: now });
  const daily = { kind: 'daily', at: '02:00', zone: 'Asia/Tokyo' } as const;
  const later = { kind: 'daily', at: ' 03:30 ', hours: '' } as const;
  expect(whenOf(later, daily, now).data).toEqual({ ...daily, at: '03:30' });
  expect(whenOf(typed, daily, now).data).toEqual({ ...every, hours: 4, from: now });
  expect(whenOf({ ...later, at: '25:00' }, daily, now).success).toBe(false);
  expect(whenOf({ ...typed, hours: '0' }, every, now).success).toBe(false);
});
