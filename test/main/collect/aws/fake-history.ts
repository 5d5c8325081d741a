/** Accounts with a history of small events, and a fake AWS that serves it fast. */
import { onTestFinished } from 'vitest';
import { Access } from '../../../../main/collect/aws/access.ts';
import type { Account } from '../../../../main/collect/aws/lookup.ts';
import { sha256Hex } from '../../../../main/platform/hash.ts';
import { type FakeAws, type FakeAwsOptions, startFakeAws } from '../../../fake-aws/server.ts';
import { emptyWorld, type FakeEvent, plantedKey, type World } from '../../../fake-aws/world.ts';
import { record } from '../../../fixtures/records.ts';

export const day = 86_400_000;
export const accountIds = [
  '111122223333',
  '222233334444',
  '333344445555',
  '444455556666',
  '555566667777',
];
export const regionNames = ['us-east-1', 'eu-central-1', 'eu-west-1', 'ap-southeast-2'];

/** `count` events for each account and region, evenly over `days` up to `now`, newest first. */
export function historyWorld(
  shape: {
    readonly accounts: number;
    readonly regions: number;
    readonly count: number;
    readonly days: number;
  },
  now: number,
): World {
  const accounts = accountIds.slice(0, shape.accounts);
  const regions = regionNames.slice(0, shape.regions);
  const world = emptyWorld(accounts, regions);
  for (const account of accounts) {
    world.roles.set(roleOf(account), { externalId: 'planted-external-id' });
    for (const region of regions) {
      const step = (shape.days * day) / shape.count / 1000;
      const newest = Math.floor(now / 1000) - 30;
      const events = Array.from({ length: shape.count }, (_, index) =>
        fakeEvent(account, region, Math.floor(newest - index * step), index),
      );
      world.events.set(`${account} ${region}`, events);
    }
  }
  return world;
}

export function fakeEvent(account: string, region: string, time: number, index: number): FakeEvent {
  const id = sha256Hex(`${account} ${region} ${index}`).replace(
    /^(.{8})(.{4})(.{4})(.{4})(.{12}).*$/,
    '$1-$2-$3-$4-$5',
  );
  return {
    id,
    time,
    name: 'GetUser',
    source: 'iam.amazonaws.com',
    username: 'maria',
    readOnly: true,
    text: JSON.stringify(
      record({
        eventID: id,
        eventTime: new Date(time * 1000).toISOString().replace('.000Z', 'Z'),
        recipientAccountId: account,
        awsRegion: region,
      }),
    ),
  };
}

export function roleOf(account: string): string {
  return `arn:aws:iam::${account}:role/Audit`;
}

/** Starts a fake and signs in with the planted key; both end with the test. */
export async function signedIn(
  world: World,
  options: FakeAwsOptions = {},
): Promise<{ fake: FakeAws; access: Access }> {
  const fake = await startFakeAws(world, options);
  onTestFinished(() => fake.close());
  useKey();
  const access = new Access(signInAt(fake.url));
  onTestFinished(() => access.close());
  return { fake, access };
}

export function signInAt(endpoint: string) {
  return { endpoint, roleName: 'Audit', externalId: 'planted-external-id' };
}

/** The planted key, where the SDK's chain looks first. */
export function useKey(): void {
  process.env['AWS_ACCESS_KEY_ID'] = plantedKey.accessKeyId;
  process.env['AWS_SECRET_ACCESS_KEY'] = plantedKey.secretAccessKey;
}

/** All accounts of the world, entered through the role. */
export async function accountsOf(access: Access, accounts: readonly string[]): Promise<Account[]> {
  const own = await access.identity();
  return Promise.all(
    accounts.map(async (account) => {
      const inside = access.inAccount(account, own);
      return { account, access: inside, identity: await inside.identity() };
    }),
  );
}
