import { roleCaller } from '../identity.ts';
import { assumeServiceRole } from '../services/sts.ts';
import type { Planned, TrailRecord } from '../record.ts';
import { rfc3339, MINUTE } from '../time.ts';
import { PIPELINE_ROLE } from '../activities/deployment.ts';
import { Random } from '../random.ts';
import { idsOf, storyScript, workday, type TellStory } from './story.ts';

/** A call rate insight: start and end, delivered to the folder for insights. */
export const callRateInsight: TellStory = (world) => {
  const script = storyScript(
    world,
    'call-rate-insight',
    'payments-prod',
    'home',
    workday(world, 0.65, 9, 58),
  );
  const random = new Random(world.seed, 'insight');
  const shared = random.uuid();
  const from = script.at;
  const insight = (state: 'Start' | 'End', at: number): Planned => {
    const record: TrailRecord = {
      eventVersion: '1.09',
      eventTime: rfc3339(at),
      awsRegion: script.region,
      eventID: random.uuid(),
      eventType: 'AwsCloudTrailInsight',
      recipientAccountId: script.account.id,
      sharedEventID: shared,
      insightDetails: {
        state,
        eventSource: 'ec2.amazonaws.com',
        eventName: 'DescribeInstances',
        insightType: 'ApiCallRateInsight',
        insightContext: {
          statistics: {
            baseline: { average: 0.21 },
            insight: { average: 4.6 },
            insightDuration: 7,
            baselineDuration: 10_080,
          },
          attributions: [
            {
              attribute: 'userIdentityArn',
              insight: [
                {
                  value: `arn:aws:sts::${script.account.id}:assumed-role/${PIPELINE_ROLE}`,
                  average: 4.6,
                },
              ],
              baseline: [],
            },
            { attribute: 'errorCode', insight: [{ value: 'null', average: 4.6 }], baseline: [] },
          ],
        },
      },
      eventCategory: 'Insight',
    } as unknown as TrailRecord;
    return { at, record, kind: 'CloudTrail-Insight' };
  };
  const planned = [insight('Start', from), insight('End', from + 7 * MINUTE)];
  return [
    {
      planned,
      story: {
        id: 'call-rate-insight',
        title: 'An unusual rate of calls',
        sentence: `CloudTrail Insights sees DescribeInstances in ${script.account.name} at over twenty times its usual rate for seven minutes.`,
        control: null,
        events: idsOf(planned.map((one) => one.record)),
        query: 'eventCategory = Insight',
      },
    },
  ];
};

/** A VPC endpoint refuses a call: fields as in AWS's samples of network activity events. */
export const endpointDenied: TellStory = (world) => {
  const script = storyScript(
    world,
    'endpoint-denied',
    'payments-prod',
    'home',
    workday(world, 0.5, 14, 27),
  );
  const { account, random, region } = script;
  const assets = world.assets(account, region);
  const session = assumeServiceRole(script, 'ec2.amazonaws.com', {
    account,
    role: 'ledger-instance',
    name: assets.instances[0] ?? '',
    instance: true,
  });
  script.wait(1200, 1500);
  const client = { address: '10.20.4.17', agent: '' };
  const record: TrailRecord = {
    eventVersion: '1.09',
    userIdentity: roleCaller(world, session, client).identity,
    eventTime: rfc3339(script.at),
    eventSource: 's3.amazonaws.com',
    eventName: 'PutObject',
    awsRegion: region,
    sourceIPAddress: client.address,
    errorCode: 'VpceAccessDenied',
    errorMessage: 'The request was denied due to a VPC endpoint policy',
    requestID: random.base32(16),
    eventID: random.uuid(),
    eventType: 'AwsVpceEvent',
    recipientAccountId: account.id,
    sharedEventID: random.uuid(),
    vpcEndpointId: assets.endpoint,
    vpcEndpointAccountId: account.id,
    eventCategory: 'NetworkActivity',
  };
  const planned: readonly Planned[] = [
    ...script.planned,
    { at: script.at, record, kind: 'CloudTrail-NetworkActivity' },
  ];
  return [
    {
      planned,
      story: {
        id: 'endpoint-denied',
        title: 'A VPC endpoint refuses a call',
        sentence: `An instance of ${account.name} tries to write an object through ${assets.endpoint} and is refused by the endpoint's policy.`,
        control: null,
        events: idsOf([record]),
        query: 'eventCategory = NetworkActivity error = VpceAccessDenied',
      },
    },
  ];
};
