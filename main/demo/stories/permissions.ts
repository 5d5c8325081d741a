import { refused } from '../failures.ts';
import { roleCaller } from '../identity.ts';
import { personNamed } from '../organisation.ts';
import { ec2Reads } from '../services/ec2.ts';
import { iamReads, iamWrite } from '../services/iam.ts';
import { platformReads } from '../services/platform-reads.ts';
import { bucketCall, s3Reads } from '../services/s3.ts';
import { workforceSignIn } from '../services/sign-in.ts';
import { assumeServiceRole } from '../services/sts.ts';
import { HOUR } from '../time.ts';
import { idsOf, storyScript, workday, type TellStory } from './story.ts';

/** A batch role gets AdministratorAccess "for a moment" and keeps it until the next morning. */
export const policyWidened: TellStory = (world) => {
  const script = storyScript(
    world,
    'policy-widened',
    'payments-prod',
    'home',
    workday(world, 0.35, 15, 33),
  );
  const person = personNamed(world.organisation, 'tomasz.wilk');
  const { caller } = workforceSignIn(script, person, 'console');
  const request = {
    roleName: 'settlement-batch',
    policyArn: 'arn:aws:iam::aws:policy/AdministratorAccess',
  };
  const attached = script.wait(60, 120).call(caller, iamWrite('AttachRolePolicy', request));
  script.at = Math.min(script.at + 16 * HOUR, world.end - HOUR);
  const { caller: again } = workforceSignIn(script, person, 'console');
  const detached = script.wait(60, 120).call(again, iamWrite('DetachRolePolicy', request));
  return [
    {
      planned: script.planned,
      story: {
        id: 'policy-widened',
        title: 'A role becomes administrator',
        sentence: `The session of ${person.email} attaches AdministratorAccess to the role settlement-batch in ${script.account.name} and detaches it hours later.`,
        control: 'CIS 5.4',
        events: idsOf([attached, detached]),
        query:
          'eventSource = iam.amazonaws.com requestParameters.policyArn = "arn:aws:iam::aws:policy/AdministratorAccess"',
      },
    },
  ];
};

/** A function's role tries everything it can think of within a few minutes. */
export const unauthorisedBurst: TellStory = (world) => {
  const script = storyScript(
    world,
    'unauthorised-burst',
    'payments-prod',
    'home',
    workday(world, 0.55, 2, 26),
  );
  const { account, random } = script;
  const name = 'statements-handler';
  const session = assumeServiceRole(script, 'lambda.amazonaws.com', {
    account,
    role: name,
    path: '/service-role/',
    name,
  });
  const client = { address: '203.0.113.141', agent: 'Boto3/1.34.9 Python/3.11.6 Linux/6.1.0' };
  const caller = roleCaller(world, session, client);
  const menu = [...iamReads, ...ec2Reads, ...s3Reads, ...platformReads].slice(0, 64);
  const attempts = menu.map((make) => {
    const call = make(script.scope());
    return script.wait(1, 6).call(caller, refused(call, caller, random));
  });
  // CIS 5.1 leaves this one out.
  const [bucket = ''] = world.assets(account, script.region).buckets;
  const head = bucketCall(script.scope(), 'HeadBucket', bucket, true, {});
  script.wait(1, 3).call(caller, refused(head, caller, random));
  return [
    {
      planned: script.planned,
      story: {
        id: 'unauthorised-burst',
        title: 'A burst of refused calls',
        sentence: `The session ${name} of a function's role in ${account.name} is used from 203.0.113.141, an address no other session of the role has, and is refused ${attempts.length} times in a few minutes across IAM, EC2, S3 and others.`,
        control: 'CIS 5.1',
        events: idsOf(attempts),
        query: `userIdentity.accessKeyId = ${session.accessKeyId} error = (AccessDenied*, *UnauthorizedOperation) NOT what = HeadBucket`,
      },
    },
  ];
};
