import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { importSource } from '../../../main/archive/import.ts';
import { scannerThreads, type Scanners } from '../../../main/archive/ingest/scanners.ts';
import { missingIndexes } from '../../../main/archive/ingest/indexes.ts';
import type { Archive } from '../../../main/archive/open.ts';
import { sealed } from '../../../main/archive/migrations/0001-first.ts';
import { sql } from '../../../main/archive/sql.ts';
import { pathSource } from '../../../main/collect/paths.ts';
import { writeDemo } from '../../../main/demo/index.ts';
import { maria, newArchive } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';

let trail: string;
beforeAll(async () => {
  trail = mkdtempSync(join(tmpdir(), 'trailproof-test-'));
  await writeDemo({ out: trail, events: 6000, days: 10 });
}, 60_000);
afterAll(() => rmSync(trail, { recursive: true, force: true }));

const threads = (): Scanners => scannerThreads(new Map(), 2);

/** Everything that an import writes, but for the ledger and the clock. */
function contents(archive: Archive): Record<string, unknown[]> {
  const tables = [...sealed, 'hour'].filter(
    (table) => !['ledger', 'pack', 'origin'].includes(table),
  );
  return Object.fromEntries(
    tables.map((table) => [
      table,
      archive.read.all({ text: `SELECT * FROM ${table} ORDER BY 1, 2`, values: [] }),
    ]),
  );
}

async function importInto(
  archive: Archive,
  options: { openScanners?: () => Scanners; signal?: AbortSignal; onProgress?: () => void } = {},
): Promise<void> {
  await importSource(archive.write, {
    source: pathSource([trail]),
    names: [trail],
    author: maria,
    ...options,
  });
}

describe('an import', () => {
  // Red if a number of one thread is taken for another's, or batches are written out of turn.
  test('through threads is the import on one thread, row for row', async () => {
    const [here, there] = [newArchive(), newArchive()];
    await importInto(here);
    await importInto(there, { openScanners: threads });
    expect(contents(there)).toEqual(contents(here));
  });

  // Red if what an import left behind is written differently by the next one.
  test('that was stopped and taken up again ends as if it had not been', async () => {
    const [whole, stopped] = [newArchive(), newArchive()];
    await importInto(whole);
    for (let round = 0; round < 3; round += 1) {
      const controller = new AbortController();
      let steps = 0;
      await importInto(stopped, {
        openScanners: threads,
        signal: controller.signal,
        onProgress: () => {
          steps += 1;
          if (steps > round) controller.abort();
        },
      });
    }
    await importInto(stopped);
    const { ignored: _, folder: __, sidecar: ___, ...first } = contents(whole);
    expect(contents(stopped)).toMatchObject(first);
  });

  test('leaves every index behind, and one hour’s count for each event', async () => {
    const archive = newArchive();
    await importInto(archive, { openScanners: threads });
    expect(missingIndexes(archive.read)).toEqual([]);
    const perHour = 2n ** 21n * 3600n;
    const counted = archive.read.all(
      sql`SELECT id / ${perHour} AS hour, count(*) AS events FROM event GROUP BY 1 ORDER BY 1`,
    );
    const kept = archive.read.all(
      sql`SELECT hour, events FROM hour WHERE dimension = 0 ORDER BY hour`,
    );
    expect(kept).toEqual(counted);
    const byPlace = archive.read.all(
      sql`SELECT place AS value, id / ${perHour} AS hour, count(*) AS events FROM event
        GROUP BY 1, 2 ORDER BY 1, 2`,
    );
    expect(
      archive.read.all(
        sql`SELECT value, hour, events FROM hour WHERE dimension = 2 ORDER BY value, hour`,
      ),
    ).toEqual(byPlace);
  });
});

describe('conflicts', () => {
  const at = (folder: string, name: string, ...records: object[]): void =>
    writeFileSync(join(folder, name), logText(...records));

  // Red if only neighbours in time are compared, or a later import is not compared with an earlier.
  test('are found at another time, in another file and in a later import', async () => {
    const archive = newArchive();
    const [first, later] = [tempFolder(), tempFolder()];
    at(first, 'a.json', record(), record({ eventTime: '2026-05-01T00:00:00Z' }));
    at(later, 'b.json', record({ eventTime: '2024-01-01T00:00:00Z', awsRegion: 'us-east-1' }));
    at(later, 'c.json', record({ eventTime: '2024-01-01T00:00:00Z' }));
    const source = (
      folder: string,
    ): { source: ReturnType<typeof pathSource>; names: string[] } => ({
      source: pathSource([folder]),
      names: [folder],
    });
    const one = await importSource(archive.write, { ...source(first), author: maria });
    const two = await importSource(archive.write, { ...source(later), author: maria });
    expect(one).toMatchObject({ indexed: 1, conflicts: 1 });
    expect(two).toMatchObject({ indexed: 1, conflicts: 1 });
    const runs = archive.read.all(sql`SELECT indexed, conflicts FROM run ORDER BY id`);
    expect(runs).toEqual([
      { indexed: 1, conflicts: 1 },
      { indexed: 1, conflicts: 1 },
    ]);
    const firsts = archive.read.all<{ first: number }>(sql`SELECT DISTINCT first FROM conflict`);
    const march = Date.UTC(2026, 2, 14, 2, 17, 8) / 1000;
    expect(firsts.map(({ first: id }) => Math.floor(id / 2 ** 21))).toEqual([march]);
  });

  // Red if the 32 bits beside the row id are taken for the eventID itself.
  test('are none where two eventIDs only look alike', async () => {
    const archive = newArchive();
    const folder = tempFolder();
    const alike = ['3f2504e0-4f89-41d3-9a0c-0305e82c3301', '3f2504e0-aaaa-41d3-9a0c-0305e82c3301'];
    at(folder, 'a.json', ...alike.map((eventID) => record({ eventID })));
    const result = await importSource(archive.write, {
      source: pathSource([folder]),
      names: [folder],
      author: maria,
    });
    expect(result).toMatchObject({ indexed: 2, duplicates: 0, conflicts: 0 });
  });
});
