import Database from 'better-sqlite3';
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { recordReader, textOfObjects } from '../../../../main/archive/read-record.ts';
import { locate } from '../../../../main/archive/scan/locate.ts';
import { unquoted } from '../../../../main/archive/scan/quoted.ts';
import { placeOf } from '../../../../main/archive/event-rows.ts';
import { indexWords } from '../../../../main/archive/text/index-words.ts';
import {
  countEvents,
  everyRef,
  parseQuery,
  registerRecordFunctions,
} from '../../../../main/query/index.ts';
import { verifyArchive } from '../../../../main/verify/index.ts';
import { importPaths, newArchive } from '../../../fixtures/archives.ts';
import { haveRealData, realData } from '../../../fixtures/real-data.ts';
import { logText, record } from '../../../fixtures/records.ts';
import { tempFolder } from '../../../fixtures/temp.ts';

const one = record({ eventID: 'one', userAgent: 'says "hello", twice\nand a "{" more' });
const two = record({ eventID: 'two' });
const cell = (value: unknown): string => `"${JSON.stringify(value).replaceAll('"', '""')}"`;
const escaped = (value: unknown): string => JSON.stringify(JSON.stringify(value));

function recordsIn(text: string | Buffer): unknown {
  const bytes = Buffer.from(text);
  const layout = locate(bytes);
  if (layout.kind !== 'log') return layout;
  return layout.records.map(
    ({ start, end }) => JSON.parse(unquoted(bytes.toString('utf8', start, end))) as unknown,
  );
}

describe('a CSV with whole records', () => {
  // Red if quotes are not undoubled, if a line end in a cell ends the row, or a header is mistaken.
  test.each([
    ['of CloudTrail Lake', `eventTime,eventJson\n2026,${cell(one)}\n2026,${cell(two)}\n`],
    ['with a header in quotes', `"eventjson"\n${cell(one)}\n${cell(two)}`],
    ['with CRLF and empty lines', `a,eventJson\r\n,${cell(one)}\r\n\r\n,${cell(two)}\r\n\r\n`],
    ['with a byte order mark', `\ufeffeventJson,b\n${cell(one)},\n${cell(two)},`],
    ['of CloudWatch Logs Insights', `@timestamp,@message\nx,${cell(one)}\ny,${cell(two)}\n`],
    ['with escapes as in JSON', `eventJson,b\n${escaped(one)},1\n${escaped(two)},2\n`],
    ['of Splunk', `"_raw","_time"\n${cell(one)},"a, b"\n${cell(two)},"c ""d"""\n`],
    [
      'laid out over several lines',
      `eventJson\n${cell(one)}\n"${JSON.stringify(two, null, 2).replaceAll('"', '""')}"\n`,
    ],
  ])('%s', (_, text) => {
    expect(recordsIn(text)).toEqual([one, two]);
    expect(locate(Buffer.from(text))).toMatchObject({ shape: 'csv', broken: [] });
  });

  // Red if a row is passed over in silence.
  test('tells of each row that holds none', () => {
    const text = `eventTime,eventJson\nx,${cell(one)}\ny\nz,plain\n,"[1]"\nx,${cell(two)}\nq,"{""cut`;
    const layout = locate(Buffer.from(text));
    expect(recordsIn(text)).toEqual([one, two]);
    expect(layout.kind === 'log' && layout.broken.map(({ reason }) => reason)).toEqual([
      'not a record',
      'not a record',
      'not a record',
      'broken CSV',
    ]);
  });

  test('may be empty', () => {
    expect(locate(Buffer.from('eventTime,eventJson\n'))).toMatchObject({
      kind: 'log',
      records: [],
    });
  });
});

describe('a CSV without whole records', () => {
  test.each([
    ['Lake columns', 'eventTime,eventName,eventSource,userIdentity\n2026,x,y,{type=IAMUser}\n'],
    ['the event history', 'User name,Event time,Event source,Event name,AWS region\na,b,c,d,e\n'],
  ])('is known and rejected: %s', (_, text) => {
    expect(locate(Buffer.from(text))).toMatchObject({ kind: 'none', reason: 'columns only' });
  });

  test.each([
    ['orders', 'order,total\n1,2\n'],
    ['logs of another program', '@timestamp,@message\nx,START RequestId\ny,END\n'],
    ['one column by chance', 'eventName,price\nparty,3\n'],
    ['prose', 'Dear all, "as said", eventTime\n'],
    ['a header that is not closed', '"eventJson'],
  ])('is left alone: %s', (_, text) => {
    expect(locate(Buffer.from(text))).toMatchObject({ kind: 'none', reason: 'not JSON' });
  });
});

async function imported(files: Readonly<Record<string, string>>) {
  const folder = tempFolder();
  for (const [name, text] of Object.entries(files)) writeFileSync(join(folder, name), text);
  const archive = newArchive();
  const result = await importPaths(archive, folder);
  await indexWords(archive.write);
  registerRecordFunctions(archive.connection, textOfObjects(archive.originals));
  return { archive, result };
}

describe('in an archive', () => {
  const lake = `eventTime,eventJson\nx,${cell(one)}\ny,${cell(two)}\n`;

  // Red if a record from a CSV is another one than the same record from a trail.
  test('records are read, found by their words, and known from the trail', async () => {
    const { archive, result } = await imported({ 'a.csv': lake, 'b.json': logText(one, two) });
    expect(result).toMatchObject({ records: 4, indexed: 2, duplicates: 2, conflicts: 0 });
    const [newest = 0] = everyRef(archive.read, parseQuery('eventID = two'));
    const place = placeOf(archive.read, newest);
    const text = place && recordReader(archive.read)(place);
    expect(text).toBe(JSON.stringify(two));
    expect(countEvents(archive.read, parseQuery('payments-trail'))).toBe(2);
    archive.close();
    expect((await verifyArchive(archive.file)).checks.filter(({ ok }) => !ok)).toEqual([]);
  });

  // Red if it is only ignored: somebody handed it in as evidence.
  test('a file of columns is kept and rejected with its reason', async () => {
    const columns = 'eventTime,eventName,eventSource\n2026,x,y\n';
    const { result } = await imported({ 'columns.csv': columns, 'orders.csv': 'a,b\n1,2\n' });
    expect(result).toMatchObject({ objects: 1, rejected: 1 });
    expect(result.rejections).toMatchObject([{ reason: 'columns only' }]);
    expect(result.ignored).toHaveLength(1);
  });

  // Red if verification does not look for records in cells: a row could be taken out with its count.
  test.each([
    ['doubled', cell],
    ['escaped', escaped],
  ])('a record taken out of the index is found, its quotes %s', async (_, written) => {
    const text = `eventJson\n${written(one)}\n${written(two)}\n`;
    const { archive } = await imported({ 'a.csv': text });
    archive.close();
    const db = new Database(archive.file);
    const seals = db
      .prepare("SELECT name FROM sqlite_schema WHERE type = 'trigger'")
      .pluck()
      .all() as string[];
    for (const name of seals) db.exec(`DROP TRIGGER ${name}`);
    db.exec('DELETE FROM event WHERE ordinal = 1; UPDATE object SET records = 1');
    db.close();
    const { checks } = await verifyArchive(archive.file);
    const index = checks.find(({ name }) => name === 'index');
    expect(index?.detail).toMatch(/line 3: the original holds a record there/);
  });
});

// Red if what Python's own csv module writes is read otherwise than Python's records say.
test.skipIf(!haveRealData)('real records written by another program are the same', async () => {
  const folder = tempFolder();
  const script = `
import csv, glob, gzip, json, sys
with open(sys.argv[2], 'w', newline='') as out:
    rows = csv.writer(out)
    rows.writerow(['eventTime', 'eventJson'])
    for name in glob.glob(sys.argv[1] + '/**/*.json.gz', recursive=True):
        for record in json.load(gzip.open(name))['Records']:
            rows.writerow([record['eventTime'], json.dumps(record, ensure_ascii=False)])
`;
  execFileSync('python3', ['-c', script, realData('invictus'), join(folder, 'lake.csv')]);
  const archive = newArchive();
  expect(await importPaths(archive, folder)).toMatchObject({ indexed: 2900, rejected: 0 });
  expect(await importPaths(archive, realData('invictus'))).toMatchObject({
    indexed: 0,
    duplicates: 2900,
    conflicts: 0,
  });
});
