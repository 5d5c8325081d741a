import { describe, expect, test } from 'vitest';
import { Problem } from '../../../preload/contract/errors.ts';
import { withoutPositions } from '../../../main/query/ast.ts';
import { canonicalQuery, explain, parseQuery } from '../../../main/query/index.ts';

const meaning: readonly (readonly [string, string])[] = [
  ['', ''],
  ['  ', ''],
  ['*', ''],
  ['what = StopLogging', 'eventName = "StopLogging"'],
  ['WHAT=StopLogging', 'eventName = "StopLogging"'],
  ['eventname = StopLogging', 'eventName = "StopLogging"'],
  ['what != StopLogging', 'NOT eventName = "StopLogging"'],
  ['what := stoplogging', 'eventName := "stoplogging"'],
  ['what:logging', 'eventName : "logging"'],
  ['what : "stop logging"', 'eventName : "stop logging"'],
  ['what = Stop*', 'eventName = Stop*'],
  ['what:stop*', 'eventName := stop*'],
  ['what = *Logging', 'eventName = *Logging'],
  ['what:*log*', 'eventName : "log"'],
  ['what = *log*', 'eventName = *log*'],
  ['what = S*p?ogging', 'eventName = S*p?ogging'],
  ['what = "Stop*"', 'eventName = "Stop*"'],
  [String.raw`what = Stop\*`, 'eventName = "Stop*"'],
  [String.raw`ua OR x`, '"ua" OR "x"'],
  ['what = (A, "B C", D)', 'eventName = ("A", "B C", "D")'],
  ['what = (A, B*, C)', 'eventName = ("A", "C") OR eventName = B*'],
  ['what != (A, B)', 'NOT eventName = ("A", "B")'],
  ['error = *', 'errorCode = *'],
  ['error = null', 'NOT errorCode = *'],
  ['error = ""', 'NOT errorCode = *'],
  ['error != null', 'errorCode = *'],
  ['error = "null"', 'errorCode = "null"'],
  ['error = (null, AccessDenied)', 'NOT errorCode = * OR errorCode = "AccessDenied"'],
  ['error:*', 'errorCode = *'],
  ['ip = 10.0.0.0/8', 'sourceIPAddress IN 10.0.0.0/8'],
  ['ip IN (10.0.0.0/8, 2001:db8::/32)', 'sourceIPAddress IN (10.0.0.0/8, 2001:db8::/32)'],
  ['requestParameters.cidrIp = 0.0.0.0/0', 'requestParameters.cidrIp = "0.0.0.0/0"'],
  ['userAgent ~ "^aws-cli/[12]"', 'userAgent ~ "^aws-cli/[12]"'],
  ['userAgent ~ "(?i)BOTO3"', 'userAgent ~ "(?i)BOTO3"'],
  ['requestParameters.maxItems > 100', 'requestParameters.maxItems > 100'],
  ['requestParameters.x-amz-acl = public-read', 'requestParameters.x-amz-acl = "public-read"'],
  ['requestParameters."a.b" = 1', 'requestParameters."a.b" = "1"'],
  ['"p_source" = x', '"p_source" = "x"'],
  ['who:maria where = us-east-1', 'who : "maria" AND where = "us-east-1"'],
  ['account = 111122223333', 'account = "111122223333"'],
  ['maria', '"maria"'],
  ['arn:aws:iam::111122223333:user/maria', '"arn:aws:iam::111122223333:user/maria"'],
  ['2001:db8::1', '"2001:db8::1"'],
  ['a b', '"a" AND "b"'],
  ['a AND b OR c', '("a" AND "b") OR "c"'],
  ['a OR b c', '"a" OR ("b" AND "c")'],
  ['a (b OR c)', '"a" AND ("b" OR "c")'],
  ['NOT a b', 'NOT "a" AND "b"'],
  ['NOT (a b)', 'NOT ("a" AND "b")'],
  ['NOT NOT a', '"a"'],
  ['when = 2026-03', 'eventTime = 2026-03-01T00:00:00Z..2026-03-31T23:59:59Z'],
  ['when = 2026-12', 'eventTime = 2026-12-01T00:00:00Z..2026-12-31T23:59:59Z'],
  ['when:2026-03-14', 'eventTime = 2026-03-14T00:00:00Z..2026-03-14T23:59:59Z'],
  ['when = 2026-03-14T09', 'eventTime = 2026-03-14T09:00:00Z..2026-03-14T09:59:59Z'],
  ['when = 2026-03-14T09:26:53+02:00', 'eventTime = 2026-03-14T07:26:53Z..2026-03-14T07:26:53Z'],
  ['when = 2026-03-01..2026-03-14', 'eventTime = 2026-03-01T00:00:00Z..2026-03-14T23:59:59Z'],
  ['when = 2026-03..', 'eventTime = 2026-03-01T00:00:00Z..'],
  ['when = ..2026-03', 'eventTime = ..2026-03-31T23:59:59Z'],
  ['when < 2026-03', 'eventTime = ..2026-02-28T23:59:59Z'],
  ['when <= 2026-03', 'eventTime = ..2026-03-31T23:59:59Z'],
  ['when > 2026-03', 'eventTime = 2026-04-01T00:00:00Z..'],
  ['when >= 2026-03', 'eventTime = 2026-03-01T00:00:00Z..'],
  ['when != 2026', 'NOT eventTime = 2026-01-01T00:00:00Z..2026-12-31T23:59:59Z'],
];

// Red if: `:` becomes case-sensitive, `*` in quotes becomes a wildcard, AND binds weaker than OR,
// or the last day of a range is left out.
test.each(meaning)('%s', (text, canonical) => {
  expect(canonicalQuery(parseQuery(text))).toBe(canonical);
  expect(withoutPositions(parseQuery(canonical))).toEqual(withoutPositions(parseQuery(text)));
});

// Red if the clock is asked again when the query runs, or a day is another time zone's.
describe('times as seen from now', () => {
  const now = '2026-03-14T09:26:53Z';
  test.each([
    ['when = today', 'eventTime = 2026-03-14T00:00:00Z..2026-03-14T23:59:59Z'],
    ['when = yesterday', 'eventTime = 2026-03-13T00:00:00Z..2026-03-13T23:59:59Z'],
    ['when = -7d', 'eventTime = 2026-03-07T09:26:53Z..2026-03-14T09:26:53Z'],
    ['when > -24h', 'eventTime = 2026-03-13T09:26:53Z..'],
    ['when >= -90m', 'eventTime = 2026-03-14T07:56:53Z..'],
    ['when < -2w', 'eventTime = ..2026-02-28T09:26:52Z'],
    ['when = -2w..-1w', 'eventTime = 2026-02-28T09:26:53Z..2026-03-07T09:26:52Z'],
    ['when = yesterday..', 'eventTime = 2026-03-13T00:00:00Z..'],
  ])('%s', (text, canonical) => {
    expect(canonicalQuery(parseQuery(text, now))).toBe(canonical);
  });
});

describe('errors', () => {
  const wrong: readonly (readonly [string, number, string])[] = [
    ['what =', 6, 'a value is missing after ='],
    ['what = AND x', 7, 'a value is missing after ='],
    ['(what = A', 0, 'this "(" has no ")"'],
    ['what = A)', 8, '")" without its "("'],
    ['()', 1, 'begins no condition'],
    ['what = (A B)', 10, 'separated by commas'],
    ['what = (A', 7, 'this list has no ")"'],
    ['eventNam = X', 0, 'try eventName'],
    ['colour = red', 0, 'put the whole text in quotes'],
    ['a and b', 2, 'write AND in capitals'],
    ['OR a', 0, 'a condition is missing before'],
    ['a OR', 4, 'a condition is missing at the end'],
    ['NOT', 3, 'a condition is missing at the end'],
    ['what = "A', 7, 'never closed'],
    ['when = tomorrow', 7, 'is no time'],
    ['when > -7y', 7, 'is no time'],
    ['when = 2026-02-30', 7, 'is no time'],
    ['when = 2026-03-14T09:00:00.5Z', 7, 'is no time'],
    ['when = 2026-04..2026-03', 7, 'ends before it begins'],
    ['when < (2026, 2027)', 0, 'takes one value'],
    ['ip IN 10.1.2.3/8', 6, 'no IP network'],
    ['userAgent ~ "(a"', 12, 'has a "(" without its ")"'],
    ['userAgent ~ "(?=a)"', 12, 'lookahead'],
    [String.raw`userAgent ~ "(a)\\1"`, 12, 'back reference'],
    ['requestParameters.n > many', 22, 'is no time'],
    ['requestParameters."" = 1', 0, 'part of the field path is empty'],
    ['what:""', 5, 'empty'],
    [String.raw`what = A\ `.trim(), 8, 'lone backslash'],
    ['('.repeat(60), 51, 'nest more than 50'],
    ['a '.repeat(201), 400, 'more than 200 conditions'],
    ['a'.repeat(4001), 4000, 'longer than 4000'],
  ];

  test.each(wrong)('%.40s', (text, position, says) => {
    const problem = problemOf(text);
    expect(problem.code).toBe('bad_query');
    expect(problem.message).toContain(says);
    expect(problem.details).toEqual({ position });
  });
});

describe('in plain words', () => {
  const sentences: readonly (readonly [string, string])[] = [
    ['', 'Every event.'],
    ['what = A', 'Events where eventName is exactly "A".'],
    [
      'where = us-east-1 who = null',
      'Events where where (service, region or account) is exactly "us-east-1" and who (name or ARN) has no value.',
    ],
    [
      'what:(log, trail) NOT error = *',
      'Events where eventName contains "log" or "trail" and errorCode has no value. Capitals count only where it says “exactly”.',
    ],
    [
      'what != (A, B) (ip = 10.0.0.0/8 OR when = 2026)',
      'Events where (eventName has no value, or none that is exactly "A" or "B") and (sourceIPAddress is an IP address in 10.0.0.0/8 or eventTime is at or after 2026-01-01T00:00:00Z and before 2027-01-01T00:00:00Z).',
    ],
  ];
  test.each(sentences)('%s', (text, sentence) => {
    expect(explain(parseQuery(text))).toBe(sentence);
  });
});

function problemOf(text: string): Problem {
  try {
    parseQuery(text);
  } catch (thrown) {
    if (thrown instanceof Problem) return thrown;
    throw thrown;
  }
  throw new Error(`no problem with ${text}`);
}
