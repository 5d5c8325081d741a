import { expect, test } from 'vitest';
import { createIndex, dropIndexes, missingIndexes } from '../../../main/archive/ingest/indexes.ts';
import type { WriteDb } from '../../../main/archive/handles.ts';
import { sql } from '../../../main/archive/sql.ts';
import { newArchive } from '../../fixtures/archives.ts';

const settings = (db: WriteDb): unknown => [
  db.get(sql`PRAGMA temp_store`),
  db.get(sql`PRAGMA cache_size`),
];

// Red without the second try in createIndex: the archive could not be opened any more.
test('an index is made although the disk of temporary files is full', () => {
  const { write } = newArchive();
  dropIndexes(write);
  const full = Object.assign(new Error('database or disk is full'), { code: 'SQLITE_FULL' });
  const crowded: WriteDb = {
    ...write,
    sortingInRuns: () => {
      throw full;
    },
  };
  for (const name of missingIndexes(write)) createIndex(crowded, name);
  expect(missingIndexes(write)).toEqual([]);
});

// Red if everything that fails is tried again: an error of the index itself would be told twice as late.
test('what fails for another reason is told at once', () => {
  const { write } = newArchive();
  dropIndexes(write);
  const [name = ''] = missingIndexes(write);
  const broken: WriteDb = {
    ...write,
    sortingInRuns: () => {
      throw Object.assign(new Error('malformed'), { code: 'SQLITE_CORRUPT' });
    },
  };
  expect(() => createIndex(broken, name)).toThrow('malformed');
  expect(missingIndexes(write)).toContain(name);
});

// Red if sorting in runs leaves its small cache behind, after success or after failure.
test('sorting in runs leaves the settings of the connection as they were', () => {
  const { write } = newArchive();
  const before = settings(write);
  const during = write.sortingInRuns(() => settings(write));
  expect(during).toEqual([{ temp_store: 1 }, { cache_size: -2048 }]);
  expect(before).not.toEqual(during);
  expect(settings(write)).toEqual(before);
  expect(() =>
    write.sortingInRuns(() => {
      throw new Error('no');
    }),
  ).toThrow('no');
  expect(settings(write)).toEqual(before);
});
