import { afterAll, beforeAll, expect, test } from 'vitest';
import { disposeObjects } from '../../../../main/archive/disposal/dispose.ts';
import { Days, idsPerDay } from '../../../../main/query/facets/days.ts';
import { Identities } from '../../../../main/query/facets/identities.ts';
import { addTo, archiveOf, author, record, type TestArchive } from '../archive-of.ts';

const at = (day: number, second: number): string =>
  new Date(Date.UTC(2026, 2, day) + second * 1000).toISOString().replace('.000Z', 'Z');
const dayOf = (day: number): number => Date.UTC(2026, 2, day) / 86_400_000;
/** Ten events on each of five days, at both ends of the day. */
const records = Array.from({ length: 50 }, (_, n) =>
  record({ eventTime: at(1 + (n % 5), n % 2 === 0 ? n : 86_399 - n) }),
);

let archive: TestArchive;
beforeAll(async () => {
  archive = await archiveOf(records);
});
afterAll(() => archive.remove());

function daysOf(most?: number): Days {
  const identities = new Identities(archive.read);
  identities.refresh();
  while (!identities.isWhole) identities.readOn();
  const days = new Days({ db: archive.read, identities }, most);
  days.refresh();
  return days;
}

function read(days: Days, day: number): readonly number[] {
  while (days.get(day) === undefined) expect(days.readOn(day)).toBe(true);
  return [...(days.get(day)?.ids ?? [])];
}

// Red if an event at midnight belongs to both days or to none.
test('a day is its events, newest first', () => {
  const days = daysOf();
  for (let day = 1; day <= 5; day += 1) {
    const ids = read(days, dayOf(day));
    expect(ids).toHaveLength(10);
    expect(ids).toEqual(ids.toSorted((a, b) => b - a));
    expect(new Set(ids.map((id) => Math.floor(id / idsPerDay)))).toEqual(new Set([dayOf(day)]));
  }
});

// Red if memory grows with the archive, or the day that is used goes first.
test('the days that were used longest ago are given up', () => {
  const days = daysOf(25);
  for (const day of [1, 2]) read(days, dayOf(day));
  days.get(dayOf(1));
  read(days, dayOf(3));
  const isThere = [1, 2, 3].map((day) => days.get(dayOf(day)) !== undefined);
  expect(isThere).toEqual([true, false, true]);
});

// Red if few events are worth a whole day at once, or never.
test('few events of a day are read singly until that has cost as much as the day', () => {
  const days = daysOf();
  const isWorthwhile: boolean[] = [];
  for (let time = 0; time < 3; time += 1) {
    isWorthwhile.push(days.isWorthwhile(dayOf(1), 0.3));
    days.readSingly(dayOf(1), 0.3);
  }
  expect(isWorthwhile).toEqual([false, false, true]);
});

// Red if a day is forgotten that nothing came into, or kept that something came into.
test('a day that events came into is read anew, others stay', async () => {
  const days = daysOf();
  for (const day of [1, 2]) read(days, dayOf(day));
  await addTo(archive, [record({ eventTime: at(2, 77) })]);
  days.refresh();
  expect([1, 2].map((day) => days.get(dayOf(day)) !== undefined)).toEqual([true, false]);
  expect(read(days, dayOf(2))).toHaveLength(11);
});

// Red if a day of as many events as before is taken for the same, although other ones are gone.
test('a day is read anew when some of its events went and as many came', async () => {
  const other = await archiveOf([record({ eventTime: at(1, 5) })]);
  await addTo(other, [record({ eventTime: at(1, 6) })]);
  const identities = new Identities(other.read);
  identities.refresh();
  identities.readOn();
  const days = new Days({ db: other.read, identities });
  days.refresh();
  const before = read(days, dayOf(1));
  disposeObjects(other, author, [2], 'out of scope');
  await addTo(other, [record({ eventTime: at(1, 7) })]);
  days.refresh();
  const after = read(days, dayOf(1));
  expect(after).toHaveLength(2);
  expect(after[0]).toBeGreaterThan(before[0] ?? 0);
  other.remove();
});
