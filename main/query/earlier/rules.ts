/**
 * Where the previous value of something can be read from an earlier event: calls that name the same
 * subject and give the same thing a value. Members: the API references of IAM, KMS, S3, Secrets Manager,
 * IAM Identity Center and Identity Store.
 */
export interface Teller {
  /** Event name, of the same event source. */
  readonly event: string;
  /** The places of the subject in that event's record: all of them have to say the same. */
  readonly subject: readonly string[];
  /** The place of the value; null: such a call takes the value away. */
  readonly value: string | null;
}

export interface EarlierRule {
  /** The property as an Activity Record or a policy names it: a place in the record. */
  readonly property: string;
  /** The places of the subject in the record in question. */
  readonly subject: readonly string[];
  readonly tellers: readonly Teller[];
}

const asked = 'requestParameters';
const answered = 'responseElements';

const keyId = `${asked}.accessKeyId`;
const keyStatus = {
  property: `${asked}.status`,
  subject: [keyId],
  tellers: [
    {
      event: 'CreateAccessKey',
      subject: [`${answered}.accessKey.accessKeyId`],
      value: `${answered}.accessKey.status`,
    },
    { event: 'UpdateAccessKey', subject: [keyId], value: `${asked}.status` },
    { event: 'DeleteAccessKey', subject: [keyId], value: null },
  ],
} as const satisfies EarlierRule;

const user = [`${asked}.userName`];

/** A document that one call puts and another takes away. */
function document(options: {
  readonly place: string;
  readonly of: readonly string[];
  readonly put: readonly string[];
  readonly gone: readonly string[];
}): EarlierRule {
  const { place, of, put, gone } = options;
  return {
    property: place,
    subject: of,
    tellers: [
      ...put.map((event) => ({ event, subject: of, value: place })),
      ...gone.map((event) => ({ event, subject: of, value: null })),
    ],
  };
}

function inline(holder: 'user' | 'group' | 'role'): EarlierRule {
  const name = `${holder.charAt(0).toUpperCase()}${holder.slice(1)}`;
  return document({
    place: `${asked}.policyDocument`,
    of: [`${asked}.${holder}Name`, `${asked}.policyName`],
    put: [`Put${name}Policy`],
    gone: [`Delete${name}Policy`],
  });
}

const policyVersion = {
  property: `${asked}.policyDocument`,
  subject: [`${asked}.policyArn`],
  tellers: [
    {
      event: 'CreatePolicy',
      subject: [`${answered}.policy.arn`],
      value: `${asked}.policyDocument`,
    },
    {
      event: 'CreatePolicyVersion',
      subject: [`${asked}.policyArn`],
      value: `${asked}.policyDocument`,
    },
    { event: 'DeletePolicy', subject: [`${asked}.policyArn`], value: null },
  ],
} as const satisfies EarlierRule;

const trust = {
  property: `${asked}.policyDocument`,
  subject: [`${asked}.roleName`],
  tellers: [
    {
      event: 'CreateRole',
      subject: [`${asked}.roleName`],
      value: `${asked}.assumeRolePolicyDocument`,
    },
    {
      event: 'UpdateAssumeRolePolicy',
      subject: [`${asked}.roleName`],
      value: `${asked}.policyDocument`,
    },
    { event: 'DeleteRole', subject: [`${asked}.roleName`], value: null },
  ],
} as const satisfies EarlierRule;

const inIam: Readonly<Record<string, EarlierRule>> = {
  UpdateAccessKey: keyStatus,
  DeleteAccessKey: keyStatus,
  UpdateLoginProfile: {
    property: `${asked}.passwordResetRequired`,
    subject: user,
    tellers: [
      {
        event: 'CreateLoginProfile',
        subject: user,
        value: `${answered}.loginProfile.passwordResetRequired`,
      },
      { event: 'UpdateLoginProfile', subject: user, value: `${asked}.passwordResetRequired` },
      { event: 'DeleteLoginProfile', subject: user, value: null },
    ],
  },
  CreatePolicyVersion: policyVersion,
  UpdateAssumeRolePolicy: trust,
  PutUserPolicy: inline('user'),
  DeleteUserPolicy: inline('user'),
  PutGroupPolicy: inline('group'),
  DeleteGroupPolicy: inline('group'),
  PutRolePolicy: inline('role'),
  DeleteRolePolicy: inline('role'),
};

const bucketPolicy = document({
  place: `${asked}.bucketPolicy`,
  of: [`${asked}.bucketName`],
  put: ['PutBucketPolicy'],
  gone: ['DeleteBucketPolicy', 'DeleteBucket'],
});

const permissionSetPolicy = document({
  place: `${asked}.inlinePolicy`,
  of: [`${asked}.permissionSetArn`],
  put: ['PutInlinePolicyToPermissionSet'],
  gone: ['DeleteInlinePolicyFromPermissionSet', 'DeletePermissionSet'],
});

const secretPolicy = document({
  place: `${asked}.resourcePolicy`,
  of: [`${asked}.secretId`],
  put: ['PutResourcePolicy'],
  gone: ['DeleteResourcePolicy', 'DeleteSecret'],
});

/** By event source, then by event name. */
const earlierRules: ReadonlyMap<string, Readonly<Record<string, EarlierRule>>> = new Map(
  Object.entries({
    'iam.amazonaws.com': inIam,
    's3.amazonaws.com': { PutBucketPolicy: bucketPolicy, DeleteBucketPolicy: bucketPolicy },
    'kms.amazonaws.com': {
      PutKeyPolicy: document({
        place: `${asked}.policy`,
        of: [`${asked}.keyId`],
        put: ['PutKeyPolicy'],
        gone: [],
      }),
    },
    'sso.amazonaws.com': {
      PutInlinePolicyToPermissionSet: permissionSetPolicy,
      DeleteInlinePolicyFromPermissionSet: permissionSetPolicy,
    },
    'secretsmanager.amazonaws.com': {
      PutResourcePolicy: secretPolicy,
      DeleteResourcePolicy: secretPolicy,
    },
    'identitystore.amazonaws.com': {
      DeleteGroupMembership: {
        property: `${asked}.groupId`,
        subject: [`${asked}.membershipId`],
        tellers: [
          {
            event: 'CreateGroupMembership',
            subject: [`${answered}.membershipId`],
            value: `${asked}.groupId`,
          },
        ],
      },
    },
  } satisfies Record<string, Readonly<Record<string, EarlierRule>>>),
);

/** The rule for an event, or undefined. */
export function earlierRuleOf(eventSource: string, eventName: string): EarlierRule | undefined {
  const rules = earlierRules.get(eventSource);
  return rules !== undefined && Object.hasOwn(rules, eventName) ? rules[eventName] : undefined;
}
