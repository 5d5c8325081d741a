import { refused } from '../failures.ts';
import { userCaller } from '../identity.ts';
import { iamUser } from '../iam-users.ts';
import { personNamed } from '../organisation.ts';
import type { Call, TrailRecord } from '../record.ts';
import { createAccessKey, iamReads, iamWrite } from '../services/iam.ts';
import { read } from '../services/read.ts';
import { listBuckets, objectCall } from '../services/s3.ts';
import { workforceSignIn } from '../services/sign-in.ts';
import { MINUTE } from '../time.ts';
import { idsOf, storyScript, workday, type TellStory } from './story.ts';

/** A key made for somebody else turns up abroad within the hour. */
export const keyLeak: TellStory = (world) => {
  const script = storyScript(
    world,
    'key-leak',
    'payments-prod',
    'home',
    workday(world, 0.4, 12, 20),
  );
  const { random, account } = script;
  const person = personNamed(world.organisation, 'maren.solberg');
  const { caller: maker } = workforceSignIn(script, person, 'console');
  const user = iamUser(world, 'claims-ftp', 'payments-prod');
  const accessKeyId = `AKIA${random.base32(16)}`;
  const created = script
    .wait(40, 90)
    .call(maker, createAccessKey(user.user, accessKeyId, script.at));
  script.at += 47 * MINUTE;
  const thief = userCaller(
    { ...user, accessKeyId },
    {
      address: '203.0.113.77',
      agent: 'aws-cli/1.22.34 Python/3.10.12 Linux/5.10.0 botocore/1.27.84',
    },
  );
  const used: TrailRecord[] = [script.call(thief, read('sts', 'GetCallerIdentity'))];
  const deny = (call: Call, resource = '*'): TrailRecord =>
    script.wait(2, 14).call(thief, refused(call, thief, random, resource));
  used.push(script.wait(10, 25).call(thief, listBuckets));
  for (const make of iamReads.slice(4, 8)) used.push(deny(make(script.scope())));
  const [documents = ''] = world.assets(account, script.region).buckets;
  for (let index = 0; index < 14; index += 1) {
    const key = `statements/2026-0${random.between(1, 5)}/customers-${random.hex(6)}.parquet`;
    const call = objectCall(script.scope(), 'GetObject', documents, key);
    used.push(deny(call, `"arn:aws:s3:::${documents}/${key}"`));
  }
  const { caller: responder } = workforceSignIn(
    script.wait(900, 1500),
    personNamed(world.organisation, 'henrik.dahl'),
    'console',
  );
  const disabled = script
    .wait(30, 60)
    .call(
      responder,
      iamWrite('UpdateAccessKey', { userName: user.user, accessKeyId, status: 'Inactive' }),
    );
  return [
    {
      planned: script.planned,
      story: {
        id: 'key-leak',
        title: 'A new access key is used from abroad',
        sentence: `The session of ${person.email} creates an access key for the IAM user ${user.user}. Under an hour later the key lists buckets from 203.0.113.77 and is refused ${used.length - 2} times, fourteen of them on documents; it is made inactive afterwards (${disabled.eventID}).`,
        control: null,
        events: idsOf([created, ...used]),
        query: `userIdentity.accessKeyId = ${accessKeyId} OR (what = CreateAccessKey requestParameters.userName = ${user.user})`,
      },
    },
  ];
};
