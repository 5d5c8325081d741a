import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { eventRows } from '../../../main/archive/event-rows.ts';
import { cellsOf, ordered, parseQuery, Search } from '../../../main/query/index.ts';
import { addressKey } from '../../../main/query/order/address-key.ts';
import { sortFields, type SortField } from '../../../preload/contract/table.ts';
import { archiveOf, record, type TestArchive } from './archive-of.ts';

/** Numbers that look random and are the same each time. */
function* numbers(): Generator<number> {
  for (let state = 7; ;) {
    state = Math.imul(state, 1_103_515_245) + 12_345;
    yield (state >>> 8) % 1000;
  }
}

const random = numbers();
const pick = <T>(list: readonly T[]): T => list[random.next().value % list.length] as T;
const records = Array.from({ length: 400 }, (_, n) =>
  record({
    eventID: `id-${n}`,
    eventTime: `2026-03-${String(1 + (n % 5)).padStart(2, '0')}T10:${String(n % 60).padStart(2, '0')}:00Z`,
    eventName: pick(['getObject', 'GetObject', 'PutObject', 'Äpfel', 'zebra']),
    eventSource: pick(['s3.amazonaws.com', 'ec2.amazonaws.com']),
    awsRegion: pick(['eu-central-1', 'us-east-1']),
    sourceIPAddress: pick(['10.0.0.9', '10.0.0.10', '9.9.9.9', '2001:db8::1', 'ec2.amazonaws.com']),
    userAgent: pick(['aws-cli/2', 'Boto3', 'console', '']),
    readOnly: pick([true, false]),
    ...pick([{}, { errorCode: 'AccessDenied' }, { errorCode: 'NoSuchBucket' }]),
    userIdentity: pick([
      {
        type: 'IAMUser',
        userName: 'maria',
        arn: 'arn:aws:iam::1:user/maria',
        accessKeyId: 'AKIA1',
      },
      { type: 'IAMUser', userName: 'adam', arn: 'arn:aws:iam::1:user/adam', accessKeyId: 'AKIA0' },
      { type: 'Root', arn: 'arn:aws:iam::1:root' },
    ]),
  }),
);

let archive: TestArchive;
beforeAll(async () => {
  archive = await archiveOf(records);
});
afterAll(() => archive.remove());

const keyOf = (field: SortField, text: string): string =>
  field === 'sourceIPAddress' ? addressKey(text.toLowerCase()) : text.toLowerCase();

/** The same order by other means: every event's text compared with every other's. */
async function expected(query: string, field: SortField, order: 'ascending' | 'descending') {
  const { read, readRecord } = archive;
  const newest = new Search(read, parseQuery(query)).until(Infinity).refs(0, 1000);
  if (field === 'eventTime') return order === 'descending' ? newest : newest.toReversed();
  const cells = await cellsOf(read, readRecord, { refs: newest, fields: [field], most: 1000 });
  const sign = order === 'ascending' ? 1 : -1;
  return newest
    .map((ref, at) => ({ ref, at, text: cells[at]?.[0] ?? '' }))
    .map((each) => ({ ...each, text: each.text === 'not recorded' ? '' : each.text }))
    .toSorted((a, b) => {
      if ((a.text === '') !== (b.text === '')) return a.text === '' ? 1 : -1;
      const [x, y] = [`${keyOf(field, a.text)}\0${a.text}`, `${keyOf(field, b.text)}\0${b.text}`];
      return x === y ? a.at - b.at : sign * (x < y ? -1 : 1);
    })
    .map(({ ref }) => ref);
}

// Red if values are compared as numbers of the dictionary, equal ones are not newest first, those without a
// value do not stand last, or an event is lost or doubled.
describe.each(sortFields)('by %s', (field) => {
  test.each(['ascending', 'descending'] as const)('%s', async (order) => {
    for (const query of ['', 'eventName : object', 'eventName = nothing']) {
      const search = new Search(archive.read, parseQuery(query));
      const found = await ordered(archive.read, search, { field, order });
      const refs = await expected(query, field, order);
      expect(found.count).toBe(refs.length);
      expect(found.refs(0, 1000)).toEqual(refs);
      // Pages of it are the same order, also the last one.
      const pages = [0, 1, 2, 3].flatMap((page) => found.refs(page * 137, 137));
      expect(pages).toEqual(refs);
      for (const [place, ref] of refs.entries()) expect(found.placeOf(ref)).toBe(place);
      expect(found.placeOf(1)).toBeUndefined();
    }
  });
});

// Red if the sort looks at another column than the table shows.
test('what the rows show is in order', async () => {
  const search = new Search(archive.read, parseQuery(''));
  const sort = { field: 'sourceIPAddress', order: 'ascending' } as const;
  const found = await ordered(archive.read, search, sort);
  const shown = eventRows(archive.read, found.refs(0, 400)).map((row) => row.sourceIPAddress);
  expect([...new Set(shown)]).toEqual([
    '9.9.9.9',
    '10.0.0.9',
    '10.0.0.10',
    '2001:db8::1',
    'ec2.amazonaws.com',
  ]);
});

// Red if addresses are compared as texts, or hostile ones throw.
test.each([
  ['9.0.0.1', '10.0.0.1'],
  ['10.0.0.9', '10.0.0.10'],
  ['255.1.1.1', '2001:db8::1'],
  ['2001:db8::1', '2001:db8:0:1::'],
  ['ffff::', 'ec2.amazonaws.com'],
  ['::1:2:3:4:5:6:7:8:9', 'a'],
])('%s stands before %s', (first, second) => {
  expect(addressKey(first) < addressKey(second)).toBe(true);
});
