import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { DiffLine } from '../../../../preload/contract/activity.ts';
import { EventRef } from '../../../../preload/contract/ids.ts';
import { policiesIn } from '../../../../main/report/policies/find-policies.ts';
import { lineDiff } from '../../../../main/report/policies/line-diff.ts';
import { policyDiff } from '../../../../main/report/policies/policy-diff.ts';
import type { Earlier } from '../../../../main/query/index.ts';
import { haveRealData } from '../../../fixtures/real-data.ts';
import { record } from '../../../fixtures/records.ts';
import { realRecords } from '../activity/real-records.ts';

const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const write = { Effect: 'Allow', Action: 's3:PutObject', Resource: '*' };
const admin = { Effect: 'Allow', Action: '*', Resource: '*' };

function policy(...Statement: readonly object[]): {
  Version: string;
  Statement: readonly object[];
} {
  return { Version: '2012-10-17', Statement };
}

function put(requestParameters: object, more: object = {}): Record<string, unknown> {
  return record({ eventSource: 'iam.amazonaws.com', requestParameters, ...more });
}

function earlier(value: string, property = 'requestParameters.policyDocument'): Earlier {
  const event = {
    ref: EventRef.parse(1),
    eventID: 'e1',
    eventName: 'PutRolePolicy',
    eventTime: '2026-03-01T00:00:00Z',
  };
  return { property, found: { kind: 'value', value, event } };
}

const changedIn = (lines: readonly DiffLine[], kind: DiffLine['kind']): string =>
  lines
    .filter((line) => line.kind === kind)
    .map(({ text }) => text.trim())
    .join(' ');

describe('policies in a record', () => {
  const text = JSON.stringify(policy(read));

  // Red if a way of writing, or a place, is forgotten.
  test.each([
    ['as a text', { policyDocument: text }, 'requestParameters.policyDocument'],
    [
      'URL-encoded',
      { policyDocument: encodeURIComponent(text) },
      'requestParameters.policyDocument',
    ],
    ['as members', { bucketPolicy: policy(read) }, 'requestParameters.bucketPolicy'],
    ['in a list', { roles: [{ trust: text }] }, 'requestParameters.roles[0].trust'],
  ])('%s are decoded', (_how, requestParameters, path) => {
    const [found, ...others] = policiesIn(put(requestParameters));
    expect(others).toEqual([]);
    expect(found?.path).toBe(path);
    expect(JSON.parse(found?.lines.map((line) => line.text).join('\n') ?? '')).toEqual(
      policy(read),
    );
    expect(found?.lines.every(({ kind }) => kind === 'same')).toBe(true);
  });

  test.each([
    ['a text that is none', { policyDocument: 'Statement' }],
    ['JSON without statements', { policyDocument: '{"Statement":"x"}' }],
    ['half of one', { policyDocument: text.slice(0, -3) }],
    ['a broken encoding', { policyDocument: `%E0%A4%A ${text}` }],
  ])('%s is left alone', (_what, requestParameters) => {
    expect(policiesIn(put(requestParameters))).toEqual([]);
  });

  // Red if the comparison is the wrong way round, or its source is not told.
  test('are compared with the version that an earlier event gives, which is named', () => {
    const now = put({ policyDocument: JSON.stringify(policy(admin)) });
    const [found] = policiesIn(now, earlier(encodeURIComponent(text)));
    expect(changedIn(found?.lines ?? [], 'removed')).toContain('"s3:GetObject"');
    expect(changedIn(found?.lines ?? [], 'added')).toContain('"Action": "*"');
    expect(found?.earlier?.eventID).toBe('e1');
    expect(found?.note).toContain('PutRolePolicy of 2026-03-01T00:00:00Z');
  });

  // Red if a version of something else is compared with.
  test('are not compared with what another member held', () => {
    const [found] = policiesIn(
      put({ policyDocument: text }),
      earlier(text, 'requestParameters.other'),
    );
    expect(found).toMatchObject({ earlier: null, note: '' });
  });

  // Red if a call that failed is told as a change.
  test('of a call that failed were only asked for', () => {
    const failed = put({ policyDocument: text }, { errorCode: 'AccessDenied' });
    expect(policiesIn(failed)[0]?.note).toContain('only asked for');
  });

  // Red if a deletion shows nothing, or shows as kept what went.
  test('that a call takes away are shown as they last were', () => {
    const [gone] = policiesIn(put({ roleName: 'Ops', policyName: 'Read' }), earlier(text));
    expect(gone?.lines.every(({ kind }) => kind === 'removed')).toBe(true);
    const failed = put({ roleName: 'Ops' }, { errorCode: 'AccessDenied' });
    const [stayed] = policiesIn(failed, earlier(text));
    expect(stayed?.lines.every(({ kind }) => kind === 'same')).toBe(true);
    expect(stayed?.note).toContain('It stays');
  });

  test.each(['same second', 'not looked up'] as const)('say why not: %s', (kind) => {
    const known: Earlier = { property: 'requestParameters.policyDocument', found: { kind } };
    expect(policiesIn(put({ policyDocument: text }), known)[0]?.note).toMatch(/^Not compared/);
  });

  // Red if real shapes are not understood. Counted with jq: records with "Statement" in requestParameters.
  test.skipIf(!haveRealData)('real records', () => {
    let found = 0;
    let written = 0;
    for (const each of realRecords()) {
      if (/(?:Statement\\?"|%22Statement%22)/.test(each)) written += 1;
      if (policiesIn(JSON.parse(each) as Record<string, unknown>).length > 0) found += 1;
    }
    expect(found).toBeGreaterThan(0);
    expect(found).toBe(written);
  });
});

describe('two versions', () => {
  // Red if the order of statements counts as a change.
  test('with their statements in another order are the same', () => {
    const lines = policyDiff(policy(read, write), policy(write, read));
    expect(lines.every(({ kind }) => kind === 'same')).toBe(true);
  });

  // Red if a statement with the same Sid is told as gone and new.
  test('show a change inside a statement of the same Sid line by line', () => {
    const lines = policyDiff(policy(read, write), policy({ ...read, Action: 's3:*' }, write));
    expect(changedIn(lines, 'removed')).toBe('"Action": "s3:GetObject",');
    expect(changedIn(lines, 'added')).toBe('"Action": "s3:*",');
  });

  test('show statements that came and went as a whole', () => {
    const lines = policyDiff(policy(read), policy(read, admin));
    expect(changedIn(lines, 'removed')).toBe('');
    expect(changedIn(lines, 'added')).toContain('"Action": "*"');
    const back = policyDiff(policy(read, admin), policy(read));
    expect(changedIn(back, 'removed')).toContain('"Action": "*"');
    expect(changedIn(back, 'added')).toBe('');
  });

  test('show a member beside the statements that changed', () => {
    const lines = policyDiff({ Statement: read, Version: '2008-10-17' }, policy(read));
    expect(changedIn(lines, 'removed')).toBe('"Version": "2008-10-17",');
  });
});

// Red if the lines of either side cannot be had back from the comparison.
test('a comparison holds both texts whole, and no more lines than it must', () => {
  const texts = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 });
  fc.assert(
    fc.property(texts, texts, (before, after) => {
      const lines = lineDiff(before, after);
      const side = (other: DiffLine['kind']): string[] =>
        lines.filter(({ kind }) => kind !== other).map(({ text }) => text);
      expect(side('added')).toEqual(before);
      expect(side('removed')).toEqual(after);
      expect(lines.filter(({ kind }) => kind === 'same')).toHaveLength(common(before, after));
    }),
  );
});

/** The length of the longest common subsequence, by its definition. */
function common(before: readonly string[], after: readonly string[]): number {
  const [first, ...rest] = before;
  if (first === undefined) return 0;
  const at = after.indexOf(first);
  const without = common(rest, after);
  return at < 0 ? without : Math.max(without, 1 + common(rest, after.slice(at + 1)));
}
