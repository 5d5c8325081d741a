import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { sql } from '../../../main/archive/sql.ts';
import { annotate, hideResolved } from '../../../main/assess/index.ts';
import { Results } from '../../../main/engine/results.ts';
import { addTo, archiveOf, author, record, type TestArchive } from '../query/archive-of.ts';

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

// Red if a note leaves a result as it was that asks for notes, or begins one anew that does not.
test('what people say begins anew only what asks for it', () => {
  const results = new Results(archive.read);
  const [event = 0] = archive.read.column<number>(sql`SELECT id FROM event ORDER BY id`);
  const about = results.current('tag = T');
  const other = results.current('what = GetObject');
  expect(about.search.until(Infinity).found).toBe(0);
  annotate(archive.write, author, { events: [event], tag: 'T' });
  expect(results.current('tag = T').search.until(Infinity).found).toBe(1);
  expect(results.current('tag = T').of).not.toBe(about.of);
  expect(results.current('tag = T').events).toBe(about.events);
  expect(results.current('what = GetObject').search).toBe(other.search);
});

// Red if hiding is forgotten, applies to who asks for a status, or is not said.
test('resolved events are left out for everybody, unless the query says which status', () => {
  const results = new Results(archive.read);
  const [event = 0] = archive.read.column<number>(sql`SELECT id FROM event ORDER BY id`);
  const said = { status: 'resolved', reason: 'Known.' } as const;
  annotate(archive.write, author, { events: [event], ...said });
  const found = (text: string): number => results.current(text).search.until(Infinity).found;
  expect(found('')).toBe(2);
  hideResolved(archive.write, author, true);
  expect(found('')).toBe(1);
  expect(results.current('').sentence).toBe('Every event. Resolved ones are hidden.');
  expect(found('status = resolved')).toBe(1);
  annotate(archive.write, author, { events: [event], status: 'new' });
  expect(found('')).toBe(2);
  hideResolved(archive.write, author, false);
  expect(results.current('').sentence).toBe('Every event.');
});
