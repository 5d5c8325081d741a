/** What a client has to grant, as texts to hand over: reading alone, and nothing that is not asked for. */

export interface PolicyWishes {
  /** Read the list of accounts: in the management account, or one that it delegates to. */
  readonly organization?: boolean;
  readonly bucket?: { readonly name: string; readonly prefix: string } | undefined;
  /** ARN of the key that the bucket's objects are encrypted with. */
  readonly kmsKey?: string | undefined;
  /** `aws`, `aws-cn` or `aws-us-gov`. */
  readonly partition?: string;
}

interface Statement {
  readonly Sid: string;
  readonly Effect: 'Allow';
  readonly Action: readonly string[];
  readonly Resource: string | readonly string[];
  readonly Condition?: object;
}

interface Policy {
  readonly Version: '2012-10-17';
  readonly Statement: readonly object[];
}

/** Calls that read the event history and how the trails are set up; none of them takes a resource. */
export const historyActions = [
  'cloudtrail:LookupEvents',
  'cloudtrail:DescribeTrails',
  'cloudtrail:GetTrail',
  'cloudtrail:GetTrailStatus',
  'cloudtrail:GetEventSelectors',
  'cloudtrail:GetInsightSelectors',
  'cloudtrail:ListPublicKeys',
  'ec2:DescribeRegions',
] as const;

/** The permissions of the role or user that collects. */
export function accessPolicy(wishes: PolicyWishes): Policy {
  const { organization, bucket, kmsKey, partition = 'aws' } = wishes;
  const statements: Statement[] = [
    { Sid: 'ReadEventHistory', Effect: 'Allow', Action: historyActions, Resource: '*' },
  ];
  if (organization === true) {
    const Action = ['organizations:ListAccounts'];
    statements.push({ Sid: 'ListAccounts', Effect: 'Allow', Action, Resource: '*' });
  }
  if (bucket !== undefined) {
    const arn = `arn:${partition}:s3:::${bucket.name}`;
    statements.push(
      {
        Sid: 'ListTrailBucket',
        Effect: 'Allow',
        Action: ['s3:ListBucket'],
        Resource: arn,
        Condition: { StringLike: { 's3:prefix': `${bucket.prefix}AWSLogs/*` } },
      },
      {
        Sid: 'ReadTrailFiles',
        Effect: 'Allow',
        Action: ['s3:GetObject'],
        Resource: `${arn}/${bucket.prefix}AWSLogs/*`,
      },
    );
  }
  if (kmsKey !== undefined) {
    statements.push({
      Sid: 'DecryptTrailFiles',
      Effect: 'Allow',
      Action: ['kms:Decrypt'],
      Resource: kmsKey,
    });
  }
  return { Version: '2012-10-17', Statement: statements };
}

/**
 * Who may take the role.
 *
 * @param principal ARN of the auditor's user or role, or an account id
 * @param externalId agreed between client and auditor, so that nobody is sent to the wrong client
 */
export function trustPolicy(principal: string, externalId?: string): Policy {
  return {
    Version: '2012-10-17',
    Statement: [
      {
        Sid: 'LetTheAuditorIn',
        Effect: 'Allow',
        Principal: { AWS: principal },
        Action: 'sts:AssumeRole',
        ...(externalId === undefined
          ? {}
          : { Condition: { StringEquals: { 'sts:ExternalId': externalId } } }),
      },
    ],
  };
}
