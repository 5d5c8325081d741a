import { roleArn } from '../identity.ts';
import type { Call } from '../record.ts';
import type { MakeCall, Scope } from '../script.ts';
import { awsLongTime } from '../time.ts';
import { read, reads } from './read.ts';

const workRoles = [
  'ledger-service',
  'card-auth-service',
  'settlement-batch',
  'refunds-service',
  'statements-render',
  'fraud-score-train',
] as const;

const userNames = ['billing-export', 'mail-relay', 'claims-ftp', 'partner-feed'] as const;

const aRole = ({ random }: Scope): unknown => ({ roleName: random.favour(workRoles) });
const aUser = ({ random }: Scope): unknown => ({ userName: random.favour(userNames) });
const aPolicy = ({ account, random }: Scope): unknown => ({
  policyArn: policyArn(account.id, `${random.favour(workRoles)}-access`),
});

export const iamReads: readonly MakeCall[] = [
  ...reads('iam', 'GetRole ListAttachedRolePolicies ListRolePolicies', aRole),
  read('iam', 'ListInstanceProfilesForRole', aRole),
  ...reads('iam', 'GetUser ListAccessKeys ListMFADevices ListGroupsForUser', aUser),
  ...reads('iam', 'ListRoles ListUsers ListPolicies', () => ({ maxItems: 1000 })),
  ...reads('iam', 'GetPolicy ListPolicyVersions ListEntitiesForPolicy', aPolicy),
  ...reads('iam', 'GetAccountSummary GetAccountPasswordPolicy ListAccountAliases'),
];

function policyArn(account: string, name: string): string {
  return `arn:aws:iam::${account}:policy/${name}`;
}

/** A changing IAM call. */
export function iamWrite(name: string, request: unknown, response?: unknown): Call {
  return {
    source: 'iam.amazonaws.com',
    name,
    readOnly: false,
    request,
    response: response ?? null,
  };
}

/** The inline policy of a service role is replaced: what a delivery pipeline does all week. */
export const putRolePolicy: MakeCall = ({ world, random, account, region }) => {
  const assets = world.assets(account, region);
  const document = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Action: ['s3:GetObject', 's3:ListBucket'],
        Resource: [`arn:aws:s3:::${random.pick(assets.buckets)}/*`],
      },
      {
        Effect: 'Allow',
        Action: ['kms:Decrypt'],
        Resource: [`arn:aws:kms:${region}:${account.id}:key/${random.pick(assets.keys)}`],
      },
    ],
  };
  return iamWrite('PutRolePolicy', {
    roleName: random.favour(workRoles),
    policyName: 'runtime',
    policyDocument: JSON.stringify(document),
  });
};

export const createPolicyVersion: MakeCall = ({ random, account, at }) =>
  iamWrite(
    'CreatePolicyVersion',
    {
      policyArn: policyArn(account.id, `${random.favour(workRoles)}-access`),
      policyDocument:
        '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"sqs:SendMessage","Resource":"*"}]}',
      setAsDefault: true,
    },
    {
      policyVersion: {
        versionId: `v${random.between(2, 40)}`,
        isDefaultVersion: true,
        createDate: awsLongTime(at),
      },
    },
  );

export const tagRole: MakeCall = ({ random }) =>
  iamWrite('TagRole', {
    roleName: random.favour(workRoles),
    tags: [{ key: 'release', value: `${random.between(2, 9)}.${random.between(0, 40)}` }],
  });

/** A new access key as IAM reports it; the secret is never in the record. */
export function createAccessKey(user: string, accessKeyId: string, at: number): Call {
  return iamWrite(
    'CreateAccessKey',
    { userName: user },
    { accessKey: { userName: user, accessKeyId, status: 'Active', createDate: awsLongTime(at) } },
  );
}

/** The `resources` element of calls about a role. */
export function roleResource(account: string, role: string, path = '/'): readonly unknown[] {
  return [{ accountId: account, type: 'AWS::IAM::Role', ARN: roleArn(account, role, path) }];
}
