/** Which accounts and regions a collection reads. */
import { Problem } from '../../../preload/contract/errors.ts';
import { Access, homeRegion, type Identity, type SignIn } from './access.ts';
import { failureOf } from './failure.ts';
import type { Account } from './lookup.ts';
import { steadily } from './patience.ts';

/** What a person asks for. */
export interface Scope {
  /** Account ids; absent: the account that one signs in to. */
  readonly accounts?: readonly string[] | undefined;
  /** All active accounts of the organization. */
  readonly organization?: boolean;
  /** Region names; absent: all that are enabled. */
  readonly regions?: readonly string[] | undefined;
}

/** What can be read of it, and what not, with the reason. */
export interface Reach {
  readonly accounts: readonly Account[];
  readonly closed: readonly { readonly account: string; readonly words: string }[];
  readonly regions: readonly string[];
  /** What a person should know: why a region is read too, which accounts are left out. */
  readonly notes: readonly string[];
}

/**
 * Signs in and finds out what can be read. An account that cannot be entered closes none of the others.
 *
 * @throws Problem refused (no credentials, a permission that all depends on), unreachable, bad_request
 */
export async function reachOf(signIn: SignIn, scope: Scope): Promise<Reach> {
  const access = new Access(signIn);
  const own = await orProblem('Signing in', () => steadily(access, () => access.identity()));
  const notes: string[] = [];
  const wanted = await accountsOf(access, own, scope, notes);
  refuseWithoutRole(signIn, wanted, own);
  const accounts: Account[] = [];
  const closed: { account: string; words: string }[] = [];
  for (const account of wanted) {
    const inside = access.inAccount(account, own);
    try {
      const identity = await steadily(inside, () => inside.identity());
      // A region that an account has not enabled refuses it as if its key were wrong.
      const enabled = scope.regions === undefined ? await enabledRegions(inside) : undefined;
      accounts.push({
        account,
        access: inside,
        identity,
        ...(enabled === undefined ? {} : { regions: enabled }),
      });
    } catch (thrown) {
      closed.push({ account, words: failureOf(thrown).words });
    }
  }
  const [first] = closed;
  if (accounts.length === 0 && first !== undefined) {
    throw new Problem('refused', `No account can be read; ${first.account}: ${first.words}.`);
  }
  const regions =
    scope.regions === undefined
      ? [...new Set(accounts.flatMap((each) => each.regions ?? []))].sort()
      : withHome(scope.regions, notes);
  return { accounts, closed, regions, notes };
}

async function accountsOf(
  access: Access,
  own: Identity,
  scope: Scope,
  notes: string[],
): Promise<readonly string[]> {
  if (scope.organization !== true) return scope.accounts ?? [own.account];
  const { OrganizationsClient, paginateListAccounts } =
    await import('@aws-sdk/client-organizations');
  const client = new OrganizationsClient(await access.config(homeRegion));
  const active: string[] = [];
  const list = async (): Promise<void> => {
    active.length = 0;
    for await (const { Accounts = [] } of paginateListAccounts({ client }, {})) {
      for (const { Id = '', Status = '' } of Accounts) {
        if (Status === 'ACTIVE') active.push(Id);
        else notes.push(`Account ${Id} is left out: it is ${Status.toLowerCase()}.`);
      }
    }
  };
  await orProblem('Listing the accounts of the organization', () => steadily(access, list));
  client.destroy();
  return active;
}

function refuseWithoutRole(signIn: SignIn, wanted: readonly string[], own: Identity): void {
  const others = wanted.filter((account) => account !== own.account);
  if (others.length === 0 || signIn.roleName !== undefined) return;
  throw new Problem(
    'bad_request',
    `You are signed in to ${own.account}; name the role to assume in ${others[0]}.`,
  );
}

function withHome(regions: readonly string[], notes: string[]): readonly string[] {
  if (regions.includes(homeRegion) || !regions.every(isCommercial)) return regions;
  notes.push(
    `${homeRegion} is read too: IAM, STS, CloudFront and the console's sign-in report there.`,
  );
  return [homeRegion, ...regions];
}

/** China and GovCloud have other homes for global services, and are partitions of their own. */
function isCommercial(region: string): boolean {
  return !/^(cn|us-gov|us-iso)/.test(region);
}

/** Every region that the account has enabled. @throws Refused */
export async function enabledRegions(access: Access): Promise<string[]> {
  const { DescribeRegionsCommand, EC2Client } = await import('@aws-sdk/client-ec2');
  const client = new EC2Client(await access.config(homeRegion));
  const { Regions = [] } = await steadily(access, () =>
    client.send(new DescribeRegionsCommand({})),
  );
  client.destroy();
  return Regions.flatMap(({ RegionName }) => RegionName ?? []).sort();
}

/**
 * What everything else depends on: without it there is nothing to collect.
 *
 * @throws Problem refused, unreachable
 */
export async function orProblem<T>(doing: string, ask: () => Promise<T>): Promise<T> {
  try {
    return await ask();
  } catch (thrown) {
    if (thrown instanceof Problem) throw thrown;
    const { kind, words } = failureOf(thrown);
    const code = kind === 'transient' ? 'unreachable' : 'refused';
    throw new Problem(code, `${doing} did not work: ${words}.`);
  }
}
