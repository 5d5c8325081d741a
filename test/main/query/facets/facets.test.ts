import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { disposeObjects } from '../../../../main/archive/disposal/dispose.ts';
import { Overview, parseQuery, Search } from '../../../../main/query/index.ts';
import { facetNames, type Facet, type FacetName } from '../../../../preload/contract/overview.ts';
import { addTo, archiveOf, author, record, type TestArchive } from '../archive-of.ts';

/** Four days, so that the whole is counted by hours and indexes, and parts by events. */
const day = (n: number, second = 0): string =>
  new Date(Date.UTC(2026, 2, 1 + n) + second * 1000).toISOString().replace('.000Z', 'Z');
const user = (name: string) => ({ type: 'IAMUser', userName: name });

const records = [
  ...Array.from({ length: 40 }, (_, n) =>
    record({
      eventTime: day(n % 4, n),
      userIdentity: user(n % 3 === 0 ? 'priya' : 'jonas'),
      awsRegion: n % 5 === 0 ? 'us-east-1' : 'eu-west-1',
      sourceIPAddress: `192.0.2.${n % 7}`,
      ...(n % 8 === 1 ? { errorCode: 'AccessDenied' } : {}),
    }),
  ),
  record({ eventTime: day(1, 500), eventName: 'TagResource', eventSource: 'kms.amazonaws.com' }),
  record({ eventTime: day(1, 501), eventName: 'TagResource', eventSource: 's3.amazonaws.com' }),
  record({ eventTime: day(2, 502), sourceIPAddress: undefined, awsRegion: '' }),
  record({ eventTime: day(3, 503), eventName: undefined, userIdentity: { type: 'Root' } }),
];

let archive: TestArchive;
beforeAll(async () => {
  archive = await archiveOf(records);
});
afterAll(() => archive.remove());

function overviewOf(text: string): Overview {
  return new Overview(archive.read, new Search(archive.read, parseQuery(text))).whole();
}

function countsOf({ values }: Facet): Record<string, number> {
  return Object.fromEntries(
    values.map(({ text, source, events }) => [source === '' ? text : `${text} ${source}`, events]),
  );
}

const facet = (text: string, name: FacetName, limit = 100): Facet =>
  overviewOf(text).facet(name, limit);

// Red if a column is taken for another, or an event is left out or counted twice.
test.each(['', 'eventTime < 2027'])('“%s” is counted by every value', (text) => {
  expect(countsOf(facet(text, 'event'))).toEqual({
    'GetObject s3.amazonaws.com': 41,
    'TagResource kms.amazonaws.com': 1,
    'TagResource s3.amazonaws.com': 1,
  });
  expect(facet(text, 'event').none?.events).toBe(1);
  expect(countsOf(facet(text, 'principal'))).toMatchObject({ priya: 14, jonas: 26, maria: 3 });
  expect(countsOf(facet(text, 'identityKind'))).toEqual({ 'IAM user': 43, root: 1 });
  expect(countsOf(facet(text, 'account'))).toEqual({ '111122223333': 44 });
  expect(countsOf(facet(text, 'region'))).toEqual({ 'eu-west-1': 35, 'us-east-1': 8 });
  expect(facet(text, 'region').none?.events).toBe(1);
  expect(facet(text, 'sourceIPAddress')).toMatchObject({ distinct: 8, none: { events: 1 } });
  expect(countsOf(facet(text, 'errorCode'))).toEqual({ AccessDenied: 5 });
  expect(facet(text, 'errorCode').none?.events).toBe(39);
});

describe('the tests of a value', () => {
  // Red if a name that two services share finds the calls of both.
  test.each(facetNames)('find exactly its events: %s', (name) => {
    const whole = facet('', name);
    const all = [...whole.values, ...(whole.none === null ? [] : [whole.none])];
    for (const { tests, events } of all) {
      const text = tests
        .map(({ field, value }) => `${field} = ${value === null ? 'null' : JSON.stringify(value)}`)
        .join(' AND ');
      expect({ text, events: overviewOf(text).counted }).toEqual({ text, events });
    }
  });
});

// Red if those with few events push out those with many.
test('the values with most events come first; how many others there are is told', () => {
  const { values, distinct } = facet('', 'sourceIPAddress', 2);
  expect(distinct).toBe(8);
  expect(values.map(({ events }) => events)).toEqual([6, 6]);
});

describe('what the query chooses', () => {
  // Red if the mark is lost, or a value without events left cannot be taken out again.
  test.each([
    ['errorCode = AccessDenied', 'errorCode', 'AccessDenied', 'included', 5],
    ['NOT errorCode = "AccessDenied"', 'errorCode', 'AccessDenied', 'excluded', 0],
    ['actor = (priya, nobody)', 'principal', 'nobody', 'included', 0],
    ['actor = (priya, nobody)', 'principal', 'priya', 'included', 14],
    ['identityKind = root', 'identityKind', 'root', 'included', 1],
    ['what = TagResource', 'event', 'TagResource', 'included', 2],
  ] as const)('“%s” marks %s %s', (text, name, value, chosen, events) => {
    const { values } = facet(text, name, 1);
    expect(values.find((each) => each.text === value)).toMatchObject({ chosen, events });
    const marks = values.map((each) => each.chosen !== null);
    expect(marks).toEqual(marks.toSorted((a, b) => Number(b) - Number(a)));
  });

  test('is not marked by what only resembles it', () => {
    for (const text of ['errorCode : AccessDenied', 'errorCode = A* OR actor = priya']) {
      const { values } = facet(text, 'errorCode');
      expect(values.every(({ chosen }) => chosen === null)).toBe(true);
    }
  });
});

// Red if the counts of one state of the archive are shown for another.
test('events that come in are counted', async () => {
  const other = await archiveOf(records);
  const counted = (text: string): number =>
    new Overview(other.read, new Search(other.read, parseQuery(text)))
      .whole()
      .facet('errorCode', 10)
      .values.find(({ text: code }) => code === 'AccessDenied')?.events ?? 0;
  expect([counted(''), counted('eventTime < 2027')]).toEqual([5, 5]);
  await addTo(other, [
    record({ eventTime: day(2, 9), errorCode: 'AccessDenied', userIdentity: user('zoe') }),
  ]);
  expect([counted(''), counted('eventTime < 2027')]).toEqual([6, 6]);
  other.remove();
});

// Red if what is found is counted before it is found, or never.
test('what is found so far is counted so far', () => {
  const search = new Search(archive.read, parseQuery('requestParameters = null'));
  const overview = new Overview(archive.read, search);
  while (overview.step());
  expect(overview.isDone).toBe(false);
  const before = overview.counted;
  expect(before).toBe(search.found);
  expect(overview.whole().counted).toBe(44);
  expect(overview.isDone).toBe(true);
});

// Red if what was disposed of is still counted, in the counts of hours, of indexes or of days in memory.
test('events that were disposed of are counted no more; a conflict is an event of its own', async () => {
  const other = await archiveOf(records);
  const [first] = records;
  await addTo(other, [{ ...first, errorCode: 'Changed' }]);
  const counted = (text: string, name: FacetName): Record<string, number> => {
    const search = new Search(other.read, parseQuery(text));
    return countsOf(new Overview(other.read, search).whole().facet(name, 100));
  };
  for (const text of ['', 'eventTime < 2027']) {
    expect(counted(text, 'errorCode')).toEqual({ AccessDenied: 5, Changed: 1 });
    expect(counted(text, 'account')).toEqual({ '111122223333': 45 });
  }
  disposeObjects(other, author, [1], 'out of scope');
  for (const text of ['', 'eventTime < 2027']) {
    expect(counted(text, 'errorCode')).toEqual({ Changed: 1 });
    expect(counted(text, 'account')).toEqual({ '111122223333': 1 });
  }
  other.remove();
});
