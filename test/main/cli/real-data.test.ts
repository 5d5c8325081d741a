import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { haveRealData, realData } from '../../fixtures/real-data.ts';
import { json, run, withOwnHome } from './command-line.ts';

withOwnHome();

type Row = Record<string, unknown>;

/** The records of all files, by gunzip and JSON.parse alone. */
function rawRecords(): Row[] {
  return readdirSync(realData('invictus'), { recursive: true })
    .filter((name) => String(name).endsWith('.json.gz'))
    .flatMap((name) => {
      const text = gunzipSync(readFileSync(join(realData('invictus'), String(name)))).toString();
      return (JSON.parse(text) as { Records: Row[] }).Records;
    });
}

describe.skipIf(!haveRealData)(
  'a real trail of 55 files and 2,900 records, by the command line',
  () => {
    let records: Row[] = [];
    let first: Row = {};
    let second = '';
    let folder = '';
    let archive = '';
    beforeAll(async () => {
      records = rawRecords();
      folder = mkdtempSync(join(tmpdir(), 'trailproof-real-'));
      archive = join(folder, 'a.trailproof');
      first = await json('import', realData('invictus'), '--archive', archive);
      second = (await run('import', realData('invictus'), '--archive', archive)).out;
    });

    afterAll(() => rmSync(folder, { recursive: true, force: true }));

    test('is imported whole, nothing is rejected; a second import adds nothing and says so', () => {
      expect(records).toHaveLength(2900);
      expect(first).toMatchObject({ objects: 55, records: 2900, indexed: 2900, duplicates: 0 });
      expect(first).toMatchObject({ conflicts: 0, rejected: 0, rejections: [] });
      expect(second).toMatch(
        /^Nothing new: all 55 objects are in the archive already\.\n0 indexed, 2,900 dup/,
      );
    });

    // Red if a query misses a record, or finds one twice.
    test('counts are those of the raw files, event name by event name', async () => {
      const counted = new Map<string, number>();
      for (const { eventName } of records) {
        counted.set(String(eventName), (counted.get(String(eventName)) ?? 0) + 1);
      }
      const names = [...counted.keys()];
      expect(names.length).toBeGreaterThan(50);
      for (const name of names) {
        const words = ['search', `eventName = ${name}`, '--archive', archive, '--format', 'count'];
        expect([name, (await run(...words)).out]).toEqual([name, `${counted.get(name)}\n`]);
      }
    });

    test('counts of errors, of a period and of one address are those of the raw files', async () => {
      const count = async (...words: string[]): Promise<number> =>
        Number(
          (await json('search', ...words, '--archive', archive, '--format', 'count'))['count'],
        );
      const address = String(records[0]?.['sourceIPAddress']);
      const of = (test: (row: Row) => boolean): number => records.filter(test).length;
      expect(await count('NOT errorCode = null')).toBe(of((row) => row['errorCode'] !== undefined));
      expect(await count(`sourceIPAddress = "${address}"`)).toBe(
        of((row) => row['sourceIPAddress'] === address),
      );
      const [from, to] = ['2023-07-10T12:00:00Z', '2023-07-10T12:10:00Z'];
      expect(await count('', '--from', from, '--to', to)).toBe(
        of((row) => String(row['eventTime']) >= from && String(row['eventTime']) < to),
      );
    });

    test('every record comes out with every value it had', async () => {
      const { out } = await run('search', '', '--archive', archive);
      const sorted = (rows: Row[]): string[] => rows.map((row) => JSON.stringify(row)).toSorted();
      const printed = out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as Row);
      expect(sorted(printed)).toEqual(sorted(records));
    });
  },
);
