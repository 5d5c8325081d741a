import { beforeAll, expect, test } from 'vitest';
import { writeDemo, type DemoResult } from '../../../main/demo/index.ts';
import { at, grouped, keysBelow, logsOf, newFolder, toldIn, type Row } from './trail.ts';

const folder = newFolder();
let result: DemoResult;
let logs: ReturnType<typeof logsOf>;
let records: readonly Row[];

beforeAll(async () => {
  result = await writeDemo({ out: folder, events: 4321, days: 2 });
  logs = logsOf(folder);
  records = logs.flatMap((log) => log.records);
});

test('exactly the events asked for are in the files, and the other counts are true', () => {
  expect(records.length).toBe(4321);
  expect(result.events).toBe(4321);
  const digests = keysBelow(folder).filter((key) => key.includes('/CloudTrail-Digest/'));
  expect(result.digests).toBe(digests.length);
  expect(result.objects).toBe(logs.length + digests.length);
});

test('keys have the layout of an organisation trail, and records lie where they belong', () => {
  const layout =
    /^AWSLogs\/o-[a-z0-9]{10}\/(\d{12})\/(CloudTrail(?:-Insight|-NetworkActivity)?)\/([a-z0-9-]+)\/(\d{4}\/\d\d\/\d\d)\/\1_\2_\3_(\d{8}T\d{4})Z_[A-Za-z0-9]{16}\.json\.gz$/;
  for (const { key, records: rows } of logs) {
    const [, account, , region, day, minute = ''] = layout.exec(key) ?? [];
    expect(account, key).toBeDefined();
    expect(minute.slice(0, 8)).toBe(day?.replaceAll('/', ''));
    expect(Number(minute.slice(-2)) % 5).toBe(0);
    const delivered = minute.replace(/(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)/, '$1-$2-$3T$4:$5:00Z');
    for (const row of rows) {
      expect([row['recipientAccountId'], row['awsRegion']]).toEqual([account, region]);
      const late = Date.parse(delivered) - Date.parse(String(row['eventTime']));
      expect(late).toBeGreaterThan(0);
      expect(late).toBeLessThanOrEqual(10 * 60_000);
    }
  }
});

test('ids are unique UUIDs of version 4, times are inside the period and never in the stop', () => {
  const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  const ids = records.map((row) => String(row['eventID']));
  expect(ids.filter((id) => !uuid.test(id))).toEqual([]);
  expect(new Set(ids).size).toBe(ids.length);
  const { from, to } = toldIn(folder).notLogged;
  const times = records.map((row) => String(row['eventTime']));
  expect(times.filter((time) => time > from && time < to)).toEqual([]);
  expect(times.every((time) => time >= '2026-06-29T00:00:00Z' && time < '2026-07-01')).toBe(true);
});

test('the mix is that of a company: mostly reads, some failures, all kinds of callers', () => {
  const failures = records.filter((row) => row['errorCode'] ?? row['errorMessage']);
  expect(failures.length / records.length).toBeGreaterThan(0.03);
  expect(failures.length / records.length).toBeLessThan(0.09);
  const reads = records.filter((row) => row['readOnly'] === true);
  expect(reads.length / records.length).toBeGreaterThan(0.7);
  const kinds = new Set(records.map((row) => at(row, 'userIdentity.type')));
  for (const kind of [
    'Root',
    'IAMUser',
    'AssumedRole',
    'FederatedUser',
    'AWSAccount',
    'AWSService',
    'IdentityCenterUser',
    'SAMLUser',
    'WebIdentityUser',
  ]) {
    expect(kinds, kind).toContain(kind);
  }
  const categories = new Set(records.map((row) => String(row['eventCategory'])));
  expect([...categories].sort()).toEqual(['Data', 'Insight', 'Management', 'NetworkActivity']);
  const somewhatMixed = logs.filter(({ records: rows }) => {
    const times = rows.map((row) => String(row['eventTime']));
    return times.some((time, index) => index > 0 && time < (times[index - 1] ?? ''));
  });
  expect(somewhatMixed.length).toBeGreaterThan(0);
});

test('every temporary credential was made by a recorded call, not after its use', () => {
  const made = new Map<unknown, string>();
  for (const row of records) {
    const key = at(row, 'responseElements.credentials.accessKeyId');
    if (key !== undefined) made.set(key, String(row['eventTime']));
  }
  const orphans = records.filter((row) => {
    const type = String(at(row, 'userIdentity.type'));
    if (type !== 'AssumedRole' && type !== 'FederatedUser') return false;
    const since = made.get(at(row, 'userIdentity.accessKeyId'));
    const created = at(row, 'userIdentity.sessionContext.attributes.creationDate');
    return since === undefined || since > String(row['eventTime']) || created !== since;
  });
  expect(orphans).toEqual([]);
});

test('a role taken across accounts is recorded in both, under one shared id', () => {
  const shared = grouped(
    records.filter((row) => row['sharedEventID'] !== undefined),
    (row) => String(row['sharedEventID']),
  );
  const pairs = shared.filter((rows) => rows.length === 2);
  expect(pairs.length).toBeGreaterThan(0);
  const roles = pairs.filter((rows) => rows.every((row) => row['eventName'] === 'AssumeRole'));
  for (const [left, right] of roles) {
    expect(left?.['recipientAccountId']).not.toBe(right?.['recipientAccountId']);
    expect(left?.['requestID']).toBe(right?.['requestID']);
    expect(left?.['eventID']).not.toBe(right?.['eventID']);
  }
});
