import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import { organisationTrail } from '../../fake-aws/demo-world.ts';
import { startFakeAws, type FakeAws, type FakeAwsOptions } from '../../fake-aws/server.ts';
import { plantedKey, plantedToken, type World } from '../../fake-aws/world.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { historyWorld } from '../collect/aws/fake-history.ts';
import { fileOf, json, lastLine, run, withOwnHome } from './command-line.ts';

withOwnHome();
beforeEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', plantedKey.accessKeyId);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', plantedKey.secretAccessKey);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
});
afterEach(() => {
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
});

const externalId = 'planted-external-id';

async function fakeOf(world: World, options: FakeAwsOptions = {}): Promise<FakeAws> {
  const fake = await startFakeAws(world, options);
  onTestFinished(() => fake.close());
  return fake;
}

/** Two accounts and regions; the first account has a bucket with one file. */
function smallWorld(): World {
  const world = historyWorld({ accounts: 2, regions: 2, count: 60, days: 1 }, Date.now());
  const key =
    'AWSLogs/111122223333/CloudTrail/us-east-1/2026/03/14/111122223333_CloudTrail_us-east-1_20260314T0220Z_abcdefgh01234567.json';
  const bytes = Buffer.from(logText(record({ eventID: 'from the bucket' })));
  world.buckets.set('logs', {
    keys: [key],
    object: (each) => (each === key ? { bytes: () => bytes, modified: 0 } : undefined),
  });
  return world;
}

// Red if an account or a region is left out, the fields of --json change, or a second run brings
// something anew.
test('collect reads accounts of the organization and enabled regions, says how much, and adds nothing twice', async () => {
  const fake = await fakeOf(smallWorld());
  const archive = join(tempFolder(), 'a.trailproof');
  const words = [
    'collect',
    '--archive',
    archive,
    '--endpoint-url',
    fake.url,
    '--organization',
    '--role-name',
    'Audit',
    '--external-id',
    externalId,
  ];
  const day = new Date(Date.now() - 2 * 86_400_000).toISOString();
  const first = await json(...words, '--from', day);
  expect(first).toMatchObject({
    indexed: 240,
    rejected: 0,
    conflicts: 0,
    rejections: [],
    cancelled: false,
  });
  expect(first['windows']).toBeGreaterThanOrEqual(4);
  expect(await json(...words, '--from', day)).toMatchObject({ indexed: 0, rejected: 0 });
  expect(fake.meter.busiest).toBeLessThanOrEqual(2);
  expect(fake.unforeseen).toEqual([]);
  expect(await json('verify', archive)).toMatchObject({ valid: true });
  expect(await json('search', '--archive', archive, '', '--format', 'count')).toMatchObject({
    count: 240,
  });
});

// Red if one closed account ends the collection, or ends it with 0.
test('an account that cannot be entered is told, with what is missing, and the others are collected', async () => {
  const world = smallWorld();
  world.roles.delete('arn:aws:iam::222233334444:role/Audit');
  const fake = await fakeOf(world);
  const archive = join(tempFolder(), 'a.trailproof');
  const ran = await run(
    'collect',
    '--archive',
    archive,
    '--endpoint-url',
    fake.url,
    '--regions',
    'us-east-1',
    '--accounts',
    '111122223333,222233334444',
    '--role-name',
    'Audit',
    '--external-id',
    externalId,
    '--from',
    new Date(Date.now() - 86_400_000 * 2).toISOString(),
    '--json',
  );
  expect(ran.exit).toBe(1);
  expect(lastLine(ran)).toMatchObject({
    indexed: 60,
    rejections: [
      {
        object: 'aws://222233334444',
        detail: expect.stringContaining('lacks the permission sts:AssumeRole'),
      },
    ],
  });
});

// Red if the missing permission is not named, or the test of a connection keeps anything.
test('collect --check says who one is and names the permission that is missing', async () => {
  const world = smallWorld();
  world.denied.add('* cloudtrail:LookupEvents');
  const trails = [organisationTrail('111122223333', 'us-east-1', 'logs')];
  const fake = await fakeOf({ ...world, trails });
  const ran = await run('collect', '--check', '--endpoint-url', fake.url, '--s3', 's3://logs');
  expect(ran.exit).toBe(1);
  expect(ran.out).toContain(
    'You are arn:aws:iam::111122223333:user/auditor, in account 111122223333.',
  );
  expect(ran.out).toMatch(
    /^NO {2}cloudtrail:LookupEvents .*lacks the permission cloudtrail:LookupEvents\. Ask for the permission cloudtrail:LookupEvents\.$/m,
  );
  expect(ran.out).toMatch(/^yes s3:GetObject/m);
  // How a bucket is found: it can be copied into --s3.
  expect(ran.out).toMatch(
    /^yes cloudtrail:DescribeTrails .*: quillhaven-org-trail to s3:\/\/logs$/m,
  );
});

// Red if the region that global services report to is left out in silence.
test('us-east-1 is read beside the regions that are named, and the reason is told', async () => {
  const fake = await fakeOf(smallWorld());
  const archive = join(tempFolder(), 'a.trailproof');
  const ran = await run(
    'collect',
    '--archive',
    archive,
    '--endpoint-url',
    fake.url,
    '--regions',
    'eu-central-1',
    '--from',
    new Date(Date.now() - 86_400_000 * 2).toISOString(),
    '--json',
  );
  expect(ran).toMatchObject({
    exit: 0,
    err: expect.stringContaining('us-east-1 is read too: IAM, STS'),
  });
  expect(lastLine(ran)).toMatchObject({ indexed: 120 });
});

test.each([
  [['--regions', 'us-east-1', '--all-regions'], /not both/],
  [['--accounts', '1234'], /twelve digits/],
  [['--from', '2026-02-01', '--to', '2026-01-01'], /before/],
  [['--endpoint-url', 'http://aws.example'], /https/],
  [['--role-name', 'a', '--role-arn', 'b'], /not both/],
  [['--s3', 'logs'], /s3:\/\/bucket\/prefix/],
])('%s is refused before anybody is asked', async (words, said) => {
  const archive = join(tempFolder(), 'a.trailproof');
  const ran = await run('collect', '--archive', archive, ...words);
  expect(ran).toMatchObject({ exit: 2, out: '', err: expect.stringMatching(said) });
  expect(existsSync(archive)).toBe(false);
});

/** Everything that a command left behind: its words, its archive, its log. */
function leftBehind(folder: string, ran: { out: string; err: string }): string {
  const home = process.env['TRAILPROOF_HOME'] ?? '';
  const files = [folder, home].flatMap((root) =>
    readdirSync(root, { recursive: true, withFileTypes: true })
      .filter((each) => each.isFile())
      .map((each) => readFileSync(join(each.parentPath, each.name), 'latin1')),
  );
  return [ran.out, ran.err, ...files].join('\n');
}

// Red if a message of AWS is passed on as it is (some repeat the signed request, session token and
// all), or a credential becomes a custody fact.
test.each<readonly [string, (world: World) => void, FakeAwsOptions, number]>([
  ['everything goes well', () => undefined, {}, 0],
  ['the session is refused', wrongSessions, {}, 3],
  ['a permission is missing', (world) => world.denied.add('* cloudtrail:LookupEvents'), {}, 1],
  ['the session ends', () => undefined, { sessionEndsAfterMs: 300 }, 0],
  ['the clock is off', () => undefined, { skewMs: 3_600_000 }, 3],
])('no credential is left behind when %s', async (_, spoil, options, exit) => {
  const world = smallWorld();
  spoil(world);
  const fake = await fakeOf(world, options);
  const folder = tempFolder();
  const ran = await run(
    'collect',
    '--archive',
    join(folder, 'a.trailproof'),
    '--endpoint-url',
    fake.url,
    '--regions',
    'us-east-1',
    '--role-arn',
    'arn:aws:iam::222233334444:role/Audit',
    '--external-id',
    externalId,
    '--from',
    new Date(Date.now() - 86_400_000 * 2).toISOString(),
  );
  expect({ exit: ran.exit, err: ran.err }).toMatchObject({ exit });
  const left = leftBehind(folder, ran);
  const planted = [
    plantedKey.accessKeyId,
    plantedKey.secretAccessKey,
    'fake/planted+secret',
    plantedToken,
    externalId,
  ];
  expect(planted.filter((secret) => left.includes(secret))).toEqual([]);
  expect([...world.principals.keys()].filter((key) => left.includes(key))).toEqual([]);
});

/** Sessions whose secret AWS has forgotten: it answers with the request that it would have signed. */
function wrongSessions(world: World): void {
  const { principals } = world;
  const set = principals.set.bind(principals);
  principals.set = (key, principal) => set(key, { ...principal, secret: 'forgotten' });
}

// Red if more is granted than collecting asks for, or the external id is not demanded.
test('collect-policy prints the least policies', async () => {
  const said = await json(
    'collect-policy',
    '--principal',
    'arn:aws:iam::999988887777:root',
    '--external-id',
    'x-1',
    '--s3',
    's3://logs/prefix',
    '--kms-key',
    'arn:aws:kms:us-east-1:1:key/k',
    '--organization',
  );
  const { access, trust } = said as {
    access: { Statement: { Action: string[]; Resource: string }[] };
    trust: unknown;
  };
  const actions = access.Statement.flatMap(({ Action }) => Action);
  expect(actions.filter((action) => !/:(Lookup|Describe|Get|List|Decrypt)/.test(action))).toEqual(
    [],
  );
  expect(access.Statement.map(({ Resource }) => Resource)).toEqual([
    '*',
    '*',
    'arn:aws:s3:::logs',
    'arn:aws:s3:::logs/prefix/AWSLogs/*',
    'arn:aws:kms:us-east-1:1:key/k',
  ]);
  expect(trust).toMatchObject({
    Statement: [
      {
        Principal: { AWS: 'arn:aws:iam::999988887777:root' },
        Condition: { StringEquals: { 'sts:ExternalId': 'x-1' } },
      },
    ],
  });
});

// Red if an alert on what was collected does not end the command with 4, or is told twice.
test('collect --alerts ends with 4 when an alert is raised', async () => {
  const fake = await fakeOf(smallWorld());
  const archive = join(tempFolder(), 'a.trailproof');
  await json('import', fileOf('log.json', logText(record())), '--archive', archive);
  const view = ['--save', 'Stops', '--query', 'what = StopLogging', '--alert', '1'];
  await json('views', '--archive', archive, '--as', 'Ada', ...view);
  const day = new Date(Date.now() - 2 * 86_400_000).toISOString();
  const words = ['collect', '--archive', archive, '--endpoint-url', fake.url, '--from', day];
  const ran = await run(...words, '--alerts', '--json');
  expect(ran.exit).toBe(4);
  expect(lastLine(ran)).toMatchObject({
    indexed: 120,
    alerts: [{ name: 'Stops', events: 120, fresh: 120 }],
  });
  expect(await json(...words, '--alerts')).toMatchObject({ indexed: 0, alerts: [] });
});
