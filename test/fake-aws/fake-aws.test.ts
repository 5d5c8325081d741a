/** The fake is held against AWS's own SDK: what the SDK cannot read, no collector could. */
import {
  CloudTrailClient,
  ListPublicKeysCommand,
  LookupEventsCommand,
  paginateLookupEvents,
} from '@aws-sdk/client-cloudtrail';
import { DescribeRegionsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { OrganizationsClient, paginateListAccounts } from '@aws-sdk/client-organizations';
import {
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  paginateListObjectsV2,
  S3Client,
} from '@aws-sdk/client-s3';
import { AssumeRoleCommand, GetCallerIdentityCommand, STSClient } from '@aws-sdk/client-sts';
import { expect, onTestFinished, test } from 'vitest';
import { writeDemo } from '../../main/demo/index.ts';
import { tempFolder } from '../fixtures/temp.ts';
import { demoWorld } from './demo-world.ts';
import { type FakeAwsOptions, startFakeAws } from './server.ts';
import { emptyWorld, type FakeEvent, plantedKey, type World } from './world.ts';

const account = '111122223333';

async function fakeOf(world: World, options: FakeAwsOptions = {}) {
  const fake = await startFakeAws(world, options);
  onTestFinished(() => fake.close());
  const config = {
    region: 'us-east-1',
    endpoint: fake.url,
    credentials: plantedKey,
    maxAttempts: 1,
    forcePathStyle: true,
  };
  return { fake, config };
}

function worldOf(count: number, now = Date.now()): World {
  const world = emptyWorld([account], ['us-east-1']);
  const start = Math.floor(now / 1000) - 10;
  world.events.set(
    `${account} us-east-1`,
    Array.from({ length: count }, (_, index) => eventAt(start - index * 60, `e-${index}`)),
  );
  return world;
}

function eventAt(time: number, id: string, more: Partial<FakeEvent> = {}): FakeEvent {
  const common = { id, time, name: 'GetUser', source: 'iam.amazonaws.com', username: 'maria' };
  return { ...common, readOnly: true, text: JSON.stringify({ eventID: id }), ...more };
}

// Red if a token is not bound to its parameters, or a page is lost or served twice.
test('pages of LookupEvents hold every event once, newest first, and a token only fits its own question', async () => {
  const { fake, config } = await fakeOf(worldOf(173), {
    rate: { requests: 100, perMs: 1 },
    habits: { emptyPageEvery: 2 },
  });
  const client = new CloudTrailClient(config);
  const ids: string[] = [];
  let tokens = 0;
  let token: string | undefined;
  const EndTime = new Date();
  for await (const page of paginateLookupEvents({ client }, { EndTime })) {
    ids.push(...(page.Events ?? []).map((event) => event.EventId ?? ''));
    if (page.Events?.length === 0 && page.NextToken) tokens += 1;
    token ??= page.NextToken;
  }
  expect(ids).toEqual(Array.from({ length: 173 }, (_, index) => `e-${index}`));
  expect(tokens).toBeGreaterThan(0);
  const other = new LookupEventsCommand({ EndTime: new Date(0), NextToken: token });
  await expect(client.send(other)).rejects.toMatchObject({ name: 'InvalidNextTokenException' });
  expect(fake.unforeseen).toEqual([]);
});

// Red if the limit is not held, or arrives as anything but HTTP 400.
test('the third request of a second is throttled with HTTP 400, and the count says so', async () => {
  const { fake, config } = await fakeOf(worldOf(3));
  const client = new CloudTrailClient(config);
  const answers = await Promise.allSettled(
    [1, 2, 3].map(() => client.send(new LookupEventsCommand({}))),
  );
  const refused = answers.flatMap((each) =>
    each.status === 'rejected' ? [each.reason as unknown] : [],
  );
  expect(refused).toMatchObject([
    { name: 'ThrottlingException', $metadata: { httpStatusCode: 400 } },
  ]);
  expect(fake.meter.busiest).toBe(3);
});

// Red if retention or late arrival is not played.
test('it forgets after 90 days, and an event that is late comes later', async () => {
  const now = Date.now();
  const world = emptyWorld([account], ['us-east-1']);
  world.events.set(`${account} us-east-1`, [
    eventAt(now / 1000 - 60, 'late', { visibleFrom: now + 60_000 }),
    eventAt(now / 1000 - 120, 'early'),
    eventAt(now / 1000 - 91 * 86_400, 'forgotten'),
  ]);
  let clock = now;
  const { config } = await fakeOf(world, { now: () => clock });
  const client = new CloudTrailClient(config);
  const seen = async () =>
    (await client.send(new LookupEventsCommand({}))).Events?.map((each) => each.EventId);
  expect(await seen()).toEqual(['early']);
  clock += 61_000;
  expect(await seen()).toEqual(['late', 'early']);
});

// Red if a signature, a session or the clock is not looked at.
test('it refuses a wrong secret, an ended session, a clock that is off, and what it does not foresee', async () => {
  const world = worldOf(1);
  world.roles.set(`arn:aws:iam::${account}:role/Audit`, { externalId: 'x-1' });
  const { fake, config } = await fakeOf(world, { sessionMs: 50 });
  const wrong = new CloudTrailClient({
    ...config,
    credentials: { ...plantedKey, secretAccessKey: 'no' },
  });
  await expect(wrong.send(new LookupEventsCommand({}))).rejects.toMatchObject({
    name: 'InvalidSignatureException',
  });
  const sts = new STSClient(config);
  const role = { RoleArn: `arn:aws:iam::${account}:role/Audit`, RoleSessionName: 's' };
  await expect(sts.send(new AssumeRoleCommand(role))).rejects.toMatchObject({
    name: 'AccessDenied',
  });
  const { Credentials } = await sts.send(new AssumeRoleCommand({ ...role, ExternalId: 'x-1' }));
  const session = {
    accessKeyId: Credentials?.AccessKeyId ?? '',
    secretAccessKey: Credentials?.SecretAccessKey ?? '',
    sessionToken: Credentials?.SessionToken ?? '',
  };
  await new Promise((resolve) => setTimeout(resolve, 60));
  const ended = new CloudTrailClient({ ...config, credentials: session });
  await expect(ended.send(new LookupEventsCommand({}))).rejects.toMatchObject({
    name: 'ExpiredTokenException',
  });
  expect(fake.unforeseen).toEqual([]);
  await fetch(`${fake.url}/`, { method: 'POST' });
  expect(fake.unforeseen).toHaveLength(1);
  const skewed = await fakeOf(worldOf(1), { skewMs: 3_600_000 });
  const late = new S3Client({ ...skewed.config, systemClockOffset: 0 });
  await expect(late.send(new ListObjectsV2Command({ Bucket: 'b' }))).rejects.toMatchObject({
    name: 'RequestTimeTooSkewed',
  });
});

// Red if a rolled-up prefix is repeated, or a page boundary loses a key.
test('S3 lists by pages and folders, and tells metadata, versions and the ways in which an object is not to be had', async () => {
  const world = worldOf(0);
  const keys = Array.from({ length: 25 }, (_, index) => `a/${index % 5}/k-${index} &.json`).sort();
  world.buckets.set('logs', {
    keys,
    object: (key) => ({
      bytes: () => Buffer.from(key),
      modified: 1_700_000_000_000,
      metadata: { signature: 'abc' },
      versionId: 'v1',
      ...(key === keys[3]
        ? { fault: 'kms' as const }
        : key === keys[4]
          ? { fault: 'gone' as const }
          : {}),
    }),
  });
  const { fake, config } = await fakeOf(world);
  const client = new S3Client(config);
  const found: string[] = [];
  for await (const page of paginateListObjectsV2(
    { client, pageSize: 7 },
    { Bucket: 'logs', Prefix: 'a/' },
  )) {
    found.push(...(page.Contents ?? []).map((each) => each.Key ?? ''));
  }
  expect(found).toEqual(keys);
  const folders: string[] = [];
  for await (const page of paginateListObjectsV2(
    { client, pageSize: 2 },
    { Bucket: 'logs', Prefix: 'a/', Delimiter: '/' },
  )) {
    folders.push(...(page.CommonPrefixes ?? []).map((each) => each.Prefix ?? ''));
  }
  expect(folders).toEqual(['a/0/', 'a/1/', 'a/2/', 'a/3/', 'a/4/']);
  const after = await client.send(
    new ListObjectsV2Command({ Bucket: 'logs', Prefix: 'a/', StartAfter: keys[22] }),
  );
  expect(after.Contents?.map((each) => each.Key)).toEqual(keys.slice(23));
  const got = await client.send(new GetObjectCommand({ Bucket: 'logs', Key: keys[0] }));
  expect(await got.Body?.transformToString()).toBe(keys[0]);
  expect(got).toMatchObject({ Metadata: { signature: 'abc' }, VersionId: 'v1' });
  expect(await client.send(new HeadObjectCommand({ Bucket: 'logs', Key: keys[0] }))).toMatchObject({
    ContentLength: keys[0]?.length,
  });
  await expect(
    client.send(new GetObjectCommand({ Bucket: 'logs', Key: keys[3] })),
  ).rejects.toMatchObject({ name: 'AccessDenied' });
  await expect(
    client.send(new GetObjectCommand({ Bucket: 'logs', Key: keys[4] })),
  ).rejects.toMatchObject({ name: 'NoSuchKey' });
  expect(fake.unforeseen).toEqual([]);
});

// Red if what the demonstration wrote is served otherwise than it was written.
test('it serves the demonstration: organisation, regions, keys, identity, and the same events twice over', async () => {
  const out = tempFolder();
  await writeDemo({
    out,
    events: 600,
    accounts: 4,
    regions: 2,
    days: 1,
    end: new Date().toISOString(),
  });
  const world = demoWorld(out, 'demo-trail');
  const { fake, config } = await fakeOf(world);
  const accounts: string[] = [];
  for await (const page of paginateListAccounts({ client: new OrganizationsClient(config) }, {})) {
    accounts.push(...(page.Accounts ?? []).map((each) => each.Id ?? ''));
  }
  expect(accounts).toEqual(world.accounts.map(({ id }) => id));
  const { Regions } = await new EC2Client(config).send(new DescribeRegionsCommand({}));
  expect(Regions?.map((each) => each.RegionName)).toEqual(world.regions);
  const who = await new STSClient(config).send(new GetCallerIdentityCommand({}));
  expect(who.Arn).toBe(`arn:aws:iam::${accounts[0]}:user/auditor`);
  const { PublicKeyList } = await new CloudTrailClient(config).send(
    new ListPublicKeysCommand({ StartTime: new Date(0) }),
  );
  expect(PublicKeyList).toHaveLength(2);
  const looked = [...world.events.values()].reduce((sum, all) => sum + all.length, 0);
  expect(looked).toBeGreaterThan(400);
  expect(world.buckets.get('demo-trail')?.keys.length).toBeGreaterThan(50);
  expect(fake.unforeseen).toEqual([]);
});
