import { loadSharedConfigFiles } from '@smithy/core/config';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test, vi } from 'vitest';
import { Access, type SignIn } from '../../../../main/collect/aws/access.ts';
import { profileRisks } from '../../../../main/collect/aws/profile-risks.ts';
import { reachOf } from '../../../../main/collect/aws/scope.ts';
import { startFakeAws } from '../../../fake-aws/server.ts';
import { emptyWorld, plantedKey, type World } from '../../../fake-aws/world.ts';
import { tempFolder } from '../../../fixtures/temp.ts';

const auditRole = 'arn:aws:iam::222233334444:role/Audit';

/** The AWS configuration of a person: profiles as `aws configure` writes them. */
const configuration = `
[profile plain]
aws_access_key_id = ${plantedKey.accessKeyId}
aws_secret_access_key = ${plantedKey.secretAccessKey}
region = eu-central-1

[profile role]
role_arn = ${auditRole}
source_profile = plain
external_id = x-1

[profile mfa]
role_arn = ${auditRole}
source_profile = plain
external_id = x-1
mfa_serial = arn:aws:iam::111122223333:mfa/maria

[profile process]
credential_process = node -e "console.log(JSON.stringify({Version:1,AccessKeyId:'${plantedKey.accessKeyId}',SecretAccessKey:'${plantedKey.secretAccessKey}'}))"

[profile sso]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Audit

[sso-session corp]
sso_region = us-east-1
sso_start_url = https://corp.example/start
`;

async function worldWith(change: (world: World) => void = () => undefined): Promise<SignIn> {
  const world = emptyWorld(['111122223333', '222233334444'], ['eu-central-1', 'us-east-1']);
  world.roles.set(auditRole, { externalId: 'x-1' });
  change(world);
  const fake = await startFakeAws(world);
  onTestFinished(() => fake.close());
  onTestFinished(() => void vi.unstubAllEnvs());
  const folder = tempFolder();
  const [config, credentials] = [join(folder, 'config'), join(folder, 'credentials')];
  writeFileSync(config, configuration);
  writeFileSync(credentials, '');
  vi.stubEnv('AWS_CONFIG_FILE', config);
  vi.stubEnv('AWS_SHARED_CREDENTIALS_FILE', credentials);
  vi.stubEnv('AWS_ACCESS_KEY_ID', undefined);
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', undefined);
  vi.stubEnv('AWS_EC2_METADATA_DISABLED', 'true');
  vi.stubEnv('HOME', folder);
  return { endpoint: fake.url };
}

// Red if the chain of the SDK is not used, or a role of the profile is asked for at another endpoint.
test.each([
  ['plain', 'arn:aws:iam::111122223333:user/auditor'],
  ['role', 'arn:aws:sts::222233334444:assumed-role/Audit/'],
  ['process', 'arn:aws:iam::111122223333:user/auditor'],
])('the profile “%s” signs in', async (profile, arn) => {
  const signIn = await worldWith();
  const identity = await new Access({ ...signIn, profile }).identity();
  expect(identity.arn).toContain(arn);
});

// Red if the code of the device does not reach AWS, or is asked for where there is none.
test('a profile with an MFA device asks the person for its code', async () => {
  const signIn = await worldWith((world) =>
    world.roles.set(auditRole, { externalId: 'x-1', mfa: '123456' }),
  );
  const asked: string[] = [];
  const mfaCode = (serial: string): Promise<string> => {
    asked.push(serial);
    return Promise.resolve('123456');
  };
  const identity = await new Access({ ...signIn, profile: 'mfa', mfaCode }).identity();
  expect(identity.account).toBe('222233334444');
  expect(asked).toEqual(['arn:aws:iam::111122223333:mfa/maria']);
});

// Red if each account signs in for itself: a code is accepted once.
test('the code of a device is asked for once, for all accounts that are entered from there', async () => {
  const others = ['111122223333', '333344445555'];
  const signIn = await worldWith((world) => {
    world.roles.set(auditRole, { externalId: 'x-1', mfa: '123456' });
    for (const id of others) world.roles.set(`arn:aws:iam::${id}:role/Audit`, {});
  });
  const asked: string[] = [];
  const mfaCode = (serial: string): Promise<string> => {
    asked.push(serial);
    return Promise.resolve('123456');
  };
  const asMfa = { ...signIn, profile: 'mfa', roleName: 'Audit', mfaCode };
  const reach = await reachOf(asMfa, { accounts: ['222233334444', ...others] });
  expect(reach.accounts.map(({ account }) => account)).toEqual(['222233334444', ...others]);
  expect(asked).toHaveLength(1);
});

// Red if a role's renewal keeps the sign-in that ended, or each role of several makes its own.
test('an ended sign-in is made anew once for all accounts that share it', async () => {
  const others = ['111122223333', '333344445555'];
  const signIn = await worldWith((world) => {
    world.roles.set(auditRole, { externalId: 'x-1', mfa: '123456' });
    for (const id of others) world.roles.set(`arn:aws:iam::${id}:role/Audit`, {});
  });
  let asked = 0;
  const mfaCode = (): Promise<string> => {
    asked += 1;
    return Promise.resolve('123456');
  };
  const base = new Access({ ...signIn, profile: 'mfa', roleName: 'Audit', mfaCode });
  const own = await base.identity();
  const roles = others.map((id) => base.inAccount(id, own));
  const enter = () => Promise.all(roles.map((role) => role.identity()));
  await enter();
  expect(asked).toBe(1);
  for (const role of roles) role.renew();
  expect((await enter()).map(({ account }) => account)).toEqual(others);
  expect(asked).toBe(2);
});

// Red if what the SDK says of a missing sign-in is passed on, or says nothing about what to do.
test.each([
  ['sso', /^Signing in did not work: the SSO session has ended; run “aws sso login” again\.$/],
  [
    'nobody',
    /^Signing in did not work: no credentials were found; name a profile of your AWS configuration\.$/,
  ],
])(
  'the profile “%s”, which gives no credentials, is refused in one sentence',
  async (profile, said) => {
    const signIn = await worldWith();
    const refused = reachOf({ ...signIn, profile }, {});
    await expect(refused).rejects.toMatchObject({
      code: 'refused',
      message: expect.stringMatching(said),
    });
  },
);

// Red if the program of a profile is started before it is named, or a line about the profile in the other
// file hides it.
test('a profile with a program of its own is a risk that is named, and the others are not', async () => {
  await worldWith();
  expect(await profileRisks('process')).toHaveLength(1);
  expect(await profileRisks('role')).toEqual([]);
  // What the credentials file adds to a profile takes nothing away from it, as with the SDK.
  writeFileSync(process.env['AWS_SHARED_CREDENTIALS_FILE'] ?? '', '[process]\nregion = x\n');
  await loadSharedConfigFiles({ ignoreCache: true });
  expect(await profileRisks('process')).toHaveLength(1);
});

// Red if another account is read without a role, or suspended ones are asked for.
test('the scope: other accounts need a role, the organization leaves out what is suspended', async () => {
  const signIn = await worldWith((world) => {
    Object.assign(world, {
      accounts: [
        { id: '111122223333', name: 'a' },
        { id: '222233334444', name: 'b' },
        { id: '333344445555', name: 'c', status: 'SUSPENDED' },
      ],
    });
  });
  const plain = { ...signIn, profile: 'plain' };
  await expect(reachOf(plain, { accounts: ['222233334444'] })).rejects.toMatchObject({
    code: 'bad_request',
  });
  const reach = await reachOf(
    { ...plain, roleName: 'Audit', externalId: 'x-1' },
    { organization: true },
  );
  expect(reach.accounts.map(({ identity }) => identity.account)).toEqual([
    '111122223333',
    '222233334444',
  ]);
  expect(reach.regions).toEqual(['eu-central-1', 'us-east-1']);
  expect(reach.notes).toEqual(['Account 333344445555 is left out: it is suspended.']);
});

// Red if nothing that can be read is taken for a collection of nothing.
test('without a single account that can be read there is nothing to collect, and the reason is told', async () => {
  const signIn = await worldWith((world) => world.denied.add('* ec2:DescribeRegions'));
  const plain = { ...signIn, profile: 'plain' };
  await expect(reachOf(plain, {})).rejects.toMatchObject({
    code: 'refused',
    message: expect.stringMatching(
      /^No account can be read; 111122223333: .* lacks the permission ec2:DescribeRegions\.$/,
    ),
  });
  const named = await reachOf(plain, { regions: ['eu-central-1'] });
  expect(named.regions).toEqual(['us-east-1', 'eu-central-1']);
});
