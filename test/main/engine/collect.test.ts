import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { beforeEach, expect, onTestFinished, test, vi } from 'vitest';
import {
  calls,
  type EngineCallName,
  type Input,
  type Output,
} from '../../../preload/contract/calls.ts';
import type { CodeWanted } from '../../../preload/contract/collect.ts';
import { createEngine } from '../../../main/engine/engine.ts';
import { verifyArchive } from '../../../main/verify/index.ts';
import { organisationTrail } from '../../fake-aws/demo-world.ts';
import { startFakeAws, type FakeAws } from '../../fake-aws/server.ts';
import { plantedKey, plantedToken, type World } from '../../fake-aws/world.ts';
import { maria } from '../../fixtures/archives.ts';
import { logText, record } from '../../fixtures/records.ts';
import { tempFolder } from '../../fixtures/temp.ts';
import { historyWorld } from '../collect/aws/fake-history.ts';

const job = '11111111-1111-4111-8111-111111111111';
const archive = '22222222-2222-4222-8222-222222222222';
const auditRole = 'arn:aws:iam::222233334444:role/Audit';
const device = 'arn:aws:iam::111122223333:mfa/maria';

const configuration = `
[default]
region = eu-central-1

[profile client]
aws_access_key_id = ${plantedKey.accessKeyId}
aws_secret_access_key = ${plantedKey.secretAccessKey}

[profile mfa]
role_arn = ${auditRole}
source_profile = client
external_id = planted-external-id
mfa_serial = ${device}

[profile tool]
credential_process = /usr/local/bin/get-credentials --secret planted

[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Audit

[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.example/start
`;

beforeEach(() => {
  const folder = tempFolder();
  const [config, credentials] = [join(folder, 'config'), join(folder, 'credentials')];
  writeFileSync(config, configuration);
  writeFileSync(credentials, '');
  vi.stubEnv('AWS_CONFIG_FILE', config);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', credentials);
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  onTestFinished(() => void vi.unstubAllEnvs());
});

type Call = <N extends EngineCallName>(name: N, input: unknown) => Promise<Output<N>>;

interface Desk {
  readonly call: Call;
  readonly fake: FakeAws;
  readonly file: string;
  readonly labels: string[];
  /** Everything that the engine told the window, and everything it wrote to the log. */
  readonly told: string[];
  /** Answers what the engine asks. */
  onCode: (wanted: CodeWanted) => void;
}

/** An engine with a new engagement open, and a fake AWS that it is pointed at. */
async function desk(world: World): Promise<Desk> {
  const fake = await startFakeAws(world);
  onTestFinished(() => fake.close());
  vi.stubEnv('TRAILPROOF_AWS_ENDPOINT', fake.url);
  const file = join(tempFolder(), 'a.trailproof');
  const [labels, told]: [string[], string[]] = [[], []];
  const made: Desk = { call, fake, file, labels, told, onCode: () => undefined };
  const engine = createEngine(
    (name, payload) => {
      told.push(JSON.stringify(payload));
      if (name === 'job.progress') labels.push((payload as { label: string }).label);
      if (name === 'collect.codeWanted') made.onCode(payload as CodeWanted);
    },
    (text) => void told.push(text),
  );
  onTestFinished(() => engine.close());
  const context = {
    profile: maria.profile,
    device: '00000000',
    paths: { [archive]: file },
    exampleFolder: tempFolder(),
  };
  async function call<N extends EngineCallName>(name: N, input: unknown): Promise<Output<N>> {
    const parsed = calls[name].input.parse(input) as Input<N>;
    const answer = calls[name].output.parse(await engine.call(name, parsed, context)) as Output<N>;
    told.push(JSON.stringify(answer));
    return answer;
  }
  await call('engagement.create', { ticket: archive, name: 'Client' });
  return made;
}

const signIn = { profile: 'client', role: null, externalId: null };
const lately = new Date(Date.now() - 2 * 86_400_000).toISOString();
const history = { of: 'history', accounts: 'own', regions: [], from: lately, to: null };

function smallWorld(): World {
  return historyWorld({ accounts: 2, regions: 2, count: 60, days: 1 }, Date.now());
}

// Red if a profile is left out, is told to sign in otherwise than it does, or anything but names crosses.
test('profiles are told by name and by how they sign in, and nothing of what they hold', async () => {
  const { call, told } = await desk(smallWorld());
  const { profiles, environment } = await call('collect.profiles', {});
  expect(environment).toBe(false);
  expect(profiles.map(({ name, kind, mfa, risks }) => [name, kind, mfa, risks.length])).toEqual([
    ['default', 'nothing named', false, 0],
    ['client', 'keys', false, 0],
    ['corp', 'sso', false, 0],
    ['mfa', 'role', true, 0],
    ['tool', 'program', false, 1],
  ]);
  expect(told.join('\n')).not.toMatch(/AKIA|planted|corp\.example|get-credentials/);
});

// Red if the missing permission is not named, a trail's bucket is not found, or the test keeps anything.
test('a test says who one is, names what is missing, and finds the buckets of trails', async () => {
  const world = smallWorld();
  world.denied.add('* cloudtrail:LookupEvents');
  const trails = [organisationTrail('111122223333', 'us-east-1', 'logs')];
  const { call } = await desk({ ...world, trails });
  const access = await call('collect.test', { job, signIn, wanted: history });
  expect(access.identity.arn).toBe('arn:aws:iam::111122223333:user/auditor');
  expect(access.checks.filter(({ ok }) => !ok).map(({ action }) => action)).toEqual([
    'cloudtrail:LookupEvents',
  ]);
  expect(access.trails).toEqual([
    {
      name: 'quillhaven-org-trail',
      s3: 's3://logs',
      region: 'us-east-1',
      isOrganization: true,
    },
  ]);
  expect(await call('sources.runs', {})).toEqual([]);
});

// Red if the collection runs on the engine's thread, tells no pace, adds anything twice, or leaks a credential.
test('a collection goes on while the engine answers; the same once more adds nothing; no secret leaves it', async () => {
  const { call, fake, file, labels, told } = await desk(smallWorld());
  const collecting = call('collect.start', { job, signIn, wanted: history });
  expect((await call('events.search', { query: '' })).found).toBe(0);
  const { result } = await collecting;
  expect(result).toMatchObject({ indexed: 120, rejected: 0, cancelled: false });
  expect(labels[0]).toBe('Signing in to AWS');
  expect(labels.at(-1)).toMatch(/^Event history, 120 events, \d+\.\d requests a second/);
  expect((await call('events.search', { query: '' })).found).toBe(120);
  const again = await call('collect.start', { job, signIn, wanted: history });
  expect(again.result).toMatchObject({ indexed: 0, rejected: 0 });
  expect(fake.unforeseen).toEqual([]);
  expect(await verifyArchive(file)).toMatchObject({ valid: true });
  const folder = dirname(file);
  const bytes = readdirSync(folder).map((name) => readFileSync(join(folder, name), 'latin1'));
  for (const secret of [plantedKey.accessKeyId, plantedKey.secretAccessKey, plantedToken]) {
    expect([...bytes, ...told].some((text) => text.includes(secret))).toBe(false);
  }
});

// Red if a cancelled collection keeps nothing, or the second begins from the start.
test('a collection that is cancelled keeps what is in, and the next one goes on from there', async () => {
  const world = historyWorld({ accounts: 1, regions: 1, count: 600, days: 1 }, Date.now());
  const { call, fake, labels } = await desk(world);
  const collecting = call('collect.start', { job, signIn, wanted: history });
  await vi.waitUntil(() => labels.some((label) => /, [1-9]\d* events,/.test(label)), 20_000);
  await vi.waitUntil(async () => (await call('events.search', { query: '' })).found > 0, 20_000);
  await call('jobs.cancel', { job });
  const first = await collecting;
  expect(first.result.cancelled).toBe(true);
  expect(first.result.indexed).toBeGreaterThan(0);
  expect(first.result.indexed).toBeLessThan(600);
  const second = await call('collect.start', { job, signIn, wanted: history });
  expect(second.result.cancelled).toBe(false);
  expect(first.result.indexed + second.result.indexed).toBe(600);
  expect(fake.meter.busiest).toBeLessThanOrEqual(2);
}, 60_000);

// Red if the bucket is not read, or its period or accounts are not passed on.
test('a bucket is collected, with only the accounts that are asked for', async () => {
  const world = smallWorld();
  const keyOf = (account: string): string =>
    `AWSLogs/${account}/CloudTrail/us-east-1/2026/03/14/${account}_CloudTrail_us-east-1_20260314T0220Z_abcdefgh01234567.json`;
  const texts = new Map(
    ['111122223333', '222233334444'].map((account) => [
      keyOf(account),
      Buffer.from(logText(record({ eventID: `of ${account}` }))),
    ]),
  );
  world.buckets.set('logs', {
    keys: [...texts.keys()].sort(),
    object: (key) => {
      const bytes = texts.get(key);
      return bytes === undefined ? undefined : { bytes: () => bytes, modified: 0 };
    },
  });
  const { call } = await desk(world);
  const wanted = { of: 'bucket', s3: 's3://logs', regions: [], from: null, to: null };
  const accounts = ['222233334444'];
  const { result } = await call('collect.start', { job, signIn, wanted: { ...wanted, accounts } });
  expect(result).toMatchObject({ objects: 1, indexed: 1 });
  expect((await call('events.search', { query: '"of 222233334444"' })).found).toBe(1);
});

// Red if the code does not reach AWS, is asked for again for each account, or comes back to the window.
test('the code of a device is asked of the window, once, and signs in', async () => {
  const world = smallWorld();
  world.roles.set(auditRole, { externalId: 'planted-external-id', mfa: '481516' });
  const made = await desk(world);
  const asked: CodeWanted[] = [];
  made.onCode = (wanted) => {
    asked.push(wanted);
    void made.call('collect.code', { job, ask: wanted.ask, code: '481516' });
  };
  const mfa = { profile: 'mfa', role: null, externalId: null };
  const access = await made.call('collect.test', { job, signIn: mfa, wanted: history });
  expect(access.identity.account).toBe('222233334444');
  expect(asked).toEqual([{ job, ask: 0, device }]);
  expect(made.told.join('\n')).not.toContain('481516');
});

// Red if no answer leaves the sign-in waiting, or is told as a fault of AWS.
test('without the code nobody signs in, and the reason is told', async () => {
  const world = smallWorld();
  world.roles.set(auditRole, { externalId: 'planted-external-id', mfa: '481516' });
  const made = await desk(world);
  made.onCode = ({ ask }) => void made.call('collect.code', { job, ask, code: null });
  const mfa = { profile: 'mfa', role: null, externalId: null };
  await expect(
    made.call('collect.start', { job, signIn: mfa, wanted: history }),
  ).rejects.toMatchObject({ code: 'cancelled', message: expect.stringContaining('the code') });
});

// Red if a failure before the first event leaves a run, or is told in AWS's own words.
test.each([
  [
    'a key that AWS does not know',
    'stranger',
    /^Signing in did not work: AWS does not know the key/,
  ],
  ['an ended session', 'ended', /^Signing in did not work: the session has ended; sign in again/],
  ['an SSO session that ended', 'corp', /run “aws sso login” again\.$/],
  ['a profile that is not there', 'nobody', /no credentials were found/],
])('%s is told in one sentence, and no import begins', async (_what, profile, said) => {
  const world = smallWorld();
  world.principals.set('ASIAFAKEENDED0000001', {
    account: '111122223333',
    arn: 'arn:aws:sts::111122223333:assumed-role/Audit/maria',
    userId: 'AROAFAKE:maria',
    secret: plantedKey.secretAccessKey,
    token: `${plantedToken}ended`,
    expires: Date.now() - 60_000,
  });
  const { call } = await desk(world);
  writeFileSync(
    process.env['AWS_CONFIG_FILE'] ?? '',
    `${configuration}
[profile stranger]
aws_access_key_id = AKIAFAKESTRANGER0001
aws_secret_access_key = fake

[profile ended]
aws_access_key_id = ASIAFAKEENDED0000001
aws_secret_access_key = ${plantedKey.secretAccessKey}
aws_session_token = ${plantedToken}ended
`,
  );
  await expect(
    call('collect.start', { job, signIn: { ...signIn, profile }, wanted: history }),
  ).rejects.toMatchObject({ code: 'refused', message: expect.stringMatching(said) });
  expect(await call('sources.runs', {})).toEqual([]);
});

// Red if nobody at the other end is waited for as long as a nightly run may wait.
test('no network is told within seconds', async () => {
  const made = await desk(smallWorld());
  await made.fake.close();
  await expect(made.call('collect.test', { job, signIn, wanted: history })).rejects.toMatchObject({
    code: 'unreachable',
    message: expect.stringContaining('did not answer'),
  });
}, 20_000);

// Red if the sign-in can only be waited for.
test('a collection is cancelled while it signs in', async () => {
  const made = await desk(smallWorld());
  made.fake.setFaults({ seed: 1, silent: 1 });
  const collecting = made.call('collect.start', { job, signIn, wanted: history });
  await vi.waitUntil(() => made.labels.includes('Signing in to AWS'), 10_000);
  await made.call('jobs.cancel', { job });
  await expect(collecting).rejects.toMatchObject({
    code: 'cancelled',
    message: expect.stringContaining('nothing was collected'),
  });
});

// Red if a second writer begins beside the first.
test('while something is imported nothing is collected', async () => {
  const { call } = await desk(smallWorld());
  const first = call('collect.start', { job, signIn, wanted: history });
  const other = '33333333-3333-4333-8333-333333333333';
  await expect(
    call('collect.start', { job: other, signIn, wanted: history }),
  ).rejects.toMatchObject({ code: 'busy' });
  await first;
});

// Red if the page could name an endpoint, a file, or what is no account, region, role or code.
test.each([
  ['collect.start', { job, signIn: { ...signIn, endpoint: 'http://evil' }, wanted: history }],
  ['collect.start', { job, signIn: { ...signIn, role: '../x y' }, wanted: history }],
  ['collect.start', { job, signIn, wanted: { ...history, accounts: ['1'] } }],
  ['collect.start', { job, signIn, wanted: { ...history, accounts: [] } }],
  ['collect.start', { job, signIn, wanted: { ...history, regions: ['us-east-1.evil'] } }],
  ['collect.start', { job, signIn, wanted: { ...history, of: 'bucket', s3: 'https://x' } }],
  ['collect.code', { job, ask: 0, code: '12345' }],
  [
    'collect.policies',
    { principal: '*', externalId: null, organization: false, s3: null, kmsKey: null },
  ],
] as const)('%s refuses %j', (name, input) => {
  expect(calls[name].input.safeParse(input).success).toBe(false);
});

// Red if the texts are not those of the command line, or a policy lets anybody in.
test('the policies for a client name what is asked for and nothing else', async () => {
  const { call } = await desk(smallWorld());
  const wishes = { principal: null, externalId: null, organization: false, s3: null, kmsKey: null };
  const least = await call('collect.policies', wishes);
  expect(least.trust).toBeNull();
  expect(least.access).not.toMatch(/s3:|organizations:|kms:/);
  const more = await call('collect.policies', {
    ...wishes,
    principal: '444455556666',
    externalId: 'x-1',
    s3: 's3://logs/p',
  });
  expect(JSON.parse(more.access).Statement[2].Resource).toBe('arn:aws:s3:::logs/p/AWSLogs/*');
  expect(JSON.parse(more.trust ?? '').Statement[0]).toMatchObject({
    Principal: { AWS: '444455556666' },
    Condition: { StringEquals: { 'sts:ExternalId': 'x-1' } },
  });
});
