import { userCaller, type Client, type LongTermKey } from './identity.ts';
import { accountNamed, type Account } from './organisation.ts';
import { Random } from './random.ts';
import type { Caller } from './record.ts';
import type { World } from './world.ts';

export interface IamUser extends LongTermKey {
  readonly home: Account;
  readonly accessKeyId: string;
}

/** An IAM user left from before the workforce moved to IAM Identity Center, with its access key. */
export function iamUser(world: World, user: string, accountName: string): IamUser {
  const home = accountNamed(world.organisation, accountName);
  const random = new Random(world.seed, 'user', home.id, user);
  return {
    home,
    account: home.id,
    user,
    userId: `AIDA${random.base32(17)}`,
    accessKeyId: `AKIA${random.base32(16)}`,
  };
}

/** Programs that still use a long-term key, with their usual address and client. */
export function programUsers(
  world: World,
): readonly { readonly user: IamUser; readonly caller: Caller }[] {
  const sdk =
    'Boto3/1.38.42 md/Botocore#1.38.42 ua/2.1 os/linux#5.15.0 md/arch#x86_64 lang/python#3.12.3';
  return (
    [
      ['billing-export', 'management', '198.51.100.40'],
      ['partner-feed', 'payments-prod', '198.51.100.52'],
      ['mail-relay', 'payments-prod', '192.0.2.77'],
    ] as const
  ).map(([name, account, address]) => {
    const user = iamUser(world, name, account);
    const client: Client = { address, agent: sdk };
    return { user, caller: userCaller(user, client) };
  });
}
