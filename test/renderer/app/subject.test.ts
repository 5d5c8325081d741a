import { expect, test } from 'vitest';
import { parseQuery } from '../../../main/query/index.ts';
import { aroundQuery } from '../../../renderer/app/around.ts';
import {
  quote,
  subjectQuery,
  subjectsOf,
  subjectWords,
  type Subject,
} from '../../../renderer/app/subject.ts';
import { exampleEvent } from '../../fake-bridge/example-events.ts';
import { exampleRecord } from '../../fake-bridge/example-record.ts';

const recordOf = (raw: object, row: object = {}) => ({
  row: {
    ...exampleEvent(1),
    actor: 'priya',
    sourceIPAddress: '203.0.113.4',
    temporary: true,
    ...row,
  },
  raw: JSON.stringify(raw),
});

// Red if somebody is named whom the record does not name, or a resource is left out.
test('whom and what a record is about, as far as it says', () => {
  const session = {
    userIdentity: {
      arn: 'arn:aws:sts::1:assumed-role/deploy/priya',
      accessKeyId: 'ASIA1',
      sessionContext: { sessionIssuer: { arn: 'arn:aws:iam::1:role/deploy' } },
    },
    resources: [{ ARN: 'arn:aws:s3:::b' }, { ARN: 'arn:aws:s3:::b' }, {}],
    requestParameters: { bucketName: 'b', count: 3 },
  };
  expect(subjectsOf(recordOf(session))).toEqual([
    { kind: 'principal', value: 'priya' },
    { kind: 'session', value: 'arn:aws:sts::1:assumed-role/deploy/priya' },
    { kind: 'role', value: 'arn:aws:iam::1:role/deploy' },
    { kind: 'access key', value: 'ASIA1' },
    { kind: 'source address', value: '203.0.113.4' },
    { kind: 'resource', value: 'arn:aws:s3:::b' },
    { kind: 'resource', value: 'b' },
  ]);
  const user = { userIdentity: { arn: 'arn:aws:iam::1:user/x' } };
  const kinds = subjectsOf(recordOf(user, { temporary: false })).map(({ kind }) => kind);
  expect(kinds).toEqual(['principal', 'source address']);
  expect(subjectsOf(recordOf({}, { actor: '', sourceIPAddress: '' }))).toEqual([]);
  expect(subjectsOf({ ...recordOf({}), raw: 'no json' })).toHaveLength(2);
  const long = { requestParameters: { userName: 'x'.repeat(5000) } };
  expect(subjectsOf(recordOf(long)).map(({ kind }) => kind)).not.toContain('resource');
});

// Red if a value ends its own quotation: it would be read as another question.
test.each<[Subject, object]>([
  [
    { kind: 'principal', value: 'a" OR eventName = "b' },
    { kind: 'text', field: { kind: 'derived', name: 'actor' }, operator: 'equals' },
  ],
  [
    { kind: 'session', value: String.raw`arn\"x*` },
    { kind: 'text', field: { kind: 'path', path: ['userIdentity', 'arn'] } },
  ],
  [
    { kind: 'source address', value: '1.2.3.4' },
    { kind: 'text', values: ['1.2.3.4'] },
  ],
  [
    { kind: 'resource', value: 'arn:aws:s3:::b' },
    { kind: 'anywhere', match: 'words' },
  ],
])('the query of %o asks for exactly that', (subject, expected) => {
  const query = parseQuery(subjectQuery(subject));
  expect(query).toMatchObject(expected);
  const texts =
    query.kind === 'text' ? query.values : query.kind === 'anywhere' ? [query.text] : [];
  expect(texts).toEqual([subject.value]);
});

// Red if the stretch is not on both sides, or an end is left out.
test('around an event, on both sides', () => {
  const subject: Subject = { kind: 'access key', value: 'ASIA1' };
  const query = aroundQuery(subject, '2026-03-14T00:02:00Z', '5-minutes');
  expect(query).toBe(
    'userIdentity.accessKeyId = "ASIA1" AND eventTime = 2026-03-13T23:57:00Z..2026-03-14T00:07:00Z',
  );
  const seconds = (text: string): number => Date.parse(text) / 1000;
  expect(parseQuery(query)).toMatchObject({
    kind: 'and',
    parts: [
      {},
      { kind: 'time', from: seconds('2026-03-13T23:57:00Z'), to: seconds('2026-03-14T00:07:01Z') },
    ],
  });
  expect(parseQuery(aroundQuery(null, '2026-03-14T00:02:00Z', '1-day'))).toMatchObject({
    kind: 'time',
  });
});

test('subjects are told in words', () => {
  expect(subjectWords({ kind: 'session', value: 'arn:aws:sts::1:assumed-role/deploy/priya' })).toBe(
    'role session deploy/priya',
  );
  expect(subjectsOf(exampleRecord(exampleEvent(4).ref, [])).map(subjectWords)).toContain(
    'role session BreakGlass/priya.nair',
  );
  expect(quote('a"b\\')).toBe(String.raw`"a\"b\\"`);
});
