import type { Account } from '../organisation.ts';
import type { Random } from '../random.ts';
import { Script } from '../script.ts';
import type { World } from '../world.ts';

/** Something that happens from a moment on and leaves a few to a few dozen records. */
export interface Activity {
  readonly weight: number;
  readonly run: (world: World, random: Random, at: number) => Script;
}

/** A script in an account and region drawn by their weights. */
export function somewhere(world: World, random: Random, at: number): Script {
  return inAccount(world, random, at, random.weighted(world.organisation.accounts));
}

/** A script in an account that runs the company's own programs. */
export function inWorkload(world: World, random: Random, at: number): Script {
  const { accounts } = world.organisation;
  const workloads = accounts.filter(({ name }) => !WITHOUT_PROGRAMS.has(name));
  return inAccount(world, random, at, random.weighted(workloads.length > 0 ? workloads : accounts));
}

/** Accounts that only look after others. */
const WITHOUT_PROGRAMS = new Set(['management', 'security', 'log-archive', 'network']);

/** A script in an account, in a region drawn by weight. */
export function inAccount(world: World, random: Random, at: number, account: Account): Script {
  return new Script(world, random, account, random.weighted(world.organisation.regions).name, at);
}
