import fc from 'fast-check';
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { describe, expect, test } from 'vitest';
import { hasWords } from '../../../../main/archive/text/has-words.ts';
import { indexWords } from '../../../../main/archive/text/index-words.ts';
import { RecordWords } from '../../../../main/archive/text/record-words.ts';
import { wantedWords, wordsOf } from '../../../../main/archive/text/words.ts';
import { areWordsDone, wordsState } from '../../../../main/archive/text/words-state.ts';
import { countEvents, parseQuery } from '../../../../main/query/index.ts';
import { addTo, archiveOf, archiveOfFolder, record } from '../../query/archive-of.ts';

describe('words of a value', () => {
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['alice', ['alice']],
    ['Alice Smith', ['alice', 'smith']],
    [
      'arn:aws:iam::111122223333:user/alice',
      ['arn', 'aws', 'iam', '111122223333', 'user', 'alice'],
    ],
    ['alice@example.com', ['alice', 'example.com']],
    ['i-0abc_1.2', ['i-0abc_1.2']],
    ['is not authorized.', ['is', 'not', 'authorized']],
    ['203.0.113.44', ['203.0.113.44']],
    ['...', []],
    ['{"Action":"s3:*"}', ['action', 's3']],
    ['Ärger ÄÖ', ['Ärger', 'ÄÖ']],
    [`${'Ab1/'.repeat(20)}+x==`, [`${'ab1/'.repeat(20)}+x==`]],
    [`${'ab1/'.repeat(20)}x`, [...Array<string>(20).fill('ab1'), 'x']],
    ['', []],
  ];
  // Red if a dot at an end belongs to a word, base64 is cut up, or a path is taken for base64.
  test.each(cases)('%j', (value, words) => {
    expect(wordsOf(value)).toEqual(words);
  });

  test.each([
    ['ali', false, ['ali'], false],
    ['ali', true, ['ali'], true],
    ['10.0.', true, ['10.0.'], true],
    ['10.0.', false, ['10.0'], false],
    ['user/', true, ['user'], false],
    ['user/al', true, ['user', 'al'], true],
    ['=>', true, [], false],
  ] as const)('asked for: %j, to be gone on: %s', (text, isPrefix, words, goesOn) => {
    expect(wantedWords(text, isPrefix)).toEqual({ words, isPrefix: goesOn });
  });
});

const values = fc.oneof(
  fc.constantFrom(
    'alice',
    'arn:aws:iam::1:user/alice',
    'a.b.',
    `${'Zz9'.repeat(30)}+=`,
    `${'Zz='.repeat(30)}+`,
    '='.repeat(70),
    'one\ntwo\tthree',
    'é',
    '\\"',
  ),
  fc.string({ unit: 'grapheme' }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.boolean(),
  fc.constant(null),
);
const records = fc.dictionary(
  fc.constantFrom('userIdentity', 'eventTime', 'arn', 'userName', 'requestParameters', 'x', 'ä"'),
  fc.letrec((tie) => ({
    any: fc.oneof({ maxDepth: 4 }, values, fc.array(tie('any'), { maxLength: 3 }), tie('object')),
    object: fc.dictionary(fc.constantFrom('arn', 'userName', 'type', 'deep', 'y'), tie('any'), {
      maxKeys: 4,
    }),
  })).any,
);

// Red if the walk over the bytes forgets an escape, enters a column's text, or loses its place.
test('the bytes of a record have the words of its values', () => {
  const reader = new RecordWords();
  fc.assert(
    fc.property(records, fc.constantFrom(undefined, 1), (given, indent) => {
      const text = Buffer.from(JSON.stringify(given, null, indent));
      reader.add(text, 0, text.length);
      const words = reader.take().toString('utf8').split(' ').filter(Boolean);
      const parsed: unknown = JSON.parse(text.toString());
      for (const word of words) {
        if (word.length < 40 && !word.includes('\ufffd')) {
          const lower = word.replaceAll(/[A-Z]/g, (c) => c.toLowerCase());
          expect(hasWords(parsed, { words: [lower], isPrefix: false })).toBe(true);
        }
      }
      expect(words.length).toBe(countWords(parsed, []));
    }),
    { numRuns: 3000 },
  );
});

describe('the bytes of a string', () => {
  const long = 'Ab1/'.repeat(16);
  const cases: readonly (readonly [string, readonly string[]])[] = [
    ['one\\ntwo\\u0041b', ['one', 'twoab']],
    ['\\"quoted\\"', ['quoted']],
    ['C:\\\\new', ['c', 'new']],
    [`${long}+`, [long.slice(0, 40).toLowerCase()]],
    [long.replaceAll('/', '\\/') + '+', [long.slice(0, 40).toLowerCase()]],
    [long, Array<string>(16).fill('ab1')],
    [`${long}=x+`, [...Array<string>(16).fill('ab1'), 'x']],
    [`role/${long}: x=`, ['role', ...Array<string>(16).fill('ab1'), 'x']],
  ];
  // Red if an escape's letter belongs to a word, or base64 is told otherwise than by its text.
  test.each(cases)('%s', (written, words) => {
    const reader = new RecordWords();
    const text = Buffer.from(`{"x":"${written}"}`);
    reader.add(text, 0, text.length);
    const found = reader.take().toString('utf8').toLowerCase().split(' ').filter(Boolean);
    expect(found).toEqual(words);
    const value = (JSON.parse(text.toString()) as { x: string }).x;
    expect(wordsOf(value).map((word) => word.slice(0, 40))).toEqual(words);
  });
});

/** How many words the values have; those of columns count none. */
function countWords(value: unknown, path: readonly string[]): number {
  const columns = ['eventTime', 'userIdentity.arn', 'userIdentity.userName', 'userIdentity.type'];
  if (typeof value === 'string')
    return columns.includes(path.join('.')) ? 0 : wordsOf(value).length;
  if (typeof value === 'number') return wordsOf(JSON.stringify(value)).length;
  if (Array.isArray(value)) return value.reduce((sum: number, e) => sum + countWords(e, ['[]']), 0);
  if (typeof value !== 'object' || value === null) return 0;
  return Object.entries(value).reduce((sum, [key, e]) => sum + countWords(e, [...path, key]), 0);
}

describe('the index of words', () => {
  // Red if a pass that was stopped forgets events, or a later one leaves out what came in between.
  test('is made in passes that go on where they were stopped', async () => {
    const some = Array.from({ length: 40 }, (_, n) =>
      record({ requestParameters: { n: `w${n}x` } }),
    );
    const archive = await archiveOf(some);
    const stop = new AbortController();
    await indexWords(archive.write, {
      batchEvents: 7,
      signal: stop.signal,
      onProgress: (done) => done > 10 && stop.abort(),
    });
    expect(wordsState(archive.read)).toMatchObject({ objects: 0, pass: 1 });
    await addTo(archive, [record({ requestParameters: { n: 'later1' } })]);
    const told: number[] = [];
    await indexWords(archive.write, { onProgress: (_, total) => told.push(total) });
    expect(told).toEqual([26]);
    expect(areWordsDone(archive.read)).toBe(false);
    for (const word of ['w0x', 'w39x', 'later1']) {
      expect(countEvents(archive.read, parseQuery(word))).toBe(1);
    }
    await indexWords(archive.write);
    expect(areWordsDone(archive.read)).toBe(true);
    const found = archive.connection
      .prepare(`SELECT count(*) FROM event_words WHERE event_words MATCH 'later1 OR w*'`)
      .pluck()
      .get();
    expect(found).toBe(41);
    archive.remove();
  });

  // Red if an exact word is looked for in every record once all words are in.
  test('answers without reading a record', async () => {
    const archive = await archiveOf([record({ requestParameters: { a: 'needle-1' } }), record()]);
    await indexWords(archive.write);
    archive.connection.exec('DROP TRIGGER seal_pack_delete; DELETE FROM pack');
    expect(countEvents(archive.read, parseQuery('needle-1'))).toBe(1);
    expect(countEvents(archive.read, parseQuery('needl*'))).toBe(1);
    expect(() => countEvents(archive.read, parseQuery('"needle-1 x"'))).not.toThrow();
    archive.remove();
  });
});

const data = process.env['TRAILPROOF_REAL_DATA'];

interface Raw {
  userIdentity: Record<string, unknown>;
  requestParameters?: unknown;
  [member: string]: unknown;
}

// Red if the index lacks a word of a real record, or has one that is not there.
test.skipIf(!data)('each word of 2,900 real records is found as often as it is there', async () => {
  const folder = join(data ?? '', 'invictus');
  const archive = await archiveOfFolder(folder);
  await indexWords(archive.write);
  const raw = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.json.gz'))
    .flatMap((path) => {
      const text = gunzipSync(readFileSync(join(folder, path))).toString('utf8');
      return (JSON.parse(text) as { Records: Raw[] }).Records.map(inTwo);
    });
  const every = raw.flatMap(({ rest }) => rest.match(/[\w-]{6,39}/g) ?? []);
  const words = [...new Set(every)].filter((_, n) => n % 41 === 0);
  expect(words.length).toBeGreaterThan(50);
  for (const word of words) {
    const alone = new RegExp(`(^|[^\\w.-]\\.*)${word}\\.*($|[^\\w.-])`, 'im');
    const part = word.toLowerCase();
    const expected = raw.filter(({ columns, rest }) => columns.includes(part) || alone.test(rest));
    expect([word, countEvents(archive.read, parseQuery(`"${word}"`))]).toEqual([
      word,
      expected.length,
    ]);
  }
  archive.remove();
});

/** The texts of a record that columns hold, and one line for each other value. */
function inTwo(record: Raw): { readonly columns: string; readonly rest: string } {
  const { userIdentity, ...others } = structuredClone(record);
  const context = userIdentity['sessionContext'] as
    { sessionIssuer?: { arn?: string } } | undefined;
  const columns = [context?.sessionIssuer?.arn];
  delete context?.sessionIssuer?.arn;
  for (const key of [
    'type',
    'principalId',
    'arn',
    'accountId',
    'accessKeyId',
    'userName',
    'invokedBy',
  ]) {
    columns.push(textOf(userIdentity[key]));
    Reflect.deleteProperty(userIdentity, key);
  }
  const members =
    'eventName eventSource eventType eventCategory awsRegion sourceIPAddress userAgent';
  for (const key of `${members} errorCode recipientAccountId`.split(' ')) {
    columns.push(textOf(others[key]));
    Reflect.deleteProperty(others, key);
  }
  Reflect.deleteProperty(others, 'eventTime');
  Reflect.deleteProperty(others, 'eventID');
  const rest: string[] = [];
  JSON.stringify([userIdentity, others], (_, value: unknown) => {
    const isWords = typeof value === 'string' && !/^[A-Za-z0-9+/]{50,}=*$/.test(value);
    if (isWords || typeof value === 'number') rest.push(String(value));
    return value;
  });
  return { columns: columns.join('\n').toLowerCase(), rest: rest.join('\n') };
}

function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
