import { afterAll, beforeAll, expect, test } from 'vitest';
import { cellsOf, columnField, include, parseQuery, Search } from '../../../main/query/index.ts';
import { copyText } from '../../../main/engine/copy-text.ts';
import { orderedOf } from '../../../main/engine/orders.ts';
import { refsAt } from '../../../main/engine/refs-at.ts';
import { Results } from '../../../main/engine/results.ts';
import { cellText } from '../../../main/query/cell-text.ts';
import { tsvLine } from '../../../main/platform/csv.ts';
import { archiveOfTexts, record, type TestArchive } from '../query/archive-of.ts';

const hostile = {
  'one\ttwo': '=cmd|"/c calc"!A1',
  list: [{ name: '@SUM(A1)' }, { name: 'line\nbreak' }, { other: 1 }],
  count: 12_345_678_901_234_567_890n,
};
/** The second record has a number that JSON.parse would change, and blanks between its tokens. */
const texts = [
  JSON.stringify(
    record({
      eventID: 'a',
      eventTime: '2026-03-14T09:00:00Z',
      eventName: 'CreateUser',
      userAgent: '-2+3',
      requestParameters: { ...hostile, count: 1 },
    }),
  ),
  JSON.stringify(
    record({
      eventID: 'b',
      eventTime: '2026-03-14T10:00:00Z',
      eventName: 'PutObject',
      requestParameters: { count: 7777, name: 'x'.repeat(500) },
    }),
  )
    .replace('7777', String(hostile.count))
    .replaceAll('","', '" ,\t"'),
];

let archive: TestArchive;
beforeAll(async () => {
  archive = await archiveOfTexts([texts.slice(0, 1), texts.slice(1)]);
});
afterAll(() => archive.remove());

const refsOf = (query: string): number[] =>
  new Search(archive.read, parseQuery(query)).until(Infinity).refs(0, 100);

// Red if a path stops at a list, digits are lost, a long value is not cut, or rows come in another order.
test('fields of the index and of the records, in the order that was asked for', async () => {
  const refs = refsOf('').toReversed();
  const fields = [
    'eventName',
    'requestParameters.list.name',
    'userAgent',
    'requestParameters.count',
  ];
  const cells = await cellsOf(archive.read, archive.readRecord, { refs, fields, most: 300 });
  expect(cells).toEqual([
    ['CreateUser', '@SUM(A1), line\nbreak', '-2+3', '1'],
    ['PutObject', '', expect.any(String), '12345678901234567890'],
  ]);
  const long = { refs, fields: ['requestParameters.name', 'eventName'], most: 10 };
  expect((await cellsOf(archive.read, archive.readRecord, long))[1]?.[0]).toBe(
    `${'x'.repeat(10)}…`,
  );
});

// Red if a record of many levels ends the reading of all cells.
test('a record deeper than any call may go is cut', () => {
  const deep: unknown = JSON.parse(`${'{"a":'.repeat(100_000)}1${'}'.repeat(100_000)}`);
  expect(cellText({ deep }, ['deep'], 100)).toBe('…');
  expect(cellText({ list: [[1], { a: 2 }, null, [], 'x'] }, ['list'], 100)).toBe('1, {"a":2}, x');
  expect(cellText({ list: Array.from({ length: 50 }, () => 'y') }, ['list'], 100)).toMatch(/y, …$/);
});

// Red if a mistyped field becomes a column that is always empty.
test('a column is CloudTrail’s own field, however it is typed', () => {
  expect(columnField('requestparameters.userName')).toBe('requestParameters.userName');
  expect(columnField('awsRegion')).toBe('awsRegion');
  expect(columnField('requestParameters."a.b"')).toBe('requestParameters."a.b"');
  expect(() => columnField('requestParameter.x')).toThrow('try requestParameters');
  expect(() => columnField('nothing')).toThrow(
    /^CloudTrail records have no field "nothing"; see the Fields of a record\.$/,
  );
});

// Red if columns have a grammar of their own: what one names, a query must be able to ask for.
test('a column is spelled as a query names it', async () => {
  expect(columnField('requestParameters."aws:x"')).toBe('requestParameters."aws:x"');
  expect(columnField(' ip')).toBe('sourceIPAddress');
  expect(columnField('WHO')).toBe('who');
  expect(() => columnField('where')).toThrow(/can ask for "where", but no column shows it/);
  expect(() => columnField('requestParameters.aws:x')).toThrow('is no field');
  const named = columnField('requestParameters."one\ttwo"');
  const asked = include(parseQuery(''), [{ field: named, value: hostile['one\ttwo'] }]);
  expect(new Search(archive.read, asked).until(Infinity).found).toBe(1);
  // Kept before quotation marks were asked for.
  const kept = {
    refs: refsOf('what = CreateUser'),
    fields: ['requestParameters.one\ttwo'],
    most: 50,
  };
  expect(await cellsOf(archive.read, archive.readRecord, kept)).toEqual([[hostile['one\ttwo']]]);
});

// Red if a spreadsheet would take a cell for a formula, or a value for two cells or two lines.
test('copied rows are safe in a spreadsheet', async () => {
  const fields = [
    'marks',
    'eventName',
    'userAgent',
    'requestParameters.list.name',
    'requestParameters."one\ttwo"',
  ];
  const { text } = await copyText(archive.read, archive.readRecord, {
    refs: refsOf('what = CreateUser'),
    as: 'tsv',
    fields,
    redact: true,
  });
  expect(text.split('\n')).toEqual([
    'eventName\tuserAgent\trequestParameters.list.name\t"requestParameters.""one two"""',
    'CreateUser\t\'-2+3\t\'@SUM(A1), line break\t"\'=cmd|""/c calc""!A1"',
    '',
  ]);
  expect(tsvLine(['\t=1+1', '＝1', '=', 'a\u2028b', ''])).toBe("' =1+1\t'＝1\t'=\ta b\t\n");
});

// Red if a record is written anew: digits, blanks or the order of members would change.
test('copied records are those of the originals, byte for byte', async () => {
  const wanted = { refs: refsOf(''), as: 'records', fields: ['eventName'], redact: true } as const;
  const { text } = await copyText(archive.read, archive.readRecord, wanted);
  expect(text).toBe(`[\n${texts[1] ?? ''},\n${texts[0] ?? ''}\n]\n`);
  expect(JSON.parse(text)).toHaveLength(2);
  const json = await copyText(archive.read, archive.readRecord, { ...wanted, as: 'json' });
  expect(JSON.parse(json.text)).toEqual([{ eventName: 'PutObject' }, { eventName: 'CreateUser' }]);
});

// Red if a secret is copied unasked in any form, is not counted, or is left out where it is asked for.
test('secrets are left out of what is copied unless asked for', async () => {
  const credentials = { accessKeyId: 'ASIAEXAMPLE', sessionToken: 'IQoJb3JpZ2lu' };
  const other = await archiveOfTexts([
    [JSON.stringify(record({ responseElements: { credentials } }))],
  ]);
  const fields = ['responseElements.credentials.sessionToken', 'responseElements'];
  const refs = new Search(other.read, parseQuery('')).until(Infinity).refs(0, 1);
  const copied = (as: 'tsv' | 'json' | 'records', redact: boolean) =>
    copyText(other.read, other.readRecord, { refs, as, fields, redact });
  for (const as of ['tsv', 'json', 'records'] as const) {
    const bare = await copied(as, true);
    expect(bare.text, as).not.toContain('IQoJb3JpZ2lu');
    expect(bare.text, as).toContain('ASIAEXAMPLE');
    expect(bare.redacted, as).toBe(as === 'records' ? 1 : 2);
    const whole = await copied(as, false);
    expect(whole.text, as).toContain('IQoJb3JpZ2lu');
    expect(whole.redacted, as).toBe(0);
  }
  other.remove();
});

// Red if places are taken in another order than the rows are shown in, or beyond what one act takes.
test('selected places mean the rows of the order that is shown', async () => {
  const results = new Results(archive.read);
  const { of: result } = results.current('');
  const at = { query: '', result, ranges: [[0, 0]] as const, most: 2, whatFor: 'one act takes' };
  const [newest, oldest] = refsOf('');
  expect(await refsAt(archive.read, results, at)).toEqual([newest]);
  const sort = { field: 'eventName', order: 'ascending' } as const;
  expect(await refsAt(archive.read, results, { ...at, sort })).toEqual([oldest]);
  await expect(refsAt(archive.read, results, { ...at, ranges: [[0, 2]] })).rejects.toThrow(
    '3 events are selected; one act takes 2 at most.',
  );
  await expect(refsAt(archive.read, results, { ...at, result: 'old' })).rejects.toThrow(
    'has changed',
  );
});

// Red if each page puts the whole result in order again, or a failure is kept.
test('an order is made once', async () => {
  const search = new Search(archive.read, parseQuery(''));
  const sort = { field: 'account', order: 'descending' } as const;
  const [first, second] = [1, 2].map(() => orderedOf(archive.read, search, sort));
  expect(first).toBe(second);
  const broken = {
    ...archive.read,
    column: () => {
      throw new Error('disk');
    },
  };
  const other = new Search(archive.read, parseQuery('what = PutObject')).until(Infinity);
  await expect(orderedOf(broken, other, sort)).rejects.toThrow('disk');
  expect((await orderedOf(archive.read, other, sort)).count).toBe(1);
});
