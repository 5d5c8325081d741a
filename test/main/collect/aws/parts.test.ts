import { expect, test } from 'vitest';
import { fetchedAhead } from '../../../../main/collect/aws/ahead.ts';
import type { Clock } from '../../../../main/collect/aws/clock.ts';
import { failureOf } from '../../../../main/collect/aws/failure.ts';
import { Limiter } from '../../../../main/collect/aws/limiter.ts';
import { merged } from '../../../../main/collect/aws/merge.ts';
import { risksIn } from '../../../../main/collect/aws/profile-risks.ts';
import { profilesIn } from '../../../../main/collect/aws/profiles.ts';
import { bucketPlace } from '../../../../main/collect/aws/trail-keys.ts';

/** A clock that only sleeping moves. */
function fakeClock(): Clock & { at: number } {
  const clock = {
    at: 0,
    now: () => clock.at,
    sleep: (ms: number) => {
      clock.at += ms;
      return Promise.resolve();
    },
  };
  return clock;
}

// Red if requests are counted when they are sent and not when they were answered, or a new process
// begins with requests to spare.
test('no second holds more than two requests, however long the answers take', async () => {
  const clock = fakeClock();
  const limiter = new Limiter({ requests: 2, perMs: 1000 }, clock);
  const arrivals: number[] = [];
  for (let request = 0; request < 60; request += 1) {
    const [way, back] = [(request * 37) % 400, (request * 53) % 300];
    await limiter.send(() => {
      clock.at += way;
      arrivals.push(clock.at);
      clock.at += back;
      return Promise.resolve();
    }, undefined);
  }
  expect(arrivals[0]).toBeGreaterThanOrEqual(1000);
  for (const [index, time] of arrivals.slice(2).entries()) {
    expect(time - (arrivals[index] ?? 0)).toBeGreaterThanOrEqual(1000);
  }
  // Two for each second and the time of an answer: no slower than it has to be.
  expect(clock.at).toBeLessThan(30 * (1000 + 800) + 1000);
});

// Red if throttling does not slow it down, or it never recovers.
test('it gets slower when it is throttled all the same, and recovers', async () => {
  const clock = fakeClock();
  const limiter = new Limiter({ requests: 2, perMs: 1000 }, clock);
  const lasting = async (): Promise<number> => {
    const start = clock.at;
    for (let n = 0; n < 4; n += 1) await limiter.send(() => Promise.resolve(), undefined);
    return clock.at - start;
  };
  const usual = await lasting();
  for (let n = 0; n < 20; n += 1) limiter.slowDown();
  await lasting();
  expect(await lasting()).toBeGreaterThan(usual * 6);
  for (let n = 0; n < 60; n += 1) limiter.speedUp();
  await lasting();
  expect(await lasting()).toBeLessThan(usual * 1.1);
});

const arn = 'arn:aws:iam::111122223333:user/maria';
const signed =
  "The Canonical String for this request should have been 'POST\n/\nx-amz-security-token:FwoGsecret'";

// Red if a message of AWS is repeated word for word, or the permission is not named.
test.each([
  [
    {
      name: 'AccessDeniedException',
      message: `User: ${arn} is not authorized to perform: cloudtrail:LookupEvents because no identity-based policy allows it`,
    },
    'denied',
    /user\/maria lacks the permission cloudtrail:LookupEvents$/,
  ],
  [
    { name: 'AccessDenied', message: 'not authorized to perform: kms:Decrypt on the resource' },
    'denied',
    /kms:Decrypt on the bucket's KMS key/,
  ],
  [{ name: 'InvalidSignatureException', message: signed }, 'wrong key', /secret is wrong/],
  [
    { name: 'InvalidSignatureException', message: 'Signature expired: 2026 is now earlier' },
    'skewed',
    /clock/,
  ],
  [
    { name: 'ThrottlingException', message: 'Rate exceeded', $metadata: { httpStatusCode: 400 } },
    'throttled',
    /later/,
  ],
  [{ name: 'SlowDown', $metadata: { httpStatusCode: 503 } }, 'throttled', /later/],
  [{ name: 'Error', code: 'ECONNRESET', message: 'socket hang up' }, 'transient', /ECONNRESET/],
  [{ name: 'InternalFailure', $metadata: { httpStatusCode: 500 } }, 'transient', /HTTP 500/],
  [
    {
      name: 'CredentialsProviderError',
      message: 'The SSO session has expired. To refresh run aws sso login',
    },
    'no credentials',
    /aws sso login/,
  ],
  [
    {
      name: 'CredentialsProviderError',
      message: 'Command failed: /bin/secret --password hunter2 process',
    },
    'no credentials',
    /^the program of credential_process gave no credentials$/,
  ],
  [{ name: 'InvalidObjectState', $metadata: { httpStatusCode: 403 } }, 'denied', /Glacier/],
  [{ name: 'NoSuchKey', $metadata: { httpStatusCode: 404 } }, 'missing', /not there/],
])('%j is told as %s', (error, kind, words) => {
  const failure = failureOf(error);
  expect(failure).toMatchObject({ kind, words: expect.stringMatching(words) });
  expect(failure.words).not.toMatch(/FwoGsecret|hunter2/);
});

// Red if sequences are read one after the other, one starves, or the limit is not held.
test('sequences come together, each in its order, and no more at once than allowed', async () => {
  let [open, most] = [0, 0];
  const sequence = (name: string) =>
    async function* () {
      open += 1;
      most = Math.max(most, open);
      for (let n = 0; n < 3; n += 1) {
        await Promise.resolve();
        yield `${name}${n}`;
      }
      open -= 1;
    };
  const got: string[] = [];
  for await (const item of merged(['a', 'b', 'c', 'd'].map(sequence), 2)) got.push(item);
  expect(most).toBe(2);
  expect(got).toHaveLength(12);
  for (const name of ['a', 'b', 'c', 'd']) {
    expect(got.filter((each) => each.startsWith(name))).toEqual([
      `${name}0`,
      `${name}1`,
      `${name}2`,
    ]);
  }
  expect(got.indexOf('b0')).toBeLessThan(got.indexOf('a2'));
});

// Red if what comes first is not what is first, or more is held than allowed.
test('items are fetched ahead within their limits, and come in their order', async () => {
  let [under, most] = [0, 0];
  async function* items() {
    for (let n = 0; n < 40; n += 1) yield await Promise.resolve(n);
  }
  const fetch = async (n: number): Promise<number> => {
    under += 1;
    most = Math.max(most, under);
    await new Promise((resolve) => setTimeout(resolve, (n * 7) % 5));
    under -= 1;
    return n;
  };
  const got: number[] = [];
  for await (const n of fetchedAhead(items(), fetch, () => 10, { count: 8, bytes: 45 }))
    got.push(n);
  expect(got).toEqual(Array.from({ length: 40 }, (_, n) => n));
  expect(most).toBe(4);
});

// Red if a program is started without a word, or the profile it stands in is not followed.
test('a profile that starts a program is named, also behind another one', () => {
  const profiles = {
    audit: { source_profile: 'base', role_arn: 'arn' },
    base: { credential_process: '/usr/bin/vend --for audit' },
    loop: { source_profile: 'loop' },
  };
  expect(risksIn(profiles, 'audit')).toEqual([
    expect.stringContaining('The profile “base” starts a program'),
  ]);
  expect(risksIn(profiles, 'audit').join()).not.toContain('vend');
  expect(risksIn(profiles, 'loop')).toEqual([]);
});

// Red if the order is another than that of the SDK, which takes the first it finds (`fromIni`).
test.each([
  [{ role_arn: 'r', source_profile: 'b', web_identity_token_file: 't' }, 'role'],
  [{ role_arn: 'r', web_identity_token_file: 't', aws_access_key_id: 'a' }, 'web identity'],
  [{ role_arn: 'r' }, 'nothing named'],
  [{ aws_access_key_id: 'a', aws_secret_access_key: 's', web_identity_token_file: 't' }, 'keys'],
  [{ credential_process: 'p', sso_session: 's' }, 'program'],
  [{ sso_account_id: '1', login_session: 'l' }, 'sso'],
  [{ login_session: 'arn:aws:iam::111122223333:user/maria' }, 'login'],
])('a profile of %j signs in by its %s', (profile, kind) => {
  expect(profilesIn({ audit: profile }, {})).toMatchObject([{ name: 'audit', kind }]);
});

// Red if a prefix is lost or taken for a part of CloudTrail's layout.
test.each([
  ['s3://logs', { base: '', within: '' }],
  ['s3://logs/', { base: '', within: '' }],
  ['s3://logs/deep/prefix', { base: 'deep/prefix/', within: 'deep/prefix/' }],
  ['s3://logs/p/AWSLogs/o-1/111122223333', { base: 'p/', within: 'p/AWSLogs/o-1/111122223333/' }],
  [
    's3://logs/AWSLogs/111122223333/CloudTrail/',
    { base: '', within: 'AWSLogs/111122223333/CloudTrail/' },
  ],
  ['s3://logs/myAWSLogs/x', { base: 'myAWSLogs/x/', within: 'myAWSLogs/x/' }],
])('%s is read as its place', (url, place) => {
  expect(bucketPlace(url)).toEqual({ bucket: 'logs', ...place });
});
