import { everydayFailure } from './failures.ts';
import { makeRecord } from './make-record.ts';
import { GLOBAL_REGION, type Account } from './organisation.ts';
import type { Random } from './random.ts';
import type { Call, Caller, Planned, TrailRecord } from './record.ts';
import { SECOND } from './time.ts';
import type { World } from './world.ts';

/** What a call maker may look at. */
export interface Scope {
  readonly world: World;
  readonly random: Random;
  readonly account: Account;
  readonly region: string;
  readonly at: number;
}

export type MakeCall = (scope: Scope) => Call;

/** Services with one endpoint for the world; their events arrive in us-east-1. */
const GLOBAL_SOURCES = new Set([
  'iam.amazonaws.com',
  'organizations.amazonaws.com',
  'account.amazonaws.com',
  'health.amazonaws.com',
  'ce.amazonaws.com',
  'support.amazonaws.com',
]);

/** A piece of the trail written call by call, with a clock that only goes forward. */
export class Script {
  readonly planned: Planned[] = [];
  readonly world: World;
  readonly random: Random;
  readonly account: Account;
  readonly region: string;
  at: number;

  constructor(world: World, random: Random, account: Account, region: string, at: number) {
    this.world = world;
    this.random = random;
    this.account = account;
    this.region = region;
    this.at = world.clock(at);
  }

  /** Lets a random number of seconds pass, `low` to `high`. */
  wait(low: number, high: number): this {
    this.at = this.world.clock(this.at + this.random.between(low, high) * SECOND);
    return this;
  }

  /** Records a call now. The recipient is the script's account unless another is named. */
  call(
    caller: Caller,
    make: MakeCall | Call,
    elsewhere: { readonly recipient?: Account; readonly region?: string } = {},
  ): TrailRecord {
    const made = typeof make === 'function' ? make(this.scope(elsewhere.recipient)) : make;
    const region = GLOBAL_SOURCES.has(made.source)
      ? GLOBAL_REGION
      : (elsewhere.region ?? this.region);
    const recipient = (elsewhere.recipient ?? this.account).id;
    const record = makeRecord(this.random, caller, made, { at: this.at, region, recipient });
    this.planned.push({ at: this.at, record, kind: 'CloudTrail' });
    return record;
  }

  /** Records a routine call that fails with a service's everyday errors now and then. */
  routine(caller: Caller, make: MakeCall, failureRate: number): TrailRecord {
    const made = make(this.scope());
    const fails = made.failure === undefined && this.random.chance(failureRate);
    return this.call(caller, fails ? everydayFailure(made, caller, this.random) : made);
  }

  scope(account: Account = this.account): Scope {
    const { world, random, region, at } = this;
    return { world, random, account, region, at };
  }
}
