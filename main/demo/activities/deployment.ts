import { roleArn, roleCaller, type Session } from '../identity.ts';
import type { Random } from '../random.ts';
import type { Caller } from '../record.ts';
import type { MakeCall, Script } from '../script.ts';
import { allowInternalIngress, createTags, ec2Reads } from '../services/ec2.ts';
import { createPolicyVersion, iamReads, putRolePolicy, tagRole } from '../services/iam.ts';
import { kmsReads } from '../services/kms.ts';
import { platformReads } from '../services/platform-reads.ts';
import { putMetricAlarm, updateFunctionCode, updateService } from '../services/platform-writes.ts';
import { s3Reads } from '../services/s3.ts';
import { newSession, stsCall } from '../services/sts.ts';
import { SECOND } from '../time.ts';
import type { World } from '../world.ts';
import { somewhere } from './activity.ts';

export const PIPELINE_ROLE = 'delivery-pipeline';
const FIRST_JOB = 41_200;
const AGENT =
  'aws-sdk-go-v2/1.36.5 ua/2.1 os/linux lang/go#1.24.4 md/GOOS#linux md/GOARCH#amd64 app/quillhaven-delivery';

const READS = [...ec2Reads, ...iamReads, ...s3Reads, ...kmsReads, ...platformReads];
const WRITES: readonly MakeCall[] = [
  updateFunctionCode,
  updateFunctionCode,
  updateService,
  updateService,
  putMetricAlarm,
  createTags,
  tagRole,
  putRolePolicy,
  createPolicyVersion,
  allowInternalIngress,
];

/** A run of the delivery pipeline: web identity, a refresh of the state, then a few changes. */
export function deployment(world: World, random: Random, at: number): Script {
  const script = somewhere(world, random, at);
  const caller = pipelineSession(script);
  const readCount = random.between(8, 34);
  const first = random.between(0, READS.length - 1);
  for (let index = 0; index < readCount; index += 1) {
    const make = READS[(first + index) % READS.length] as MakeCall;
    script.wait(0, 1).routine(caller, make, 0.04);
  }
  const writeCount = random.between(1, 8);
  for (let index = 0; index < writeCount; index += 1) {
    script.wait(1, 6).routine(caller, random.pick(WRITES), 0.03);
  }
  return script;
}

/** The pipeline trades its own token for the role's credentials; its job number grows with time. */
export function pipelineSession(script: Script): Caller {
  const { world, account, random } = script;
  const job = FIRST_JOB + Math.floor((script.at - world.start) / SECOND);
  const host = `ci.${world.organisation.domain}`;
  const provider = `arn:aws:iam::${account.id}:oidc-provider/${host}`;
  const session: Session = {
    ...newSession(script, { account, role: PIPELINE_ROLE, name: `job-${job}` }),
    webIdentity: provider,
  };
  const subject = `project:platform/${account.name}:ref:refs/heads/main`;
  const client = { address: '198.51.100.200', agent: AGENT };
  const identity = {
    type: 'WebIdentityUser',
    principalId: `${provider}:sts.amazonaws.com:${subject}`,
    userName: subject,
    identityProvider: provider,
  };
  const visitor: Caller = { identity, arn: subject, account: account.id, ...client };
  const request = {
    roleArn: roleArn(account.id, PIPELINE_ROLE),
    roleSessionName: session.name,
    durationSeconds: 3600,
  };
  const answer = {
    subjectFromWebIdentityToken: subject,
    audience: 'sts.amazonaws.com',
    provider,
  };
  script.call(visitor, stsCall('AssumeRoleWithWebIdentity', session, script, request, answer));
  script.at += random.between(1, 3) * SECOND;
  return roleCaller(world, session, client);
}
