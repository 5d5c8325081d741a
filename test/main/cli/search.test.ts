import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { archiveOf, fileOf, json, lastLine, run, withOwnHome } from './command-line.ts';

withOwnHome();

const early = record({ eventID: 'early', eventTime: '2026-03-14T02:17:08Z' });
const late = record({
  eventID: 'late',
  eventTime: '2026-03-14T04:00:00Z',
  eventName: 'RunInstances',
});

/** eventIDs in the order in which they are printed. */
async function found(...argv: readonly string[]): Promise<unknown[]> {
  const { out } = await run('search', ...argv);
  return out
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => (JSON.parse(line) as Record<string, unknown>)['eventID']);
}

describe('what is found is printed as asked', () => {
  test('jsonl: a record on each line, newest first, with the values of the original', async () => {
    const archive = await archiveOf(early, late);
    const { out } = await run('search', '', '--archive', archive);
    expect(
      out
        .trimEnd()
        .split('\n')
        .map((line) => JSON.parse(line) as unknown),
    ).toEqual([late, early]);
  });

  // Red if the text is printed as it is: one record would be several lines.
  test('jsonl: a record written over several lines comes on one, with the same values', async () => {
    const odd = record({ userAgent: 'a\u0085b\u2028c\u007fd\u009b31m', note: 'back\\slash' });
    const archive = join(tempFolder(), 'a');
    await json(
      'import',
      fileOf('a.json', JSON.stringify({ Records: [odd] }, null, 2)),
      '--archive',
      archive,
    );
    const { out } = await run('search', '', '--archive', archive);
    expect(out.split(/[\n\u0085\u2028]/)).toHaveLength(2);
    expect(JSON.parse(out)).toEqual(odd);
  });

  // Red if the record is parsed and written anew, or decoded: neither keeps every byte.
  test('raw: the bytes of the original, even where they are no UTF-8', async () => {
    const wrong = Buffer.from(
      '{ "eventTime":"2026-03-14T02:17:08Z",\n "eventID": "x", "a":"\xff" }',
      'latin1',
    );
    const file = Buffer.concat([Buffer.from('{"Records":['), wrong, Buffer.from(']}')]);
    const archive = join(tempFolder(), 'a');
    await json('import', fileOf('a.json', file), '--archive', archive);
    const { bytes } = await run('search', '', '--archive', archive, '--format', 'raw');
    expect(bytes).toEqual(Buffer.concat([wrong, Buffer.from('\n')]));
  });

  test('raw --null: records end with NUL, so that those with line breaks can be told apart', async () => {
    const archive = join(tempFolder(), 'a');
    const texts = [early, late].map((each) => JSON.stringify(each, null, 1));
    await json(
      'import',
      fileOf('a.json', `{"Records":[${texts.join(',')}]}`),
      '--archive',
      archive,
    );
    const { out } = await run('search', '', '--archive', archive, '--format', 'raw', '--null');
    expect(out.split('\0')).toEqual([texts[1], texts[0], '']);
  });

  // Red if a cell that a spreadsheet would run, or a quote, gets through as it is.
  test('csv: a head, a line for each event, and no formula', async () => {
    const archive = await archiveOf(
      record({
        eventName: '=cmd|"/c calc"!A1',
        awsRegion: '+1',
        sourceIPAddress: '@SUM(1,2)',
        errorCode: '-1',
      }),
    );
    const { out } = await run('search', '', '--archive', archive, '--format', 'csv');
    const [head, row, end] = out.split('\r\n');
    expect(head).toBe(
      'eventTime,eventName,eventSource,who,identityType,account,region,sourceIPAddress,errorCode,conflict',
    );
    expect(row).toBe(
      `2026-03-14T02:17:08Z,"'=cmd|""/c calc""!A1",cloudtrail.amazonaws.com,maria,IAMUser,111122223333,'+1,"'@SUM(1,2)",'-1,false`,
    );
    expect(end).toBe('');
  });

  test('count: the number alone', async () => {
    const archive = await archiveOf(early, late);
    expect((await run('search', '', '--archive', archive, '--format', 'count')).out).toBe('2\n');
  });

  // Red if the hours are not whole: then every event is an hour of its own.
  test('histogram: events of each hour', async () => {
    const half = record({ eventID: 'half', eventTime: '2026-03-14T02:59:59Z' });
    const archive = await archiveOf(early, half, late);
    expect((await run('search', '', '--archive', archive, '--format', 'histogram')).out).toBe(
      '2026-03-14T02:00Z\t2\n2026-03-14T04:00Z\t1\n',
    );
  });

  // Red if the failed ones are not told apart, or hours without events are listed.
  test('histogram in JSON: hours with their failed events', async () => {
    const failed = record({ eventID: 'half', eventTime: '2026-03-14T02:59:59Z', errorCode: 'X' });
    const archive = await archiveOf(early, failed, late);
    expect(await json('search', '', '--archive', archive, '--format', 'histogram')).toMatchObject({
      count: 3,
      buckets: [
        { from: '2026-03-14T02:00:00Z', events: 2, failed: 1 },
        { from: '2026-03-14T04:00:00Z', events: 1, failed: 0 },
      ],
    });
  });

  // Red if events without a value are left out, or the limit is of all facets together.
  test('facets: values with their events, the most first', async () => {
    const half = record({ eventID: 'half', eventTime: '2026-03-14T02:59:59Z', errorCode: 'X' });
    const archive = await archiveOf(early, half, late);
    const words = ['search', '', '--archive', archive, '--format', 'facets'] as const;
    const { out } = await run(...words);
    expect(out).toContain('\nerrorCode\t1\tX\nerrorCode\t2\t\n');
    expect(out).toContain('identityKind\t3\tIAM user\n');
    const limited = await json(...words, '--limit', '1');
    expect(limited).toMatchObject({ count: 3 });
    const facets = limited['facets'] as { name: string; distinct: number; values: unknown[] }[];
    expect(facets.map(({ values }) => values.length)).toEqual([1, 1, 1, 1, 1, 1, 1]);
    expect(facets.find(({ name }) => name === 'errorCode')).toEqual({
      name: 'errorCode',
      distinct: 1,
      none: 2,
      values: [{ value: 'X', source: '', events: 1 }],
    });
  });

  test('explain: the query in words, and no event', async () => {
    const archive = await archiveOf(early, late);
    const { out } = await run(
      'search',
      'eventName = StopLogging',
      '--archive',
      archive,
      '--format',
      'explain',
    );
    expect(out).toMatch(/StopLogging/);
    expect(out).not.toContain('{');
  });
});

test('an empty query means every event; a query only its own', async () => {
  const archive = await archiveOf(early, late);
  expect(await found('', '--archive', archive)).toEqual(['late', 'early']);
  expect(await found('eventName = RunInstances', '--archive', archive)).toEqual(['late']);
});

// Red if one end of the period is on the wrong side, or if OR escapes from the period.
test('--from is included, --to is not, whatever the query', async () => {
  const archive = await archiveOf(early, late);
  const within = ['--from', '2026-03-14T02:17:08Z', '--to', '2026-03-14T05:00:00+01:00'];
  expect(await found('', '--archive', archive, ...within)).toEqual(['early']);
  const either = 'eventName = RunInstances OR eventName = StopLogging';
  expect(await found(either, '--archive', archive, ...within)).toEqual(['early']);
  expect(await found('', '--archive', archive, '--from', '2026-03-14T02:17:09Z')).toEqual(['late']);
  expect(await found('', '--archive', archive, '--to', '2026-03-14')).toEqual([]);
});

// Red if a page is printed twice or skipped, at its border or with a limit that is no page's end.
test.each([[0], [1], [499], [500], [501], [1200], [5000]])(
  'more than one page: --limit %d gives the newest ones, each once',
  async (limit) => {
    const many = Array.from({ length: 1200 }, (_, n) =>
      record({
        eventID: `id-${n}`,
        eventTime: new Date(Date.UTC(2026, 0, 1) + n * 250).toISOString().replace(/\.\d+/, ''),
      }),
    );
    const archive = join(tempFolder(), 'a');
    await json('import', fileOf('many.json', logText(...many)), '--archive', archive);
    const ids = await found('', '--archive', archive, '--limit', String(limit));
    expect(new Set(ids).size).toBe(Math.min(limit, 1200));
    const all = await found('', '--archive', archive);
    expect(ids).toEqual(all.slice(0, limit));
    const ran = await run('search', '', '--archive', archive, '--limit', String(limit), '--json');
    expect(lastLine(ran)).toMatchObject({ count: 1200 });
  },
);
