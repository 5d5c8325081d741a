import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { withoutRights } from '../collect/without-rights.ts';
import { archiveOf, expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

const token = 'IQoJb3JpZ2luX2VjEXAMPLE';
const assumed = record({
  eventTime: '2026-04-01T00:00:00Z',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  eventID: '3f2504e0-4f89-41d3-9a0c-0305e82c3302',
  responseElements: { credentials: { sessionToken: token } },
});

function fileIn(name: string): string {
  return join(tempFolder(), name);
}

describe('export', () => {
  // Red if the numbers are not the file's, the act is missing, or the archive no longer verifies.
  test('writes the file, tells of it, and leaves an act with its hash in the ledger', async () => {
    const archive = await archiveOf(record(), assumed);
    const out = fileIn('events.csv');
    const words = ['export', '--archive', archive, '--format', 'csv', '--out', out];
    const told = await json(...words, '--query', 'eventName = StopLogging', '--as', 'Maria Keller');
    const bytes = readFileSync(out);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    expect(told).toMatchObject({
      rows: 1,
      files: [out],
      bytes: bytes.length,
      sha256,
      redacted: 0,
      recorded: true,
    });
    expect(actsIn(archive)).toEqual([
      expect.objectContaining({
        author: expect.objectContaining({ name: 'Maria Keller' }) as unknown,
        act: 'events.exported',
        body: expect.objectContaining({
          query: 'eventName = StopLogging',
          rows: 1,
          sha256,
          file: 'events.csv',
          format: 'csv',
          redacted: 0,
        }) as unknown,
      }),
    ]);
    expect(await json('verify', archive)).toMatchObject({ valid: true });
  });

  // Red if a format is not written, or the name's end does not choose between XML and JSON.
  test.each([
    ['csv', 'a.csv', /^eventTime,eventName,.*,eventID\r\n/],
    ['jsonl', 'a.jsonl', /^\{"eventVersion"/],
    ['raw', 'a.log', /^\{"eventVersion"/],
    [
      'activity-records',
      'a.xml',
      /^<\?xml version="1\.0" encoding="UTF-8"\?>\n<ActivityRecordList /,
    ],
    ['activity-records', 'a.json', /^\{"ActivityRecordList":\[\n\{"Action"/],
  ])('writes %s to %s', async (format, name, begins) => {
    const archive = await archiveOf(record());
    const out = fileIn(name);
    const told = await json('export', '--archive', archive, '--format', format, '--out', out);
    expect(told).toMatchObject({ rows: 1 });
    expect(readFileSync(out, 'utf8')).toMatch(begins);
  });

  // Red if the period's bounds are not those of search.
  test('keeps to the period', async () => {
    const archive = await archiveOf(record(), assumed);
    const words = ['export', '--archive', archive, '--format', 'jsonl', '--out', fileIn('a')];
    expect(await json(...words, '--from', '2026-04-01')).toMatchObject({ rows: 1 });
    expect(await json(...words, '--to', '2026-04-01')).toMatchObject({ rows: 1 });
    expect(await json(...words, '--from', '2026-05-01')).toMatchObject({ rows: 0 });
  });

  // Red if secrets leave without being asked for, or nothing is said of it.
  test('leaves secrets out and says so, unless they are asked for', async () => {
    const archive = await archiveOf(assumed);
    const out = fileIn('a.log');
    const words = ['export', '--archive', archive, '--format', 'raw', '--out', out];
    const without = await run(...words);
    expect(without.out).toContain(
      '1 secret was left out; those records are no longer the original bytes.',
    );
    expect(readFileSync(out, 'utf8')).not.toContain(token);
    const asked = await run(...words, '--with-secrets');
    expect(asked.out).toContain('left in, as asked');
    expect(readFileSync(out, 'utf8')).toContain(token);
    expect(actsIn(archive).map(({ body }) => body['redacted'])).toEqual([1, null]);
  });

  // Red if the words of earlier events are left unindexed, by which the value before is found.
  test('activity records tell the value before, also of an archive whose words are not indexed', async () => {
    const key = { userName: 'bob', accessKeyId: 'AKIABOB' };
    const iam = { eventSource: 'iam.amazonaws.com', eventName: 'UpdateAccessKey' };
    // More than could be read one by one while the file is written.
    const tellers = Array.from({ length: 6000 }, (_, at) =>
      record({
        ...iam,
        eventID: `e${at}`,
        eventTime: new Date(1_770_000_000_000 + at * 1000).toISOString().replace('.000', ''),
        requestParameters: { ...key, accessKeyId: `AKIA${at}`, status: 'Active' },
      }),
    );
    const last = record({
      ...iam,
      eventID: 'last',
      eventTime: '2026-04-01T00:00:00Z',
      requestParameters: { ...key, accessKeyId: 'AKIA0', status: 'Inactive' },
    });
    const archive = await archiveOf(...tellers, last);
    const out = fileIn('a.json');
    const words = ['export', '--archive', archive, '--format', 'activity-records', '--out', out];
    await json(...words, '--query', 'eventID = last');
    const { ActivityRecordList } = JSON.parse(readFileSync(out, 'utf8')) as {
      ActivityRecordList: { DetailList: object[] }[];
    };
    expect(ActivityRecordList[0]?.DetailList).toContainEqual(
      expect.objectContaining({ PropertyName: 'Status', Before: 'Active', After: 'Inactive' }),
    );
  });

  test('refuses what it cannot do, in one line', async () => {
    const archive = await archiveOf();
    const words = ['export', '--archive', archive, '--format'];
    expectRefusal(
      await run(...words, 'xlsx', '--out', 'x'),
      2,
      /csv, jsonl, raw, activity-records/,
    );
    expectRefusal(await run(...words, 'csv'), 2, /--out/);
    expectRefusal(await run(...words, 'csv', '--out', archive), 3, /overwritten/);
    const nowhere = join(tempFolder(), 'none', 'a.csv');
    expectRefusal(await run(...words, 'csv', '--out', nowhere), 3, /no such file or folder/);
    expectRefusal(await run(...words, 'csv', '--out', 'x', '--query', '('), 2, /At character/);
    expect(existsSync('x')).toBe(false);
  });

  // Red if an archive that cannot be written to is not exported, or said to be recorded.
  test('exports a read-only archive, and says what is missing', async () => {
    const archive = await archiveOf();
    const folder = tempFolder();
    chmodSync(folder, 0o777);
    chmodSync(archive, 0o444);
    chmodSync(dirname(archive), 0o555);
    onTestFinished(() => chmodSync(dirname(archive), 0o755));
    await withoutRights(async () => {
      const words = ['export', '--archive', archive, '--format', 'csv', '--out'];
      expect(await json(...words, join(folder, 'a'))).toMatchObject({ rows: 1, recorded: false });
      expect((await run(...words, join(folder, 'b'))).out).toContain('not in its ledger');
    });
  });
});

interface Act {
  readonly act: string;
  readonly author: { readonly name: string };
  readonly body: Readonly<Record<string, unknown>>;
}

/** Acts of exporting, read by SQLite's own shell. */
function actsIn(archive: string): Act[] {
  const sql = `SELECT entry FROM ledger WHERE entry LIKE '{"act":"events.exported"%' ORDER BY rowid`;
  const out = execFileSync('sqlite3', [archive, sql]).toString().trim();
  return out === '' ? [] : out.split('\n').map((line) => JSON.parse(line) as Act);
}
