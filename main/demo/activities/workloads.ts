import { invokedBy, roleCaller } from '../identity.ts';
import { programUsers } from '../iam-users.ts';
import type { Random } from '../random.ts';
import type { MakeCall, Script } from '../script.ts';
import { createSnapshot, runInstances, terminateInstances } from '../services/ec2.ts';
import { decrypt, generateDataKey } from '../services/kms.ts';
import {
  createLogStream,
  getParameter,
  getSecretValue,
  updateInstanceInformation,
} from '../services/platform-writes.ts';
import { getDocument, listBuckets, putDocument } from '../services/s3.ts';
import { assumeServiceRole } from '../services/sts.ts';
import type { World } from '../world.ts';
import { inAccount, inWorkload, type Activity } from './activity.ts';

/** A function starts: Lambda takes its role, the function fetches what it needs and works. */
function functionRun(world: World, random: Random, at: number): Script {
  const script = inWorkload(world, random, at);
  const name = random.favour(world.assets(script.account, script.region).functions);
  const request = { account: script.account, role: name, path: '/service-role/', name };
  const session = assumeServiceRole(script, 'lambda.amazonaws.com', request);
  const agent =
    'aws-sdk-js/3.828.0 ua/2.1 os/linux lang/js md/nodejs#22.15.1 exec-env/AWS_Lambda_nodejs22.x';
  const caller = roleCaller(world, session, {
    address: `198.51.100.${210 + (name.length % 20)}`,
    agent,
  });
  script.wait(1, 2).routine(caller, createLogStream, 0.02);
  script.routine(invokedBy(caller, 'lambda.amazonaws.com'), decrypt, 0.01);
  script.wait(0, 1).routine(caller, random.pick([getSecretValue, getParameter]), 0.03);
  const calls = random.between(1, 9);
  for (let index = 0; index < calls; index += 1) {
    script
      .wait(0, 20)
      .routine(caller, random.pick([getDocument, putDocument, decrypt, generateDataKey]), 0.03);
  }
  return script;
}

/** An instance's agent reports and its program reads configuration and documents. */
function instanceWork(world: World, random: Random, at: number): Script {
  const script = inWorkload(world, random, at);
  const instance = random.favour(world.assets(script.account, script.region).instances);
  const request = {
    account: script.account,
    role: 'ledger-instance',
    name: instance,
    instance: true,
  };
  const session = {
    ...assumeServiceRole(script, 'ec2.amazonaws.com', request),
  };
  const agent = 'aws-sdk-go/1.55.7 (go1.23.8; linux; arm64) amazon-ssm-agent/';
  const caller = roleCaller(world, session, {
    address: `198.51.100.${230 + (instance.charCodeAt(4) % 20)}`,
    agent,
  });
  script.wait(1, 5).routine(caller, updateInstanceInformation, 0.01);
  const calls = random.between(2, 10);
  for (let index = 0; index < calls; index += 1) {
    const make: MakeCall = random.pick([
      getParameter,
      getSecretValue,
      decrypt,
      generateDataKey,
      getDocument,
    ]);
    script.wait(0, 45).routine(caller, make, 0.04);
  }
  return script;
}

/** The auto scaling group replaces an instance. */
function scaling(world: World, random: Random, at: number): Script {
  const script = inWorkload(world, random, at);
  const service = 'autoscaling.amazonaws.com';
  const session = assumeServiceRole(script, service, {
    account: script.account,
    role: 'AWSServiceRoleForAutoScaling',
    path: `/aws-service-role/${service}/`,
    name: 'AutoScaling',
  });
  const caller = invokedBy(
    roleCaller(world, session, { address: service, agent: service }),
    service,
  );
  script.wait(1, 3).routine(caller, runInstances, 0.06);
  script.wait(20, 160).routine(caller, terminateInstances, 0);
  return script;
}

/** The nightly copies of volumes. */
function backup(world: World, random: Random, at: number): Script {
  const script = inWorkload(world, random, at);
  const service = 'backup.amazonaws.com';
  const session = assumeServiceRole(script, service, {
    account: script.account,
    role: 'nightly-backup',
    path: '/service-role/',
    name: 'AWSBackup-nightly',
  });
  const caller = invokedBy(
    roleCaller(world, session, { address: service, agent: service }),
    service,
  );
  const volumes = random.between(1, 6);
  for (let index = 0; index < volumes; index += 1) {
    script.wait(1, 20).routine(caller, createSnapshot, 0.02);
  }
  return script;
}

/** A program with a long-term key of an IAM user. */
function programWork(world: World, random: Random, at: number): Script {
  const { user, caller } = random.pick(programUsers(world));
  const script = inAccount(world, random, at, user.home);
  script.routine(caller, listBuckets, 0.02);
  const calls = random.between(2, 8);
  for (let index = 0; index < calls; index += 1) {
    script.wait(0, 9).routine(caller, random.pick([getDocument, putDocument]), 0.05);
  }
  return script;
}

/** Can be cut off anywhere: a long-term key needs no call that made it. */
export const programActivity: Activity = { weight: 5, run: programWork };

/** The company's own programs, at work day and night. */
export const workloadActivities: readonly Activity[] = [
  { weight: 30, run: functionRun },
  { weight: 22, run: instanceWork },
  { weight: 5, run: scaling },
  { weight: 4, run: backup },
  programActivity,
];
