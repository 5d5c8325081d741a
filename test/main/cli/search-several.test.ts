import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { haveRealData, realData } from '../../fixtures/real-data.ts';
import { record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { archiveOf, expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

const at = (eventID: string, eventTime: string, eventName = 'StopLogging') =>
  record({ eventID, eventTime, eventName });

/** Two engagements whose events take turns, and share one. */
async function two(): Promise<[string, string]> {
  const shared = at('both', '2026-03-14T03:00:00Z');
  const one = await archiveOf(
    at('a1', '2026-03-14T01:00:00Z'),
    shared,
    at('a2', '2026-03-14T05:00:00Z'),
  );
  const other = await archiveOf(
    at('b1', '2026-03-14T02:00:00Z', 'RunInstances'),
    shared,
    at('b2', '2026-03-14T04:30:00Z'),
  );
  return [one, other];
}

const search = (archives: readonly string[], ...words: readonly string[]) =>
  run('search', ...archives.flatMap((archive) => ['--archive', archive]), ...words);

describe('several archives are searched as one', () => {
  // Red if they are printed one after the other, or a row does not say where it is from.
  test('jsonl: newest first, each record with its archive', async () => {
    const [a, b] = await two();
    const { out, exit } = await search([a, b], '');
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { archive: string; record: { eventID: string } });
    expect(exit).toBe(0);
    expect(rows.map(({ archive, record: { eventID } }) => [eventID, archive])).toEqual([
      ['a2', a],
      ['b2', b],
      ['both', a],
      ['both', b],
      ['b1', b],
      ['a1', a],
    ]);
    expect(rows[0]?.record).toEqual(at('a2', '2026-03-14T05:00:00Z'));
  });

  test('csv: as for one, with the archive in front', async () => {
    const [a, b] = await two();
    const one = (await search([a], '', '--format', 'csv')).out.trimEnd().split('\r\n');
    const lines = (await search([a, b], '', '--format', 'csv')).out.trimEnd().split('\r\n');
    expect(lines[0]).toBe(`archive,${one[0]}`);
    expect(lines).toHaveLength(7);
    expect(lines[1]).toBe(`${a},${one[1]}`);
    expect(lines[2]?.startsWith(`${b},2026-03-14T04:30:00Z`)).toBe(true);
  });

  // Red if a limit is each archive's own, or a time or query is not asked of all.
  test('limit, period and query hold for all of them together', async () => {
    const [a, b] = await two();
    const ids = async (...words: readonly string[]): Promise<string[]> => {
      const { out } = await search([a, b], ...words);
      return [...out.matchAll(/"eventID":"(\w+)"/g)].map(([, id]) => id ?? '');
    };
    expect(await ids('', '--limit', '3')).toEqual(['a2', 'b2', 'both']);
    expect(await ids('', '--to', '2026-03-14T03:00:00Z')).toEqual(['b1', 'a1']);
    expect(await ids('eventName = RunInstances')).toEqual(['b1']);
  });

  // Red if only the last archive is counted.
  test('counts are sums, told for each archive too; a histogram adds them up', async () => {
    const [a, b] = await two();
    expect((await search([a, b], '', '--format', 'count')).out).toBe('6\n');
    const archives = ['--archive', a, '--archive', b];
    const words = ['eventName = StopLogging', '--format', 'count'];
    const result = await json('search', ...archives, ...words);
    expect(result).toMatchObject({
      count: 5,
      archives: [
        { archive: a, count: 3 },
        { archive: b, count: 2 },
      ],
    });
    expect((await search([a, b], '', '--format', 'histogram')).out).toBe(
      ['01:00Z\t1', '02:00Z\t1', '03:00Z\t2', '04:00Z\t1', '05:00Z\t1']
        .map((line) => `2026-03-14T${line}\n`)
        .join(''),
    );
    const { out } = await search([a, b], '', '--format', 'facets');
    expect(out).toMatch(/^event\t5\tStopLogging cloudtrail.amazonaws.com\nevent\t1\tRunInstances /);
  });

  test('what cannot be said of several, or is named twice, is refused', async () => {
    const [a, b] = await two();
    expectRefusal(await search([a, b], '', '--format', 'raw'), 2, /cannot say which archive/);
    expectRefusal(await search([a, b, a], ''), 2, /is named twice/);
    expectRefusal(await search([a, join(tempFolder(), 'gone')], ''), 2, /does not exist/);
    expectRefusal(await search([], ''), 2, /--archive/);
  });

  // Red if the order of real times, or the count, is not that of the raw files.
  test.skipIf(!haveRealData)('real records in two archives come in the order of time', async () => {
    const [one, other] = ['invictus', 'invictus-digests'].map((name) => realData(name));
    const [a, b] = [join(tempFolder(), 'a'), join(tempFolder(), 'b')];
    await run('import', one ?? '', '--archive', a);
    await run('import', other ?? '', '--archive', b);
    const counts = await Promise.all(
      [a, b].map(async (each) => Number((await search([each], '', '--format', 'count')).out)),
    );
    const { out } = await search([a, b], '');
    const rows = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { archive: string; record: { eventTime: string } });
    const times = rows.map(({ record: { eventTime } }) => eventTime);
    expect(times).toEqual(times.toSorted().toReversed());
    expect(rows).toHaveLength((counts[0] ?? 0) + (counts[1] ?? 0));
    expect(rows.filter(({ archive }) => archive === a)).toHaveLength(rawRecords(one ?? ''));
    expect(counts[1]).toBeGreaterThan(0);
  });
});

/** How many records the files of a folder hold, by gunzip and JSON.parse alone. */
function rawRecords(folder: string): number {
  return readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => name.endsWith('.json.gz'))
    .map((name) => JSON.parse(gunzipSync(readFileSync(join(folder, name))).toString()) as object)
    .reduce((sum, log) => sum + ('Records' in log ? (log.Records as unknown[]).length : 0), 0);
}
