import { makeAssets, type Assets } from './assets.ts';
import type { Plan } from './options.ts';
import { buildOrganisation, type Account, type Organisation } from './organisation.ts';
import { Random } from './random.ts';
import { DAY, HOUR, MINUTE, SECOND } from './time.ts';

/** Everything the activities and stories share: who exists, what exists, and when logging was on. */
export interface World {
  readonly seed: string;
  readonly organisation: Organisation;
  readonly start: number;
  readonly end: number;
  /** From StopLogging to StartLogging; no account of the organisation records anything between. */
  readonly outage: { readonly from: number; readonly to: number };
  /** Moves a moment to one at which the trail was recording. */
  readonly clock: (at: number) => number;
  readonly assets: (account: Account, region: string) => Assets;
  /** `AROA…` of a role, the same every time it is asked for. */
  readonly roleId: (account: string, role: string) => string;
}

/** The trail is created in the first minute; nothing else can be recorded before. */
export const TRAIL_CREATION = 90 * SECOND;

/** Builds the world of a plan. Identifiers are drawn per thing, so they do not depend on order. */
export function buildWorld(plan: Plan): World {
  const organisation = buildOrganisation(plan.seed, plan.accounts, plan.regions);
  const assets = new Map<string, Assets>();
  const roles = new Map<string, string>();
  const from = plan.start + Math.floor(plan.days * 0.6) * DAY + HOUR + 12 * MINUTE + 7 * SECOND;
  const outage = { from, to: from + 38 * MINUTE };
  return {
    seed: plan.seed,
    organisation,
    start: plan.start,
    end: plan.end,
    outage,
    clock: (at) => {
      const shifted = at > outage.from && at < outage.to ? at + (outage.to - outage.from) : at;
      return shifted < plan.end ? shifted : plan.end - SECOND - (shifted % (5 * MINUTE));
    },
    assets: (account, region) =>
      remember(assets, `${account.id} ${region}`, () => makeAssets(plan.seed, account, region)),
    roleId: (account, role) =>
      remember(roles, `${account} ${role}`, () => {
        return `AROA${new Random(plan.seed, 'role', account, role).base32(17)}`;
      }),
  };
}

function remember<T>(known: Map<string, T>, key: string, make: () => T): T {
  const found = known.get(key);
  if (found !== undefined) return found;
  const made = make();
  known.set(key, made);
  return made;
}
