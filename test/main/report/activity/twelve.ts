/**
 * Records of the events of the table, in the shapes that AWS documents (IAM user guide, "Logging IAM and AWS
 * STS API calls"; Identity Store and IAM Identity Center API references), and what their details are.
 */
export interface Twin {
  readonly event: string;
  readonly asked: Readonly<Record<string, unknown>>;
  readonly answered: Readonly<Record<string, unknown>> | null;
  readonly objectType: string;
  readonly what: string;
  readonly action: string;
  readonly failedAction: string;
  /** [property, before, after, requested] of the call that succeeded. */
  readonly details: readonly (readonly [string, string | null, string | null, string | null])[];
  /** What is told as requested when it failed. */
  readonly asks: readonly (readonly [string, string])[];
}

const arn = 'arn:aws:iam::111122223333';

export const iamEvents: readonly Twin[] = [
  {
    event: 'CreateUser',
    asked: { userName: 'bob', path: '/ops/' },
    answered: {
      user: { path: '/ops/', arn: `${arn}:user/ops/bob`, userId: 'AIDABOB', userName: 'bob' },
    },
    objectType: 'IAM user',
    what: 'bob',
    action: 'Added',
    failedAction: 'Add (Failed Attempt)',
    details: [
      ['User name', null, 'bob', null],
      ['User id', null, 'AIDABOB', null],
      ['ARN', null, `${arn}:user/ops/bob`, null],
      ['Path', null, '/ops/', null],
    ],
    asks: [
      ['User name', 'bob'],
      ['Path', '/ops/'],
    ],
  },
  {
    event: 'DeleteUser',
    asked: { userName: 'bob' },
    answered: null,
    objectType: 'IAM user',
    what: 'bob',
    action: 'Removed',
    failedAction: 'Remove (Failed Attempt)',
    details: [['User name', 'bob', null, null]],
    asks: [['User name', 'bob']],
  },
  {
    event: 'CreateGroup',
    asked: { groupName: 'Ops' },
    answered: {
      group: { path: '/', arn: `${arn}:group/Ops`, groupId: 'AGPAOPS', groupName: 'Ops' },
    },
    objectType: 'IAM group',
    what: 'Ops',
    action: 'Added',
    failedAction: 'Add (Failed Attempt)',
    details: [
      ['Group name', null, 'Ops', null],
      ['Group id', null, 'AGPAOPS', null],
      ['ARN', null, `${arn}:group/Ops`, null],
      ['Path', null, '/', null],
    ],
    asks: [['Group name', 'Ops']],
  },
  {
    event: 'DeleteGroup',
    asked: { groupName: 'Ops' },
    answered: null,
    objectType: 'IAM group',
    what: 'Ops',
    action: 'Removed',
    failedAction: 'Remove (Failed Attempt)',
    details: [['Group name', 'Ops', null, null]],
    asks: [['Group name', 'Ops']],
  },
  {
    event: 'AddUserToGroup',
    asked: { groupName: 'Ops', userName: 'bob' },
    answered: null,
    objectType: 'IAM group',
    what: 'Ops',
    action: 'Modified',
    failedAction: 'Modify (Failed Attempt)',
    details: [['Member', null, 'bob', null]],
    asks: [['Member', 'bob']],
  },
  {
    event: 'RemoveUserFromGroup',
    asked: { groupName: 'Ops', userName: 'bob' },
    answered: null,
    objectType: 'IAM group',
    what: 'Ops',
    action: 'Modified',
    failedAction: 'Modify (Failed Attempt)',
    details: [['Member', 'bob', null, null]],
    asks: [['Member', 'bob']],
  },
  {
    event: 'CreateLoginProfile',
    asked: { userName: 'bob', passwordResetRequired: true },
    answered: {
      loginProfile: {
        userName: 'bob',
        createDate: 'Mar 14, 2026 2:17:08 AM',
        passwordResetRequired: true,
      },
    },
    objectType: 'Console password',
    what: 'bob',
    action: 'Added',
    failedAction: 'Add (Failed Attempt)',
    details: [
      ['User name', null, 'bob', null],
      ['Must be changed at sign-in', null, 'true', null],
    ],
    asks: [
      ['User name', 'bob'],
      ['Must be changed at sign-in', 'true'],
    ],
  },
  {
    event: 'UpdateLoginProfile',
    asked: { userName: 'bob', passwordResetRequired: false },
    answered: null,
    objectType: 'Console password',
    what: 'bob',
    action: 'Modified',
    failedAction: 'Modify (Failed Attempt)',
    details: [['Must be changed at sign-in', null, 'false', null]],
    asks: [['Must be changed at sign-in', 'false']],
  },
  {
    event: 'DeleteLoginProfile',
    asked: { userName: 'bob' },
    answered: null,
    objectType: 'Console password',
    what: 'bob',
    action: 'Removed',
    failedAction: 'Remove (Failed Attempt)',
    details: [['User name', 'bob', null, null]],
    asks: [['User name', 'bob']],
  },
  {
    event: 'CreateAccessKey',
    asked: { userName: 'bob' },
    answered: { accessKey: { accessKeyId: 'AKIABOB', status: 'Active', userName: 'bob' } },
    objectType: 'Access key',
    what: 'AKIABOB of bob',
    action: 'Added',
    failedAction: 'Add (Failed Attempt)',
    details: [
      ['Access key id', null, 'AKIABOB', null],
      ['User name', null, 'bob', null],
      ['Status', null, 'Active', null],
    ],
    asks: [['User name', 'bob']],
  },
  {
    event: 'UpdateAccessKey',
    asked: { userName: 'bob', accessKeyId: 'AKIABOB', status: 'Inactive' },
    answered: null,
    objectType: 'Access key',
    what: 'AKIABOB of bob',
    action: 'Modified',
    failedAction: 'Modify (Failed Attempt)',
    details: [['Status', null, 'Inactive', null]],
    asks: [['Status', 'Inactive']],
  },
  {
    event: 'DeleteAccessKey',
    asked: { userName: 'bob', accessKeyId: 'AKIABOB' },
    answered: null,
    objectType: 'Access key',
    what: 'AKIABOB of bob',
    action: 'Removed',
    failedAction: 'Remove (Failed Attempt)',
    details: [
      ['Access key id', 'AKIABOB', null, null],
      ['User name', 'bob', null, null],
    ],
    asks: [
      ['Access key id', 'AKIABOB'],
      ['User name', 'bob'],
    ],
  },
];

const identityStoreId = 'd-9067642ac7';
const inStore = ['Identity store', null, null, identityStoreId] as const;
const ofStore = ['Identity store', identityStoreId] as const;

/** The twins in IAM Identity Center: event source without `.amazonaws.com`, and the event. */
export const directoryEvents: readonly (readonly [string, Twin])[] = [
  ...(['identitystore', 'sso-directory'] as const).flatMap((source) => {
    const inConsole = source === 'sso-directory';
    const twins: (readonly [string, Twin])[] = [
      [
        source,
        {
          event: 'CreateUser',
          asked: { identityStoreId, userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
          answered: inConsole ? { user: { userId: 'u-1', active: true } } : { userId: 'u-1' },
          objectType: 'Identity Center user',
          what: 'u-1',
          action: 'Added',
          failedAction: 'Add (Failed Attempt)',
          details: [
            ['User id', null, 'u-1', null],
            ['User name', null, 'HIDDEN_DUE_TO_SECURITY_REASONS', null],
            ...(inConsole ? ([['Active', null, 'true', null]] as const) : []),
            inStore,
          ],
          asks: [['User name', 'HIDDEN_DUE_TO_SECURITY_REASONS'], ofStore],
        },
      ],
      [
        source,
        {
          event: 'DeleteUser',
          asked: { identityStoreId, userId: 'u-1' },
          answered: null,
          objectType: 'Identity Center user',
          what: 'u-1',
          action: 'Removed',
          failedAction: 'Remove (Failed Attempt)',
          details: [['User id', 'u-1', null, null], inStore],
          asks: [['User id', 'u-1'], ofStore],
        },
      ],
      [
        source,
        {
          event: 'CreateGroup',
          asked: { identityStoreId, displayName: 'Ops' },
          answered: inConsole
            ? { group: { groupId: 'g-1', displayName: 'Ops' } }
            : { groupId: 'g-1' },
          objectType: 'Identity Center group',
          what: 'g-1',
          action: 'Added',
          failedAction: 'Add (Failed Attempt)',
          details: [['Group id', null, 'g-1', null], ['Display name', null, 'Ops', null], inStore],
          asks: [['Display name', 'Ops'], ofStore],
        },
      ],
      [
        source,
        {
          event: 'DeleteGroup',
          asked: { identityStoreId, groupId: 'g-1' },
          answered: null,
          objectType: 'Identity Center group',
          what: 'g-1',
          action: 'Removed',
          failedAction: 'Remove (Failed Attempt)',
          details: [['Group id', 'g-1', null, null], inStore],
          asks: [['Group id', 'g-1'], ofStore],
        },
      ],
    ];
    return twins;
  }),
  [
    'identitystore',
    {
      event: 'CreateGroupMembership',
      asked: { identityStoreId, groupId: 'g-1', memberId: { userId: 'u-1' } },
      answered: { membershipId: 'm-1', identityStoreId },
      objectType: 'Identity Center group',
      what: 'g-1',
      action: 'Modified',
      failedAction: 'Modify (Failed Attempt)',
      details: [['Member', null, 'u-1', null], ['Membership', null, 'm-1', null], inStore],
      asks: [['Member', 'u-1'], ofStore],
    },
  ],
  [
    'identitystore',
    {
      event: 'DeleteGroupMembership',
      asked: { identityStoreId, membershipId: 'm-1' },
      answered: null,
      objectType: 'Identity Center group membership',
      what: 'm-1',
      action: 'Removed',
      failedAction: 'Remove (Failed Attempt)',
      details: [['Membership', 'm-1', null, null], inStore],
      asks: [['Membership', 'm-1'], ofStore],
    },
  ],
  [
    'sso-directory',
    {
      event: 'AddMemberToGroup',
      asked: { identityStoreId, groupId: 'g-1', member: { memberId: 'u-1' } },
      answered: null,
      objectType: 'Identity Center group',
      what: 'g-1',
      action: 'Modified',
      failedAction: 'Modify (Failed Attempt)',
      details: [['Member', null, 'u-1', null], inStore],
      asks: [['Member', 'u-1'], ofStore],
    },
  ],
  [
    'sso-directory',
    {
      event: 'RemoveMemberFromGroup',
      asked: { identityStoreId, groupId: 'g-1', member: { memberId: 'u-1' } },
      answered: null,
      objectType: 'Identity Center group',
      what: 'g-1',
      action: 'Modified',
      failedAction: 'Modify (Failed Attempt)',
      details: [['Member', 'u-1', null, null], inStore],
      asks: [['Member', 'u-1'], ofStore],
    },
  ],
  ...(
    [
      ['EnableUser', 'A call that succeeds lets the user sign in again.'],
      ['DisableUser', 'A call that succeeds keeps the user from signing in.'],
    ] as const
  ).map(
    ([event]) =>
      [
        'sso-directory',
        {
          event,
          asked: { identityStoreId, userId: 'u-1' },
          answered: null,
          objectType: 'Identity Center user',
          what: 'u-1',
          action: 'Modified',
          failedAction: 'Modify (Failed Attempt)',
          details: [inStore, ['Remark', null, null, null]],
          asks: [ofStore],
        } satisfies Twin,
      ] as const,
  ),
  [
    'sso-directory',
    {
      event: 'UpdatePassword',
      asked: { identityStoreId, userId: 'u-1', passwordMode: 'EMAIL' },
      answered: null,
      objectType: 'Identity Center password',
      what: 'u-1',
      action: 'Modified',
      failedAction: 'Modify (Failed Attempt)',
      details: [['Password by', null, null, 'EMAIL'], inStore],
      asks: [['Password by', 'EMAIL'], ofStore],
    },
  ],
  ...(['Create', 'Delete'] as const).map((verb) => {
    const asked = {
      instanceArn: 'arn:aws:sso:::instance/ssoins-1',
      targetId: '444455556666',
      targetType: 'AWS_ACCOUNT',
      permissionSetArn: 'arn:aws:sso:::permissionSet/ssoins-1/ps-1',
      principalType: 'GROUP',
      principalId: 'g-1',
    };
    const requests = [
      ['Principal', 'g-1'],
      ['Principal type', 'GROUP'],
      ['Permission set', asked.permissionSetArn],
      ['Instance', asked.instanceArn],
    ] as const;
    const status = { status: 'IN_PROGRESS', requestId: 'r-1' };
    const answered =
      verb === 'Create'
        ? { accountAssignmentCreationStatus: status }
        : { accountAssignmentDeletionStatus: status };
    return [
      'sso',
      {
        event: `${verb}AccountAssignment`,
        asked,
        answered,
        objectType: 'Account assignment',
        what: '444455556666',
        action: verb === 'Create' ? 'Added' : 'Removed',
        failedAction: verb === 'Create' ? 'Add (Failed Attempt)' : 'Remove (Failed Attempt)',
        details: [
          ['Status of the request', null, 'IN_PROGRESS', null],
          ...requests.map(([name, value]) => [name, null, null, value] as const),
          ['Remark', null, null, null],
        ],
        asks: requests,
      } satisfies Twin,
    ] as const;
  }),
  [
    'sso',
    {
      event: 'CreatePermissionSet',
      asked: { instanceArn: 'i-1', name: 'Audit', sessionDuration: 'PT8H' },
      answered: { permissionSet: { name: 'Audit', permissionSetArn: 'ps-1' } },
      objectType: 'Permission set',
      what: 'ps-1',
      action: 'Added',
      failedAction: 'Add (Failed Attempt)',
      details: [
        ['Name', null, 'Audit', null],
        ['ARN', null, 'ps-1', null],
        ['Session duration', null, 'PT8H', null],
        ['Instance', null, null, 'i-1'],
      ],
      asks: [
        ['Name', 'Audit'],
        ['Session duration', 'PT8H'],
        ['Instance', 'i-1'],
      ],
    },
  ],
  [
    'sso',
    {
      event: 'DeletePermissionSet',
      asked: { instanceArn: 'i-1', permissionSetArn: 'ps-1' },
      answered: null,
      objectType: 'Permission set',
      what: 'ps-1',
      action: 'Removed',
      failedAction: 'Remove (Failed Attempt)',
      details: [
        ['ARN', 'ps-1', null, null],
        ['Instance', null, null, 'i-1'],
      ],
      asks: [
        ['ARN', 'ps-1'],
        ['Instance', 'i-1'],
      ],
    },
  ],
  ...(['Attach', 'Detach'] as const).map((verb) => {
    const policy = 'arn:aws:iam::aws:policy/ReadOnlyAccess';
    return [
      'sso',
      {
        event: `${verb}ManagedPolicy${verb === 'Attach' ? 'To' : 'From'}PermissionSet`,
        asked: { instanceArn: 'i-1', permissionSetArn: 'ps-1', managedPolicyArn: policy },
        answered: null,
        objectType: 'Permission set',
        what: 'ps-1',
        action: 'Modified',
        failedAction: 'Modify (Failed Attempt)',
        details: [
          verb === 'Attach'
            ? ['Managed policy', null, policy, null]
            : ['Managed policy', policy, null, null],
          ['Instance', null, null, 'i-1'],
        ],
        asks: [
          ['Managed policy', policy],
          ['Instance', 'i-1'],
        ],
      } satisfies Twin,
    ] as const;
  }),
];
