import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Results } from '../../../main/engine/results.ts';
import { addTo, archiveOf, record, type TestArchive } from '../query/archive-of.ts';

let archive: TestArchive;
beforeEach(async () => {
  archive = await archiveOf([
    record({ eventID: 'old', eventTime: '2026-03-14T09:00:00Z' }),
    record({ eventID: 'new', eventTime: '2026-03-14T09:50:00Z' }),
  ]);
  vi.useFakeTimers({ toFake: ['Date'], now: Date.parse('2026-03-14T09:55:00Z') });
});
afterEach(() => {
  vi.useRealTimers();
  archive.remove();
});

// Red if the query is parsed for each page: rows would move away from under whoever scrolls.
test('“the last hour” is that of the first page, for all pages of a result', () => {
  const results = new Results(archive.read);
  const { of, search } = results.current('when = -1h');
  expect(search.until(Infinity).found).toBe(2);
  vi.setSystemTime(Date.parse('2026-03-14T10:30:00Z'));
  expect(results.told('when = -1h', of).search.refs(0, 10)).toHaveLength(2);
  expect(results.current('when = -1h').search).toBe(search);
});

// Red if a result is kept although what it is a result of has changed.
test('after an import it is resolved anew', async () => {
  const results = new Results(archive.read);
  expect(results.current('when = -1h').search.until(Infinity).found).toBe(2);
  vi.setSystemTime(Date.parse('2026-03-14T10:30:00Z'));
  await addTo(archive, [
    record({ eventID: 'newer', eventTime: '2026-03-14T10:10:00Z' }),
    record({ eventID: 'newest', eventTime: '2026-03-14T10:20:00Z' }),
  ]);
  // The old one is out, both of the new file are in.
  expect(results.current('when = -1h').search.until(Infinity).found).toBe(3);
});
