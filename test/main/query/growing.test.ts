import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { dropIndexes, missingIndexes } from '../../../main/archive/ingest/indexes.ts';
import { countEvents, pageOfRefs, parseQuery, type Query } from '../../../main/query/index.ts';
import { addTo, archiveOf, eventIdOf, record, type TestArchive } from './archive-of.ts';
import { evaluate } from './evaluate.ts';
import { oddRecords } from './odd-records.ts';
import { queries } from './queries.ts';

/** As many as are remembered at once, so that each is asked again of a larger archive. */
const asked: readonly Query[] = [
  ...fc.sample(queries, { numRuns: 12, seed: 7 }),
  ...[
    'what = StopLogging',
    'what : log',
    'error = *',
    'NOT error = *',
    'who = maria',
    'ip IN 10.0.0.0/8',
    'region = eu-central-1',
    'identityKind = iamUser',
    'failed = true',
    'maria',
    'userAgent ~ "%"',
  ].map((text) => parseQuery(text)),
];

let archive: TestArchive;
beforeAll(async () => {
  archive = await archiveOf([]);
});
afterAll(() => archive.remove());

// Red if what came since the last question is not looked up, or what was found before is lost; if a
// text that has no number yet is remembered as missing; if a column without an index is left out.
test('while an archive grows and has no indexes, the same questions find all that is there', async () => {
  for (const [at, one] of oddRecords.entries()) {
    await addTo(archive, [one]);
    dropIndexes(archive.write);
    expect(missingIndexes(archive.read)).not.toEqual([]);
    const there = oddRecords.slice(0, at + 1);
    for (const query of asked) {
      const expected = there.filter((each) => evaluate(query, each)).map(idOf);
      expect(found(query).sort()).toEqual(expected.sort());
    }
  }
});

function found(query: Query): string[] {
  return pageOfRefs(archive.read, query, 0, 100).map((id) => eventIdOf(archive, id));
}

function idOf(record: Record<string, unknown>): string {
  return String(record['eventID']);
}

// Red if a long list of numbers is held against the events otherwise than a short one.
test('so do questions that very many texts answer', async () => {
  const many = Array.from({ length: 700 }, (_, n) =>
    record({ sourceIPAddress: `10.0.${n >> 8}.${n & 255}` }),
  );
  await addTo(archive, many);
  dropIndexes(archive.write);
  const count = (text: string): number => countEvents(archive.read, parseQuery(text));
  expect(count('ip IN 10.0.0.0/8')).toBe(701);
  expect(count('ip IN 10.0.1.0/24')).toBe(256);
  expect(count('NOT ip IN 10.0.0.0/8')).toBe(oddRecords.length - 1);
});
