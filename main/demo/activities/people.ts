import { userCaller } from '../identity.ts';
import { iamUser } from '../iam-users.ts';
import { accountNamed, type Person } from '../organisation.ts';
import type { Random } from '../random.ts';
import type { Caller } from '../record.ts';
import type { MakeCall, Script } from '../script.ts';
import { allowInternalIngress, createTags, ec2Reads } from '../services/ec2.ts';
import { iamReads, tagRole } from '../services/iam.ts';
import { kmsReads } from '../services/kms.ts';
import { governanceReads, organisationReads, platformReads } from '../services/platform-reads.ts';
import { modifyDatabase, putMetricAlarm, updateService } from '../services/platform-writes.ts';
import { getDocument, putBucketTagging, s3Reads } from '../services/s3.ts';
import { consoleLogin, workforceSignIn } from '../services/sign-in.ts';
import { HOUR, MINUTE } from '../time.ts';
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

/** Sessions of people, kept for the hour that their credentials last. */
const LIVE = new WeakMap<World, Map<string, { readonly caller: Caller; readonly until: number }>>();

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
  if (known !== undefined && known.until > script.at + 12 * MINUTE) return known.caller;
  const { caller } = workforceSignIn(script, person, way);
  live.set(key, { caller, until: script.at + HOUR });
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
  const caller = userCaller({ ...user, accessKeyId }, { ...client, console: true }, script.at);
  const calls = random.between(4, 14);
  for (let index = 0; index < calls; index += 1) {
    script.wait(1, 25).routine(caller, random.pick(s3Reads), 0.05);
  }
  return script;
}

/** What happens because people are at work; spread over working hours. */
export const peopleActivities: readonly Activity[] = [
  { weight: 30, run: workforceVisit },
  { weight: 1, run: consoleUserVisit },
];
