import { invokedBy, roleCaller, serviceCaller } from '../identity.ts';
import { accountNamed } from '../organisation.ts';
import type { Random } from '../random.ts';
import type { Caller } from '../record.ts';
import { Script, type MakeCall } from '../script.ts';
import { ec2Reads } from '../services/ec2.ts';
import { iamReads } from '../services/iam.ts';
import { generateDataKey, kmsReads } from '../services/kms.ts';
import { governanceReads, platformReads } from '../services/platform-reads.ts';
import { bucketCall, s3Reads } from '../services/s3.ts';
import { assumeRole, assumeServiceRole } from '../services/sts.ts';
import { read } from '../services/read.ts';
import type { World } from '../world.ts';
import { inAccount, somewhere, type Activity } from './activity.ts';

/** AWS Config describes what has changed with its service-linked role. */
function configSweep(world: World, random: Random, at: number): Script {
  const script = somewhere(world, random, at);
  const service = 'config.amazonaws.com';
  const session = assumeServiceRole(script, service, {
    account: script.account,
    role: 'AWSServiceRoleForConfig',
    path: `/aws-service-role/${service}/`,
    name: 'AWSConfig-Describe',
  });
  const caller = invokedBy(
    roleCaller(world, session, { address: service, agent: service }),
    service,
  );
  sweep(script, caller, [...ec2Reads, ...s3Reads, ...iamReads, ...kmsReads], random.between(4, 18));
  return script;
}

/** The auditors' scanner in the security account takes its role in another account and reads. */
function securityScan(world: World, random: Random, at: number): Script {
  const security = accountNamed(world.organisation, 'security');
  const target = random.weighted(world.organisation.accounts);
  const script = inAccount(world, random, at, target);
  const client = {
    address: '198.51.100.222',
    agent: 'Boto3/1.38.42 md/Botocore#1.38.42 ua/2.1 os/linux lang/python#3.13.4 app/posture-scan',
  };
  const [name = ''] = world.assets(security, script.region).instances;
  const own = { account: security, role: 'posture-scanner', name, instance: true };
  const scanner = roleCaller(world, assumeServiceRole(script, 'ec2.amazonaws.com', own), client);
  script.wait(1, 200);
  const request = { account: target, role: 'security-readonly', name: 'posture-scan' };
  const caller = roleCaller(world, assumeRole(script, scanner, request), client);
  script.wait(1, 3);
  sweep(script, caller, [...iamReads, ...governanceReads, ...s3Reads], random.between(10, 30));
  return script;
}

/** A monitoring supplier outside the organisation reads metrics under an external id. */
function supplierRead(world: World, random: Random, at: number): Script {
  const script = somewhere(world, random, at);
  const agent =
    'Boto3/1.37.38 md/Botocore#1.37.38 ua/2.1 os/linux lang/python#3.11.12 app/metrics-collector';
  const client = { address: '192.0.2.201', agent };
  const identity = {
    type: 'AWSAccount',
    principalId: `AROA4SUPPLIER4METRICS:collector`,
    accountId: SUPPLIER,
  };
  const supplier: Caller = {
    identity,
    arn: `arn:aws:iam::${SUPPLIER}:root`,
    account: SUPPLIER,
    ...client,
  };
  const externalId = `qh-${script.account.id.slice(0, 6)}`;
  const request = {
    account: script.account,
    role: 'supplier-metrics',
    name: 'collector',
    externalId,
  };
  const caller = roleCaller(world, assumeRole(script, supplier, request), client);
  script.wait(1, 2);
  sweep(
    script,
    caller,
    [...platformReads.slice(6, 9), read('tagging', 'GetResources')],
    random.between(3, 8),
  );
  return script;
}

/** CloudTrail checks that it may deliver to the bucket, and encrypts what it delivers. */
function trailDelivery(world: World, random: Random, at: number): Script {
  const { organisation } = world;
  const archive = accountNamed(organisation, 'log-archive');
  const script = new Script(world, random, archive, organisation.homeRegion, at);
  const caller = serviceCaller('cloudtrail.amazonaws.com');
  const { bucket } = organisation;
  script.call(caller, (scope) => ({
    ...bucketCall(scope, 'GetBucketAcl', bucket, true, { acl: '' }),
    sharedId: random.uuid(),
  }));
  script
    .wait(0, 2)
    .call(caller, (scope) => ({ ...generateDataKey(scope), sharedId: random.uuid() }));
  return script;
}

/** KMS turns a key by itself: an event without a user, as AWS Internal. */
function keyRotation(world: World, random: Random, at: number): Script {
  const script = somewhere(world, random, at);
  const key = random.pick(world.assets(script.account, script.region).keys);
  const identity = { accountId: script.account.id, invokedBy: 'AWS Internal' };
  const caller: Caller = {
    identity,
    arn: 'AWS Internal',
    account: script.account.id,
    address: 'AWS Internal',
    agent: 'AWS Internal',
    internal: true,
  };
  const arn = `arn:aws:kms:${script.region}:${script.account.id}:key/${key}`;
  script.call(caller, {
    source: 'kms.amazonaws.com',
    name: 'RotateKey',
    readOnly: false,
    type: 'AwsServiceEvent',
    resources: [{ accountId: script.account.id, type: 'AWS::KMS::Key', ARN: arn }],
    serviceDetails: { keyId: key },
  });
  return script;
}

function sweep(script: Script, caller: Caller, menu: readonly MakeCall[], count: number): void {
  const first = script.random.between(0, menu.length - 1);
  for (let index = 0; index < count; index += 1) {
    script.wait(0, 2).routine(caller, menu[(first + index) % menu.length] as MakeCall, 0.05);
  }
}

/** Made-up account of the supplier. */
const SUPPLIER = '905566447788';

/** What watches over the organisation, at work day and night. */
export const governanceActivities: readonly Activity[] = [
  { weight: 14, run: configSweep },
  { weight: 9, run: securityScan },
  { weight: 5, run: supplierRead },
  { weight: 8, run: trailDelivery },
  { weight: 1, run: keyRotation },
];
