import type { NavGroup } from '../nav-types.ts';

/** Invented; the addresses are from the documentation ranges. */
export const RECORD = {
  eventVersion: '1.11',
  userIdentity: {
    type: 'AssumedRole',
    principalId: 'AROAEXAMPLEID:priya.nair',
    arn: 'arn:aws:sts::447129039020:assumed-role/BreakGlass/priya.nair',
    accountId: '447129039020',
    sessionContext: {
      attributes: { creationDate: '2026-03-14T02:12:40Z', mfaAuthenticated: 'false' },
      sessionIssuer: { type: 'Role', userName: 'BreakGlass' },
    },
  },
  eventTime: '2026-03-14T02:17:08Z',
  eventSource: 'cloudtrail.amazonaws.com',
  eventName: 'StopLogging',
  awsRegion: 'us-east-1',
  sourceIPAddress: '203.0.113.44',
  userAgent: 'aws-cli/2.31 macOS',
  requestParameters: { name: 'payments-trail' },
  responseElements: null,
  readOnly: false,
  resources: [],
  managementEvent: true,
};

export interface ExampleEvent {
  readonly when: string;
  readonly what: string;
  readonly service: string;
  readonly who: string;
  readonly on: string;
  readonly from: string;
  readonly failed: boolean;
}

const WHAT = [
  ['ConsoleLogin', 'signin'],
  ['StopLogging', 'cloudtrail'],
  ['PutBucketPolicy', 's3'],
  ['CreateAccessKey', 'iam'],
  ['AuthorizeSecurityGroupIngress', 'ec2'],
] as const;
const WHO = ['priya.nair', 'BreakGlass', 'jonas.weber', 'deploy-prod', 'root', 'svc-legacy-ftp'];
const ON = ['payments-prod', 'trail/payments-trail', 'security', 'sandbox-eu', 'data-lake'];

/** The same event for the same index, whatever was asked before. */
export function exampleEvent(index: number): ExampleEvent {
  const pick = <T>(list: readonly T[], salt: number): T => list[(index * salt) % list.length] as T;
  const time = new Date(Date.UTC(2026, 2, 31, 23, 59) - index * 97_000);
  const [what, service] = pick(WHAT, 7);
  return {
    when: time.toISOString().slice(5, 19).replace('T', ' '),
    what,
    service,
    who: pick(WHO, 11),
    on: pick(ON, 13),
    from: `203.0.113.${(index * 17) % 250}`,
    failed: index % 9 === 4,
  };
}

export const CONTROLS: readonly NavGroup[] = [
  {
    id: 'cc6',
    title: 'CC6 · Logical access',
    count: '3 of 5',
    items: [
      {
        id: 'a',
        code: 'CC6.1a',
        label: 'Use of the root user',
        glyph: 'done',
        glyphLabel: 'concluded',
        count: 9,
      },
      {
        id: 'b',
        code: 'CC6.1b',
        label: 'Console sign-in without MFA',
        glyph: 'note',
        glyphLabel: 'note open',
        count: 601,
      },
      {
        id: 'c',
        code: 'CC6.3a',
        label: 'Access removed for leavers',
        glyph: 'done',
        glyphLabel: 'concluded',
        count: 44,
      },
      {
        id: 'd',
        code: 'CC6.6a',
        label: 'Sign-in from new networks',
        glyph: 'working',
        glyphLabel: 'in work',
        count: 212,
      },
      {
        id: 'e',
        code: 'CC6.7a',
        label: 'Snapshots shared outside',
        glyph: 'empty',
        glyphLabel: 'not started',
        count: 0,
      },
    ],
  },
  {
    id: 'cc8',
    title: 'CC8 · Change management',
    count: '1 of 4',
    items: [
      {
        id: 'f',
        code: 'CC8.1a',
        label: 'IAM policy changes',
        glyph: 'done',
        glyphLabel: 'concluded',
        count: 1118,
      },
      {
        id: 'g',
        code: 'CC8.1c',
        label: 'CloudTrail configuration changes',
        glyph: 'exception',
        glyphLabel: 'deviation',
        count: 14,
      },
      {
        id: 'h',
        code: 'CC8.1d',
        label: 'KMS keys disabled or scheduled',
        glyph: 'unknown',
        glyphLabel: 'not evaluable',
        count: 3,
      },
      {
        id: 'i',
        code: 'CC8.1e',
        label: 'Needs the licensed text',
        glyph: 'locked',
        glyphLabel: 'locked',
        isDisabled: true,
      },
    ],
  },
];

export const FACETS: readonly NavGroup[] = [
  {
    id: 'event',
    title: 'Event',
    count: 3,
    items: [
      { id: 'ConsoleLogin', label: 'ConsoleLogin', count: 601, share: 1 },
      { id: 'StopLogging', label: 'StopLogging', count: 3, share: 0.01 },
      { id: 'StartLogging', label: 'StartLogging', count: 3, share: 0.01 },
    ],
  },
  {
    id: 'principal',
    title: 'Principal',
    count: 38,
    items: [
      { id: 'priya', label: 'priya.nair', count: 188, share: 0.7 },
      { id: 'deploy', label: 'deploy-prod', note: 'role', count: 121, share: 0.46 },
      { id: 'root', label: 'root · 4471…9020', count: 9, share: 0.03 },
      { id: 'jonas', label: 'jonas.weber', count: 52, share: 0.2 },
    ],
  },
  {
    id: 'result',
    title: 'Result',
    items: [
      { id: 'success', label: 'Success', count: 488, share: 0.8 },
      { id: 'failed', label: 'Failed', count: 119, share: 0.2 },
    ],
  },
];
