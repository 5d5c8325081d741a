import { personNamed } from '../organisation.ts';
import type { Call } from '../record.ts';
import { keyArn, keyCall } from '../services/kms.ts';
import { bucketCall } from '../services/s3.ts';
import { workforceSignIn } from '../services/sign-in.ts';
import { DAY, HOUR } from '../time.ts';
import { idsOf, storyScript, workday, type TellStory } from './story.ts';

/** A key is scheduled for deletion by mistake and rescued the next day. */
export const keyDeletion: TellStory = (world) => {
  const script = storyScript(
    world,
    'key-deletion',
    'payments-prod',
    'home',
    workday(world, 0.25, 13, 2),
  );
  const person = personNamed(world.organisation, 'maren.solberg');
  const { caller } = workforceSignIn(script, person, 'console');
  const key = world.assets(script.account, script.region).keys[1] ?? '';
  const keyId = keyArn(script.scope(), key);
  const scheduled = script.wait(40, 80).call(caller, (scope) =>
    keyCall(
      scope,
      'ScheduleKeyDeletion',
      key,
      false,
      { keyId, pendingWindowInDays: 7 },
      {
        keyId,
        keyState: 'PendingDeletion',
        deletionDate: new Date(scope.at + 7 * DAY).toISOString(),
        pendingWindowInDays: 7,
      },
    ),
  );
  script.at = Math.min(script.at + 19 * HOUR, world.end - HOUR);
  const { caller: again } = workforceSignIn(script, person, 'console');
  const cancelled = script
    .wait(20, 60)
    .call(again, (scope) => keyCall(scope, 'CancelKeyDeletion', key, false, { keyId }, { keyId }));
  const enabled = script
    .wait(5, 20)
    .call(again, (scope) => keyCall(scope, 'EnableKey', key, false, { keyId }));
  return [
    {
      planned: script.planned,
      story: {
        id: 'key-deletion',
        title: 'A key is scheduled for deletion',
        sentence: `The session of ${person.email} schedules the deletion of key ${key} in seven days; the next session of the same person cancels it (${cancelled.eventID}) and enables the key again (${enabled.eventID}).`,
        control: 'CIS 5.7',
        events: idsOf([scheduled]),
        query: 'eventSource = kms.amazonaws.com what = ScheduleKeyDeletion',
      },
    },
  ];
};

/** A bucket is made readable for everybody and closed again. */
export const bucketPublic: TellStory = (world) => {
  const script = storyScript(
    world,
    'bucket-public',
    'payments-prod',
    'home',
    workday(world, 0.8, 10, 47),
  );
  const person = personNamed(world.organisation, 'luca.ferrante');
  const { caller } = workforceSignIn(script, person, 'console');
  const bucket = world.assets(script.account, script.region).buckets[1] ?? '';
  script.wait(20, 60).call(caller, (scope) =>
    bucketCall(scope, 'PutBucketPublicAccessBlock', bucket, false, {
      publicAccessBlock: '',
      PublicAccessBlockConfiguration: { BlockPublicPolicy: false, RestrictPublicBuckets: false },
    }),
  );
  const opened = script.wait(10, 40).call(caller, (scope) =>
    bucketCall(scope, 'PutBucketPolicy', bucket, false, {
      policy: '',
      bucketPolicy: {
        Version: '2012-10-17',
        Statement: [
          {
            Sid: 'Download',
            Effect: 'Allow',
            Principal: '*',
            Action: 's3:GetObject',
            Resource: `arn:aws:s3:::${bucket}/*`,
          },
        ],
      },
    }),
  );
  script.at = Math.min(script.at + 5 * HOUR, world.end - HOUR);
  const { caller: responder } = workforceSignIn(
    script,
    personNamed(world.organisation, 'maren.solberg'),
    'console',
  );
  const closed = script
    .wait(20, 60)
    .call(responder, (scope) =>
      bucketCall(scope, 'DeleteBucketPolicy', bucket, false, { policy: '' }),
    );
  return [
    {
      planned: script.planned,
      story: {
        id: 'bucket-public',
        title: 'A bucket becomes public',
        sentence: `The session of ${person.email} lets everybody read ${bucket}; the session of another person deletes the policy hours later.`,
        control: 'CIS 5.8',
        events: idsOf([opened, closed]),
        query: 'eventSource = s3.amazonaws.com what = (PutBucketPolicy, DeleteBucketPolicy)',
      },
    },
  ];
};

/** The configuration recorder rests for a few hours. */
export const recorderStopped: TellStory = (world) => {
  const script = storyScript(
    world,
    'recorder-stopped',
    'payments-prod',
    'home',
    workday(world, 0.7, 11, 18),
  );
  const person = personNamed(world.organisation, 'tomasz.wilk');
  const { caller } = workforceSignIn(script, person, 'terminal');
  const recorder = (name: string): Call => ({
    source: 'config.amazonaws.com',
    name,
    readOnly: false,
    request: { configurationRecorderName: 'default' },
  });
  const stopped = script.wait(20, 60).call(caller, recorder('StopConfigurationRecorder'));
  script.at = Math.min(script.at + 3 * HOUR, world.end - HOUR);
  const { caller: again } = workforceSignIn(script, person, 'terminal');
  const started = script.wait(20, 60).call(again, recorder('StartConfigurationRecorder'));
  return [
    {
      planned: script.planned,
      story: {
        id: 'recorder-stopped',
        title: 'The AWS Config recorder is stopped',
        sentence: `The session of ${person.email} stops the configuration recorder of ${script.account.name} in ${script.region} and starts it about three hours later (${started.eventID}).`,
        control: 'CIS 5.9',
        events: idsOf([stopped]),
        query: 'eventSource = config.amazonaws.com what = StopConfigurationRecorder',
      },
    },
  ];
};
