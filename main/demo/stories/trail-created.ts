import { pipelineSession } from '../activities/deployment.ts';
import type { Call } from '../record.ts';
import type { Script } from '../script.ts';
import { MINUTE, rfc3339, SECOND } from '../time.ts';
import type { World } from '../world.ts';
import { idsOf, storyScript, type TellStory } from './story.ts';

/** The organisation's trail begins with the period, so that nothing before it is missing. */
export const trailCreated: TellStory = (world) => {
  const script = storyScript(
    world,
    'trail-created',
    'management',
    'home',
    world.start + 5 * SECOND,
  );
  const caller = pipelineSession(script);
  const { trail, bucket } = world.organisation;
  const created = script.wait(2, 4).call(
    caller,
    trailCall(
      'CreateTrail',
      {
        name: trail,
        s3BucketName: bucket,
        isMultiRegionTrail: true,
        enableLogFileValidation: true,
        isOrganizationTrail: true,
        includeGlobalServiceEvents: true,
      },
      trailSettings(world, script),
    ),
  );
  script.wait(1, 3).call(
    caller,
    trailCall('PutEventSelectors', {
      trailName: trail,
      eventSelectors: [
        {
          readWriteType: 'All',
          includeManagementEvents: true,
          dataResources: [{ type: 'AWS::S3::Object', values: ['arn:aws:s3'] }],
        },
      ],
    }),
  );
  const started = script
    .wait(1, 3)
    .call(caller, trailCall('StartLogging', { name: trailArn(world, script) }));
  const { planned } = script;
  return [
    {
      planned,
      story: {
        id: 'trail-created',
        title: 'The trail is created',
        sentence:
          'At the start of the period the delivery pipeline creates the organisation trail with log file validation for all regions, asks for data events of S3 objects, and starts logging.',
        control: 'CIS 5.5',
        events: idsOf([created, started]),
        query: `eventSource = cloudtrail.amazonaws.com what = (CreateTrail, StartLogging) when < ${rfc3339(world.start + 10 * MINUTE)}`,
      },
    },
  ];
};

/** A changing CloudTrail call. */
export function trailCall(name: string, request: unknown, response: unknown = null): Call {
  return { source: 'cloudtrail.amazonaws.com', name, readOnly: false, request, response };
}

export function trailArn(world: World, script: Script): string {
  const { homeRegion, trail } = world.organisation;
  return `arn:aws:cloudtrail:${homeRegion}:${script.account.id}:trail/${trail}`;
}

function trailSettings(world: World, script: Script): unknown {
  return {
    name: world.organisation.trail,
    s3BucketName: world.organisation.bucket,
    includeGlobalServiceEvents: true,
    isMultiRegionTrail: true,
    trailARN: trailArn(world, script),
    logFileValidationEnabled: true,
    isOrganizationTrail: true,
  };
}
