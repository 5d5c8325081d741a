import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { objectBytes, sliceReader, type Place } from '../../../main/archive/read-record.ts';
import { sql } from '../../../main/archive/sql.ts';
import { importPaths, newArchive } from '../../fixtures/archives.ts';
import { haveRealData, realData } from '../../fixtures/real-data.ts';

interface Original {
  readonly file: string;
  readonly text: Buffer;
  readonly records: readonly Record<string, unknown>[];
}

/** Reads the same files by other means: gunzip and JSON.parse of the whole, no scanner. */
function originals(folder: string): Original[] {
  return readdirSync(folder, { recursive: true })
    .map((name) => join(folder, String(name)))
    .filter((file) => file.endsWith('.json.gz'))
    .map((file) => {
      const text = gunzipSync(readFileSync(file));
      const { Records } = JSON.parse(text.toString('utf8')) as { Records: Original['records'] };
      return { file, text, records: Records };
    });
}

describe.skipIf(!haveRealData)('a real trail of 55 files', () => {
  test('is indexed whole, and what is no log is ignored with a reason', async () => {
    const archive = newArchive();
    const result = await importPaths(archive, realData('invictus'));
    expect(result).toMatchObject({ objects: 55, records: 2900, indexed: 2900, duplicates: 0 });
    expect(result).toMatchObject({ conflicts: 0, rejected: 0, rejections: [] });
    const ignored = result.ignored.map(({ path, reason }) => [
      path.split('/').at(-1),
      reason !== '',
    ]);
    expect(ignored).toEqual([
      ['LICENSE', true],
      ['distributions.json', true],
    ]);
  });

  // Turns red when one offset is wrong by a byte, or when a record is stored re-serialised.
  test('gives back every record as the bytes of its file', async () => {
    const archive = newArchive();
    await importPaths(archive, realData('invictus'));
    const read = sliceReader(archive.read);
    let compared = 0;
    for (const original of originals(realData('invictus'))) {
      const rows = archive.read.all<Place & { ordinal: number }>(
        sql`SELECT e.*, 0 AS quoted FROM event AS e JOIN origin ON origin.object = e.object
            JOIN folder ON folder.id = origin.folder
          WHERE folder.path || origin.name = ${original.file} ORDER BY e.ordinal`,
      );
      expect(rows.length).toBe(original.records.length);
      for (const row of rows) {
        const slice = read(row);
        expect(slice.equals(original.text.subarray(row.offset, row.offset + row.length))).toBe(
          true,
        );
        expect(JSON.parse(slice.toString('utf8'))).toEqual(original.records[row.ordinal]);
        compared += 1;
      }
    }
    expect(compared).toBe(2900);
  });

  test('keeps each file bit for bit', async () => {
    const archive = newArchive();
    await importPaths(archive, realData('invictus'));
    const stored = new Set(
      archive.read
        .all<{ id: number }>(sql`SELECT id FROM object`)
        .map(({ id }) => objectBytes(archive.read, id) ?? '')
        .map((bytes) => createHash('sha256').update(bytes).digest('hex')),
    );
    for (const { file } of originals(realData('invictus'))) {
      expect(stored).toContain(createHash('sha256').update(readFileSync(file)).digest('hex'));
    }
  });

  test('counts per event name are those of the files', async () => {
    const archive = newArchive();
    await importPaths(archive, realData('invictus'));
    const counted = new Map<unknown, number>();
    for (const { records } of originals(realData('invictus'))) {
      for (const { eventName } of records)
        counted.set(eventName, (counted.get(eventName) ?? 0) + 1);
    }
    const indexed = archive.read.all<{ value: string; n: number }>(
      sql`SELECT value, count(*) AS n FROM event JOIN action ON action.id = action
        JOIN dict ON dict.id = event_name GROUP BY value`,
    );
    expect(new Map(indexed.map(({ value, n }) => [value, n]))).toEqual(counted);
  });

  test('a second import adds nothing and says so', async () => {
    const archive = newArchive();
    await importPaths(archive, realData('invictus'));
    const before = archive.read.get<{ n: number }>(sql`SELECT count(*) AS n FROM event`);
    const again = await importPaths(archive, realData('invictus'));
    expect(again).toMatchObject({
      objects: 55,
      known: 55,
      indexed: 0,
      duplicates: 2900,
      rejected: 0,
    });
    expect(archive.read.get(sql`SELECT count(*) AS n FROM event`)).toEqual(before);
  });
});

describe.skipIf(!haveRealData)('awkward real records', () => {
  test.each([
    ['traildiscover', 315, 0],
    [join('awkward', 'plaso_lookup_events'), undefined, undefined],
    [join('awkward', 'otrf_no_eventtime'), 103, 103],
    [join('awkward', 'panther_rule_tests'), 456, undefined],
    [join('awkward', 'auditmanager_createassessment'), 1, 0],
  ])(
    '%s: records = indexed + duplicates + conflicts + rejected',
    async (folder, records, rejected) => {
      const archive = newArchive();
      const result = await importPaths(archive, realData(folder));
      const { indexed, duplicates, conflicts } = result;
      expect(result.records).toBe(indexed + duplicates + conflicts + result.rejected);
      if (records !== undefined) expect(result.records).toBe(records);
      if (rejected !== undefined) expect(result.rejected).toBe(rejected);
      const rows = archive.read.get<{ n: number }>(sql`SELECT count(*) AS n FROM event`)?.n;
      expect(rows).toBe(indexed + conflicts);
    },
  );
});
