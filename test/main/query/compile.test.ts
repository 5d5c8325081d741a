import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../main/archive/sql.ts';
import {
  compile,
  countEvents,
  pageOfRefs,
  parseQuery,
  type Query,
} from '../../../main/query/index.ts';
import { indexWords } from '../../../main/archive/text/index-words.ts';
import { areWordsDone } from '../../../main/archive/text/words-state.ts';
import {
  addFile,
  addTo,
  archiveOf,
  archiveOfTexts,
  eventIdOf,
  record,
  type TestArchive,
} from './archive-of.ts';
import { evaluate } from './evaluate.ts';
import { oddRecords as records } from './odd-records.ts';
import { queries } from './queries.ts';

let archive: TestArchive;
beforeAll(async () => {
  archive = await archiveOfTexts([records.map((each) => JSON.stringify(each))]);
});
afterAll(() => archive.remove());

/** A signal that ends the work after its first batch. */
function afterOne(): AbortSignal {
  let asked = 0;
  return {
    get aborted() {
      asked += 1;
      return asked > 1;
    },
  } as AbortSignal;
}

function found(query: Query): string[] {
  return pageOfRefs(archive.read, query, 0, 100).map((id) => eventIdOf(archive, id));
}

// Red if: NOT becomes three-valued, a list in a path is not entered, a boolean is compared as 0/1,
// lower() is replaced by LIKE (NUL, %), record and column disagree on the case, or the index of words
// and the record disagree on what a word is.
test.each(['before', 'while', 'after'])(
  '%s words are indexed, SQL finds what is there',
  async (when) => {
    if (when === 'while') await indexWords(archive.write, { batchEvents: 5, signal: afterOne() });
    if (when === 'after') await indexWords(archive.write);
    expect(areWordsDone(archive.read)).toBe(when === 'after');
    fc.assert(
      fc.property(queries, (query) => {
        const expected = records
          .filter((each) => evaluate(query, each))
          .map((each) => String(each['eventID']));
        expect(found(query).sort()).toEqual(expected.sort());
      }),
      { numRuns: 1000 },
    );
  },
);

// Red if a value is ever spliced into the text of a statement.
test('no value becomes part of a statement', () => {
  fc.assert(
    fc.property(queries, (query) => {
      const { text, values } = compile(query);
      expect(text).toMatch(/^[A-Za-z0-9_.,()=<>?&\s-]*$/);
      expect(text.split('?').length - 1).toBe(values.length);
    }),
    { numRuns: 1000 },
  );
  expect(countEvents(archive.read, parseQuery(''))).toBe(records.length);
});

describe('indexes', () => {
  const cases: readonly (readonly [string, string])[] = [
    ['what = StopLogging', 'event_action (action=?)'],
    ['what = StopLogging requestParameters.n = 5', 'event_action (action=?)'],
    ['requestParameters.n = 5 what = StopLogging', 'event_action (action=?)'],
    ['who = maria', 'event_identity (identity=?)'],
    ['ip = 192.0.2.7', 'event_source_ip (source_ip=?)'],
    ['error = AccessDenied', 'event_error_code (error_code=?)'],
    ['userIdentity.type = Root', 'event_identity (identity=?)'],
    ['userIdentity.accessKeyId = AKIA', 'event_identity (identity=?)'],
    ['what = (StopLogging, DeleteTrail)', 'event_action (action=?)'],
    ['when = 2026-03', 'INTEGER PRIMARY KEY (rowid>? AND rowid<?)'],
  ];
  // Red if an equality is written so that SQLite must look at every event.
  test.each(cases)('%s', (text, index) => {
    const condition = compile(parseQuery(text));
    const plan = archive.read
      .all<{ detail: string }>(
        sql`EXPLAIN QUERY PLAN SELECT count(*) FROM event AS e WHERE ${condition}`,
      )
      .map((row) => row.detail);
    expect(plan.join('\n')).toContain(index);
    expect(plan.join('\n')).not.toMatch(/SCAN e\b/);
  });

  // Red if the pieces of an AND are no longer put in order of their cost.
  test('the record is read last', () => {
    const { text } = compile(parseQuery('requestParameters.n = 5 maria error = X'));
    expect(text.indexOf('error_code')).toBeLessThan(text.indexOf('instr('));
    expect(text.indexOf('instr(')).toBeLessThan(text.lastIndexOf('record_matches'));
  });
});

// Red if a word is compared with another number's, or a rule of the import is not asked.
describe('what the import has judged', () => {
  const session = { creationDate: '2026-03-14T00:00:00Z', mfaAuthenticated: 'true' };
  const some = [
    record({ userIdentity: { type: 'Root' }, additionalEventData: { MFAUsed: 'No' } }),
    record({ userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::1:assumed-role/A/eve' } }),
    record({
      userIdentity: { type: 'IAMUser', userName: 'x', sessionContext: { attributes: session } },
    }),
    record({ errorMessage: 'no' }),
  ];
  test.each([
    ['identityKind = root', [0]],
    ['identityKind : session', [1, 2]],
    ['temporary = true', [1, 2]],
    ['mfa = yes', [2]],
    ['mfa = no', [0]],
    ['mfa = "not recorded"', [1, 3]],
    ['mfa != yes', [0, 1, 3]],
    ['failed = true', [3]],
    ['failed = true AND identityKind = root', []],
    ['actor = eve', [1]],
    ['actor ~ "^(root|maria)$"', [0, 3]],
  ])('%s', async (text, expected) => {
    const other = await archiveOf(some);
    const ids = pageOfRefs(other.read, parseQuery(text), 0, 10).toReversed();
    const every = pageOfRefs(other.read, parseQuery(''), 0, 10).toReversed();
    other.remove();
    expect(ids).toEqual(expected.map((index) => every[index]));
  });
});

// Red if numbers go through JavaScript's doubles.
test('numbers keep every digit', async () => {
  const big = JSON.stringify(record()).replace(
    '"requestParameters":null',
    '"requestParameters":{"id":9007199254740993,"share":1.0,"text":"a, 1.50 b","e":1E5}',
  );
  const other = await archiveOfTexts([[big]]);
  const count = (text: string): number => countEvents(other.read, parseQuery(text));
  expect(count('requestParameters.id = 9007199254740993')).toBe(1);
  expect(count('requestParameters.id = 9007199254740992')).toBe(0);
  expect(count('requestParameters.id > 9007199254740992')).toBe(1);
  expect(count('requestParameters.share = 1.0')).toBe(1);
  expect(count('requestParameters.share = 1')).toBe(0);
  expect(count('requestParameters.e = 1E5')).toBe(1);
  expect(count('requestParameters.text:"1.50 b"')).toBe(1);
  other.remove();
});

// Red if a record is passed over unparsed although it spells the key in another way.
test('keys are found however JSON writes them', async () => {
  const plain = JSON.stringify(record({ requestParameters: { roleName: 'a', 'a/b': 1 } }));
  const texts = [
    plain,
    plain.replace('roleName', String.raw`\u0072oleName`).replace('a/b', String.raw`a\/b`),
  ];
  const other = await archiveOfTexts([
    texts.map((text, index) => text.replace('4000', `400${index}`)),
  ]);
  const count = (text: string): number => countEvents(other.read, parseQuery(text));
  expect(count('requestParameters.roleName = a')).toBe(2);
  expect(count('requestParameters."a/b" = 1')).toBe(2);
  expect(count('requestParameters.role = a')).toBe(0);
  other.remove();
});

// Red if a whole original is passed over although a record in it spells the text in another case, with
// an escape, or inside a JSON string.
test('a part of a value is found in whichever original it lies', async () => {
  const named = (name: string): Record<string, unknown> =>
    record({ requestParameters: { bucketName: name } });
  const other = await archiveOf([named('nothing of it')]);
  await addTo(other, [record(), named('The-NEEDLE/x')]);
  await addFile(
    other,
    JSON.stringify({ Records: [named('needle/')] }).replace('needle/', String.raw`\u006eeedle\/`),
  );
  await addFile(
    other,
    JSON.stringify({ Events: [{ CloudTrailEvent: JSON.stringify(named('a"needle/')) }] }),
  );
  const count = (text: string): number => countEvents(other.read, parseQuery(text));
  expect(count('')).toBe(5);
  expect(count('*eedle/*')).toBe(3);
  expect(count('requestParameters.bucketName : "needle/"')).toBe(3);
  expect(count('*eedle/* *the-n*')).toBe(1);
  expect(count('NOT *eedle/*')).toBe(2);
  other.remove();
});

// Red if a period's end is taken in.
test('a time is a range of row ids, its end left out', () => {
  const day = BigInt(Date.UTC(2026, 2, 14) / 1000);
  expect(compile(parseQuery('when = 2026-03-14'))).toEqual({
    text: '(1 AND e.id >= ? AND e.id < ?)',
    values: [day * 2n ** 21n, (day + 86_400n) * 2n ** 21n],
  });
});

test('an eventID is found by its whole text', () => {
  const [first] = records;
  expect(found(parseQuery(String(first?.['eventID'])))).toEqual([first?.['eventID']]);
});

// Red if pages overlap, leave a gap or are not in descending order.
test('pages follow each other, newest first', () => {
  const everything = parseQuery('');
  const whole = pageOfRefs(archive.read, everything, 0, 100);
  const parts = [0, 5, 10].flatMap((offset) => pageOfRefs(archive.read, everything, offset, 5));
  expect(parts).toEqual(whole);
  expect(whole).toEqual(whole.toSorted((a, b) => b - a));
});
