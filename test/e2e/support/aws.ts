import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { writeDemo } from '../../../main/demo/index.ts';
import { demoWorld } from '../../fake-aws/demo-world.ts';
import { startFakeAws, type FakeAws } from '../../fake-aws/server.ts';
import { plantedKey, plantedToken, type World } from '../../fake-aws/world.ts';

/** A fake AWS with the demonstration of the last days in it, which a Trailproof started now will ask. */
export interface FakeCloud {
  readonly fake: FakeAws;
  readonly world: World;
  /** The person's AWS configuration. */
  readonly config: string;
  close(): Promise<void>;
}

export const mfaCode = '481516';

/** Serves one account and region; profiles `client`, `ended`, `mfa` and `tool` lie in its configuration. */
export async function startFakeCloud(events: number): Promise<FakeCloud> {
  const folder = mkdtempSync(join(tmpdir(), 'trailproof-cloud-'));
  const end = new Date().toISOString();
  await writeDemo({ out: join(folder, 'trail'), events, accounts: 1, regions: 1, days: 2, end });
  const world = demoWorld(join(folder, 'trail'), 'demo-trail');
  const [account = ''] = world.accounts.map(({ id }) => id);
  const role = `arn:aws:iam::${account}:role/Audit`;
  world.roles.set(role, { mfa: mfaCode });
  world.principals.set('ASIAFAKEENDED0000001', {
    account,
    arn: `arn:aws:sts::${account}:assumed-role/Audit/maria`,
    userId: 'AROAFAKE:maria',
    secret: plantedKey.secretAccessKey,
    token: `${plantedToken}ended`,
    expires: Date.now() - 60_000,
  });
  const fake = await startFakeAws(world);
  writeFileSync(join(folder, 'config'), configuration(account, role));
  writeFileSync(join(folder, 'credentials'), '');
  const environment = {
    TRAILPROOF_AWS_ENDPOINT: fake.url,
    AWS_CONFIG_FILE: join(folder, 'config'),
    AWS_SHARED_CREDENTIALS_FILE: join(folder, 'credentials'),
    AWS_EC2_METADATA_DISABLED: 'true',
  };
  Object.assign(process.env, environment);
  return {
    fake,
    world,
    config: environment.AWS_CONFIG_FILE,
    async close() {
      for (const name of Object.keys(environment)) Reflect.deleteProperty(process.env, name);
      await fake.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

function configuration(account: string, role: string): string {
  return `
[profile client]
aws_access_key_id = ${plantedKey.accessKeyId}
aws_secret_access_key = ${plantedKey.secretAccessKey}

[profile ended]
aws_access_key_id = ASIAFAKEENDED0000001
aws_secret_access_key = ${plantedKey.secretAccessKey}
aws_session_token = ${plantedToken}ended

[profile mfa]
role_arn = ${role}
source_profile = client
mfa_serial = arn:aws:iam::${account}:mfa/maria

[profile tool]
credential_process = get-credentials
`;
}
