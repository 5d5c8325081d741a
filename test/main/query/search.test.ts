import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { parseQuery, Search } from '../../../main/query/index.ts';
import { Results } from '../../../main/engine/results.ts';
import { addTo, archiveOf, record, type TestArchive } from './archive-of.ts';

/** Six thousand events of one busy hour, then two each day for a month. */
const busy = Array.from({ length: 6000 }, (_, n) =>
  record({ eventTime: time(n % 3600), requestParameters: { n } }),
);
const quiet = Array.from({ length: 60 }, (_, n) =>
  record({ eventTime: time((n + 1) * 43_200), requestParameters: { n: -n } }),
);

function time(second: number): string {
  return new Date(Date.UTC(2026, 0, 1) + second * 1000).toISOString().replace('.000Z', 'Z');
}

let archive: TestArchive;
beforeAll(async () => {
  archive = await archiveOf([...busy, ...quiet]);
});
afterAll(() => archive.remove());

function seconds(ids: Iterable<number>): number[] {
  return Array.from(ids, (id) => Math.floor(id / 2 ** 21));
}

const texts = [
  '',
  'what = GetObject',
  'requestParameters.n = 5',
  'when < 2026-01-01T00:30',
  'when = 2026-01-02',
  'what = NoSuch',
];

// Red if a stretch is left out, met twice, or an event on its border is lost.
describe('step by step it finds each event once, newest first', () => {
  test.each(texts)('“%s”', (text) => {
    const search = new Search(archive.read, parseQuery(text));
    let steps = 0;
    while (!search.isDone) {
      search.step();
      steps += 1;
      expect(search.searched).toBeLessThanOrEqual(1);
    }
    const ids = [...search.all()];
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    const wanted = [...busy, ...quiet].filter((each) => fits(text, each));
    expect(seconds(ids)).toEqual(
      wanted.map((each) => Date.parse(String(each['eventTime'])) / 1000).sort((a, b) => b - a),
    );
    expect(steps).toBeGreaterThan(1);
  });
});

function fits(text: string, { eventTime, requestParameters }: Record<string, unknown>): boolean {
  const { n } = requestParameters as { n: number };
  switch (text) {
    case 'requestParameters.n = 5':
      return n === 5;
    case 'when < 2026-01-01T00:30':
      return String(eventTime) < '2026-01-01T00:30';
    case 'when = 2026-01-02':
      return String(eventTime).startsWith('2026-01-02');
    case 'what = NoSuch':
      return false;
    default:
      return true;
  }
}

// Red if what is found moves when more is found behind it.
test('a page stays what it was while the search goes on', () => {
  fc.assert(
    fc.property(fc.nat(6100), fc.integer({ min: 1, max: 500 }), (offset, limit) => {
      const search = new Search(archive.read, parseQuery(''));
      const page = search.until(offset + limit).refs(offset, limit);
      expect(search.until(Infinity).refs(offset, limit)).toEqual(page);
      expect(page).toHaveLength(Math.max(0, Math.min(limit, 6060 - offset)));
    }),
    { numRuns: 50 },
  );
});

test('the newest rows are there before the rest is searched', () => {
  const search = new Search(archive.read, parseQuery('requestParameters.n < 6000'));
  search.until(200);
  expect(search.found).toBeGreaterThanOrEqual(200);
  expect(search.isDone).toBe(false);
  expect(search.searched).toBeLessThan(0.6);
});

// Red if the work is not handed back to whoever else waits.
test('advancing stops when its time is up, and lets others in between', async () => {
  const search = new Search(archive.read, parseQuery('requestParameters.n = nothing'));
  let others = 0;
  const timer = setInterval(() => (others += 1), 0);
  await search.advance(1);
  expect(search.isDone).toBe(false);
  await search.advance(60_000);
  clearInterval(timer);
  expect(search.isDone).toBe(true);
  expect(others).toBeGreaterThan(0);
});

describe('the results that an engine keeps', () => {
  // Red if a position could mean another event after an import.
  test('are searched anew when events came in; the old one is still there for its pages', async () => {
    const other = await archiveOf([record({ eventName: 'First' })]);
    const results = new Results(other.read);
    const before = results.current('');
    before.search.until(Infinity);
    expect(results.current('').of).toBe(before.of);
    expect(results.told('', before.of)).toBe(results.current(''));
    await addTo(other, [record({ eventName: 'Second' })]);
    expect(results.told('', before.of).search.found).toBe(1);
    const after = results.current('');
    expect(after.of).not.toBe(before.of);
    expect(after.search.until(Infinity).found).toBe(2);
    other.remove();
  });

  test('are forgotten, the oldest first', () => {
    const results = new Results(archive.read);
    const first = results.current('what = A');
    for (const text of ['B', 'C', 'D', 'E', 'F', 'G']) results.current(`what = ${text}`);
    expect(results.told('what = A', first.of)).not.toBe(first);
  });
});
