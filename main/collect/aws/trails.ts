/** How the trails of an account were set up when it was collected: what was logged at all. */
import type { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import type { Collected } from '../source.ts';
import { homeRegion } from './access.ts';
import { failureOf } from './failure.ts';
import type { Account } from './lookup.ts';
import { steadily } from './patience.ts';
import { enabledRegions } from './scope.ts';

type Told = Readonly<Record<string, unknown>>;

/** A trail, and what the calls about it answered; one that was refused says why. */
interface TrailTold {
  readonly arn: string;
  readonly trail: Told;
  readonly status: Told;
  readonly eventSelectors: Told;
  readonly insightSelectors: Told;
}

/**
 * One mark for each account: all trails of the regions, with their status, their event selectors and
 * their insight selectors as AWS answered, and the regions that are enabled, null where nobody may tell.
 * An account without a trail has a mark that says so.
 */
export async function* trailMarks(
  accounts: readonly Account[],
  regions: readonly string[],
  now: () => number,
): AsyncGenerator<Collected> {
  for (const account of accounts) {
    const trails = new Map<string, TrailTold>();
    const refused: Record<string, string> = {};
    const asked = account.regions ?? regions;
    for (const region of asked) {
      try {
        for (const told of await trailsIn(account, region, trails)) trails.set(told.arn, told);
      } catch (thrown) {
        refused[region] = failureOf(thrown).words;
      }
    }
    const item = {
      account: account.account,
      at: new Date(now()).toISOString(),
      regions: asked,
      enabled: account.regions ?? (await enabledOrNull(account)),
      trails: [...trails.values()],
      refused,
    };
    yield { kind: 'mark', act: 'collection.trails', item };
  }
}

/** Which regions could have been asked: only told, so that it may be refused. */
async function enabledOrNull({ access }: Account): Promise<readonly string[] | null> {
  try {
    return await enabledRegions(access);
  } catch {
    return null;
  }
}

async function trailsIn(
  { access }: Account,
  region: string,
  known: ReadonlyMap<string, TrailTold>,
): Promise<TrailTold[]> {
  const sdk = await import('@aws-sdk/client-cloudtrail');
  // A trail of all regions is told where it lives, and again as a shadow in us-east-1.
  const includeShadowTrails = region === homeRegion;
  const { trailList = [] } = await steadily(access, async () =>
    (await access.cloudTrail(region)).send(new sdk.DescribeTrailsCommand({ includeShadowTrails })),
  );
  const found: TrailTold[] = [];
  for (const { TrailARN: arn = '', HomeRegion = region } of trailList) {
    if (known.has(arn)) continue;
    const ask = (send: (client: CloudTrailClient) => Promise<object>): Promise<Told> =>
      told(() => steadily(access, async () => send(await access.cloudTrail(HomeRegion))));
    const [Name, TrailName] = [arn, arn];
    found.push({
      arn,
      trail: await ask((client) => client.send(new sdk.GetTrailCommand({ Name }))),
      status: await ask((client) => client.send(new sdk.GetTrailStatusCommand({ Name }))),
      eventSelectors: await ask((client) =>
        client.send(new sdk.GetEventSelectorsCommand({ TrailName })),
      ),
      insightSelectors: await ask((client) =>
        client.send(new sdk.GetInsightSelectorsCommand({ TrailName })),
      ),
    });
  }
  return found;
}

/** The answer as JSON, times as RFC 3339, without the SDK's own words about the request. */
async function told(ask: () => Promise<object>): Promise<Told> {
  try {
    const { $metadata: _, ...answer } = (await ask()) as Record<string, unknown>;
    return JSON.parse(JSON.stringify(answer)) as Told;
  } catch (thrown) {
    const { code, words } = failureOf(thrown);
    return code === 'InsightNotEnabledException' ? { InsightSelectors: [] } : { refused: words };
  }
}
