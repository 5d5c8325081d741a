import { federatedCaller, userCaller } from '../identity.ts';
import { iamUser, programUsers } from '../iam-users.ts';
import { accountNamed, type Person } from '../organisation.ts';
import type { Random } from '../random.ts';
import type { Caller } from '../record.ts';
import type { MakeCall, Script } from '../script.ts';
import { allowInternalIngress, createTags, ec2Reads } from '../services/ec2.ts';
import { iamReads, tagRole } from '../services/iam.ts';
import { kmsReads } from '../services/kms.ts';
import { governanceReads, organisationReads, platformReads } from '../services/platform-reads.ts';
import { modifyDatabase, putMetricAlarm, updateService } from '../services/platform-writes.ts';
import { getDocument, putBucketTagging, putDocument, s3Reads } from '../services/s3.ts';
import { consoleLogin, workforceSignIn } from '../services/sign-in.ts';
import { federationToken } from '../services/sts.ts';
import { MINUTE } from '../time.ts';
import type { World } from '../world.ts';
import { inAccount, somewhere, type Activity } from './activity.ts';

interface Work {
  readonly reads: readonly MakeCall[];
  readonly writes: readonly MakeCall[];
}

const operations = [...ec2Reads, ...platformReads, ...s3Reads, ...kmsReads];

const WORK: Readonly<Record<string, Work>> = {
  AdministratorAccess: {
    reads: [...operations, ...iamReads, ...governanceReads],
    writes: [allowInternalIngress, modifyDatabase, tagRole, createTags, putBucketTagging],
  },
  DeveloperAccess: {
    reads: [...operations, getDocument],
    writes: [updateService, putMetricAlarm, createTags],
  },
  ReadOnlyAccess: { reads: operations, writes: [] },
  SecurityAudit: { reads: [...iamReads, ...governanceReads, ...s3Reads, ...kmsReads], writes: [] },
  Billing: { reads: organisationReads, writes: [] },
};

/** Credentials last an hour; a visit that begins this late still ends in time. */
const REUSED_FOR = 45 * MINUTE;

/** The latest session of each person, account and way of working. */
const LIVE = new WeakMap<World, Map<string, { readonly caller: Caller; readonly since: number }>>();

function workforceVisit(world: World, random: Random, at: number): Script {
  const person = random.favour(world.organisation.people);
  const script =
    person.permissionSet === 'Billing'
      ? inAccount(world, random, at, accountNamed(world.organisation, 'management'))
      : somewhere(world, random, at);
  const way = random.chance(0.65) ? 'console' : 'terminal';
  const caller = sessionOf(script, person, way);
  const work = WORK[person.permissionSet] ?? { reads: operations, writes: [] };
  const screens = random.between(2, 6);
  for (let screen = 0; screen < screens; screen += 1) {
    const first = random.between(0, work.reads.length - 1);
    const calls = way === 'console' ? random.between(3, 8) : random.between(1, 3);
    for (let index = 0; index < calls; index += 1) {
      const make = work.reads[(first + index) % work.reads.length] as MakeCall;
      script.wait(0, 1).routine(caller, make, 0.05);
    }
    if (work.writes.length > 0 && random.chance(0.12)) {
      script.wait(5, 40).routine(caller, random.pick(work.writes), 0.04);
    }
    script.wait(8, 90);
  }
  return script;
}

function sessionOf(script: Script, person: Person, way: 'console' | 'terminal'): Caller {
  const { world } = script;
  const live = LIVE.get(world) ?? new Map();
  LIVE.set(world, live);
  const key = `${person.email} ${script.account.id} ${way}`;
  const known = live.get(key);
  if (known !== undefined && known.since <= script.at && script.at < known.since + REUSED_FOR) {
    return known.caller;
  }
  const { caller } = workforceSignIn(script, person, way);
  live.set(key, { caller, since: script.at });
  script.wait(2, 15);
  return caller;
}

/** The claims desk's last console user from before Identity Center; signs in with a code. */
function consoleUserVisit(world: World, random: Random, at: number): Script {
  const user = iamUser(world, 'daniel.abara', 'payments-prod');
  const script = inAccount(world, random, at, user.home);
  const browser = world.organisation.people[0]?.browser ?? '';
  const client = { address: '198.51.100.12', agent: browser };
  const { user: name, userId, account } = user;
  script.call(
    userCaller({ user: name, userId, account }, client),
    consoleLogin(script.region, 'Success', true),
  );
  const accessKeyId = `ASIA${random.base32(16)}`;
  const session = { since: script.at, mfa: true };
  const caller = userCaller({ ...user, accessKeyId }, { ...client, console: true }, session);
  const calls = random.between(4, 14);
  for (let index = 0; index < calls; index += 1) {
    script.wait(1, 25).routine(caller, random.pick(s3Reads), 0.05);
  }
  return script;
}

/** A partner's clerk: the feed's IAM user asks for a federation token and hands it on. */
function partnerVisit(world: World, random: Random, at: number): Script {
  const feed = programUsers(world).find(({ user }) => user.user === 'partner-feed');
  if (feed === undefined) throw new Error('the partner feed is a program user');
  const script = inAccount(world, random, at, feed.user.home);
  const name = `partner-clerk-${random.between(1, 9)}`;
  const accessKeyId = `ASIA${random.base32(16)}`;
  script.call(feed.caller, federationToken(script, name, accessKeyId));
  const client = { address: '192.0.2.180', agent: world.organisation.people[1]?.browser ?? '' };
  const session = { accessKeyId, since: script.at };
  const caller = federatedCaller(feed.user, name, session, client);
  const calls = random.between(2, 6);
  for (let index = 0; index < calls; index += 1) {
    script.wait(3, 40).routine(caller, random.pick([getDocument, putDocument]), 0.05);
  }
  return script;
}

/** What happens because people are at work; spread over working hours. */
export const peopleActivities: readonly Activity[] = [
  { weight: 30, run: workforceVisit },
  { weight: 1, run: consoleUserVisit },
  { weight: 1, run: partnerVisit },
];
