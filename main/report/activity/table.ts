/**
 * The table of the events whose Activity Record has full details: the twelve of AWS IAM that Netwrix
 * Auditor's add-on for AWS knows (its page "Collected data"), and their twins in IAM Identity Center.
 *
 * A row says what the event is about and which of the record's members become which property. `sets` are
 * properties that the call gives a value if it succeeds; `removes` had one before; `also` is told as
 * requested. Of a call that failed everything is only requested. Members and their names: IAM, Identity Store and IAM Identity Center
 * API references; console names of Identity Center (`sso-directory`): IAM Identity Center user guide, "IAM
 * Identity Center information in CloudTrail", and the service authorization reference of sso-directory.
 */
export type Change = 'add' | 'remove' | 'modify';

/** A property's name, and the places of its value: the first that holds anything counts. */
export type Property = readonly [name: string, ...paths: readonly string[]];

export interface TableRow {
  readonly objectType: string;
  readonly change: Change;
  /** The places of what names the object, the best first. */
  readonly what: readonly string[];
  /** Whose it is, where the name alone does not tell. */
  readonly of?: readonly string[];
  readonly sets?: readonly Property[];
  readonly removes?: readonly Property[];
  /** What was asked for beside: it names something, or is carried out only after the call. */
  readonly also?: readonly Property[];
  /** What has to be known to read the row. */
  readonly note?: string;
}

const asked = 'requestParameters';
const answered = 'responseElements';

const iamUser = [`${asked}.userName`] as const;
const iamGroup = [`${asked}.groupName`] as const;
const directoryUser = [
  `${answered}.user.userId`,
  `${answered}.userId`,
  `${asked}.userId`,
  `${asked}.userName`,
] as const;
const directoryGroup = [
  `${answered}.group.groupId`,
  `${answered}.groupId`,
  `${asked}.groupId`,
  `${asked}.displayName`,
] as const;
const store = ['Identity store', `${asked}.identityStoreId`] as const;
const instance = ['Instance', `${asked}.instanceArn`] as const;
const member = ['Member', `${asked}.member.memberId`, `${asked}.memberId.userId`] as const;

const createdInDirectory = {
  user: {
    objectType: 'Identity Center user',
    change: 'add',
    what: directoryUser,
    sets: [
      ['User id', `${answered}.user.userId`, `${answered}.userId`],
      ['User name', `${asked}.userName`],
      ['Active', `${answered}.user.active`, `${asked}.active`],
      ['Password by', `${asked}.passwordMode`],
    ],
    also: [store],
  },
  group: {
    objectType: 'Identity Center group',
    change: 'add',
    what: directoryGroup,
    sets: [
      ['Group id', `${answered}.group.groupId`, `${answered}.groupId`],
      ['Display name', `${answered}.group.displayName`, `${asked}.displayName`],
    ],
    also: [store],
  },
} as const satisfies Record<string, TableRow>;

const deletedInDirectory = {
  user: {
    objectType: 'Identity Center user',
    change: 'remove',
    what: directoryUser,
    removes: [['User id', `${asked}.userId`]],
    also: [store],
  },
  group: {
    objectType: 'Identity Center group',
    change: 'remove',
    what: directoryGroup,
    removes: [['Group id', `${asked}.groupId`]],
    also: [store],
  },
} as const satisfies Record<string, TableRow>;

const joined = {
  objectType: 'Identity Center group',
  change: 'modify',
  what: directoryGroup,
  sets: [member, ['Membership', `${answered}.membershipId`]],
  also: [store],
} as const satisfies TableRow;

const assigned = [
  ['Principal', `${asked}.principalId`],
  ['Principal type', `${asked}.principalType`],
  ['Permission set', `${asked}.permissionSetArn`],
  instance,
] as const satisfies readonly Property[];

/** The call only begins it (IAM Identity Center API reference, CreateAccountAssignment). */
const carriedOutLater = 'AWS carries it out after the call: the record shows the request only.';

/** By event source without its `.amazonaws.com`, and event name. */
export const activityTable = {
  iam: {
    CreateUser: {
      objectType: 'IAM user',
      change: 'add',
      what: iamUser,
      sets: [
        ['User name', `${answered}.user.userName`, `${asked}.userName`],
        ['User id', `${answered}.user.userId`],
        ['ARN', `${answered}.user.arn`],
        ['Path', `${answered}.user.path`, `${asked}.path`],
        ['Permissions boundary', `${asked}.permissionsBoundary`],
        ['Tags', `${asked}.tags`],
      ],
    },
    DeleteUser: {
      objectType: 'IAM user',
      change: 'remove',
      what: iamUser,
      removes: [['User name', ...iamUser]],
    },
    CreateGroup: {
      objectType: 'IAM group',
      change: 'add',
      what: iamGroup,
      sets: [
        ['Group name', `${answered}.group.groupName`, `${asked}.groupName`],
        ['Group id', `${answered}.group.groupId`],
        ['ARN', `${answered}.group.arn`],
        ['Path', `${answered}.group.path`, `${asked}.path`],
      ],
    },
    DeleteGroup: {
      objectType: 'IAM group',
      change: 'remove',
      what: iamGroup,
      removes: [['Group name', ...iamGroup]],
    },
    AddUserToGroup: {
      objectType: 'IAM group',
      change: 'modify',
      what: iamGroup,
      sets: [['Member', ...iamUser]],
    },
    RemoveUserFromGroup: {
      objectType: 'IAM group',
      change: 'modify',
      what: iamGroup,
      removes: [['Member', ...iamUser]],
    },
    CreateLoginProfile: {
      objectType: 'Console password',
      change: 'add',
      what: iamUser,
      sets: [
        ['User name', ...iamUser],
        [
          'Must be changed at sign-in',
          `${answered}.loginProfile.passwordResetRequired`,
          `${asked}.passwordResetRequired`,
        ],
      ],
    },
    UpdateLoginProfile: {
      objectType: 'Console password',
      change: 'modify',
      what: iamUser,
      sets: [['Must be changed at sign-in', `${asked}.passwordResetRequired`]],
    },
    DeleteLoginProfile: {
      objectType: 'Console password',
      change: 'remove',
      what: iamUser,
      removes: [['User name', ...iamUser]],
    },
    CreateAccessKey: {
      objectType: 'Access key',
      change: 'add',
      what: [`${answered}.accessKey.accessKeyId`],
      of: [`${answered}.accessKey.userName`, ...iamUser],
      sets: [
        ['Access key id', `${answered}.accessKey.accessKeyId`],
        ['User name', `${answered}.accessKey.userName`, `${asked}.userName`],
        ['Status', `${answered}.accessKey.status`],
      ],
    },
    UpdateAccessKey: {
      objectType: 'Access key',
      change: 'modify',
      what: [`${asked}.accessKeyId`],
      of: iamUser,
      sets: [['Status', `${asked}.status`]],
    },
    DeleteAccessKey: {
      objectType: 'Access key',
      change: 'remove',
      what: [`${asked}.accessKeyId`],
      of: iamUser,
      removes: [
        ['Access key id', `${asked}.accessKeyId`],
        ['User name', ...iamUser],
      ],
    },
  },
  identitystore: {
    CreateUser: createdInDirectory.user,
    DeleteUser: deletedInDirectory.user,
    CreateGroup: createdInDirectory.group,
    DeleteGroup: deletedInDirectory.group,
    CreateGroupMembership: joined,
    DeleteGroupMembership: {
      objectType: 'Identity Center group membership',
      change: 'remove',
      what: [`${asked}.membershipId`],
      removes: [
        ['Membership', `${asked}.membershipId`],
        // Only an earlier event tells it.
        ['Group', `${asked}.groupId`],
      ],
      also: [store],
    },
  },
  'sso-directory': {
    CreateUser: createdInDirectory.user,
    DeleteUser: deletedInDirectory.user,
    CreateGroup: createdInDirectory.group,
    DeleteGroup: deletedInDirectory.group,
    AddMemberToGroup: joined,
    RemoveMemberFromGroup: {
      objectType: 'Identity Center group',
      change: 'modify',
      what: directoryGroup,
      removes: [member],
      also: [store],
    },
    EnableUser: {
      objectType: 'Identity Center user',
      change: 'modify',
      what: directoryUser,
      also: [store],
      note: 'A call that succeeds lets the user sign in again.',
    },
    DisableUser: {
      objectType: 'Identity Center user',
      change: 'modify',
      what: directoryUser,
      also: [store],
      note: 'A call that succeeds keeps the user from signing in.',
    },
    UpdatePassword: {
      objectType: 'Identity Center password',
      change: 'modify',
      what: directoryUser,
      also: [['Password by', `${asked}.passwordMode`], store],
    },
  },
  sso: {
    CreateAccountAssignment: {
      objectType: 'Account assignment',
      change: 'add',
      what: [`${asked}.targetId`],
      sets: [['Status of the request', `${answered}.accountAssignmentCreationStatus.status`]],
      also: assigned,
      note: carriedOutLater,
    },
    DeleteAccountAssignment: {
      objectType: 'Account assignment',
      change: 'remove',
      what: [`${asked}.targetId`],
      sets: [['Status of the request', `${answered}.accountAssignmentDeletionStatus.status`]],
      also: assigned,
      note: carriedOutLater,
    },
    CreatePermissionSet: {
      objectType: 'Permission set',
      change: 'add',
      what: [`${answered}.permissionSet.permissionSetArn`, `${asked}.name`],
      sets: [
        ['Name', `${asked}.name`],
        ['ARN', `${answered}.permissionSet.permissionSetArn`],
        ['Session duration', `${asked}.sessionDuration`],
      ],
      also: [instance],
    },
    DeletePermissionSet: {
      objectType: 'Permission set',
      change: 'remove',
      what: [`${asked}.permissionSetArn`],
      removes: [['ARN', `${asked}.permissionSetArn`]],
      also: [instance],
    },
    AttachManagedPolicyToPermissionSet: {
      objectType: 'Permission set',
      change: 'modify',
      what: [`${asked}.permissionSetArn`],
      sets: [['Managed policy', `${asked}.managedPolicyArn`]],
      also: [instance],
    },
    DetachManagedPolicyFromPermissionSet: {
      objectType: 'Permission set',
      change: 'modify',
      what: [`${asked}.permissionSetArn`],
      removes: [['Managed policy', `${asked}.managedPolicyArn`]],
      also: [instance],
    },
  },
} as const satisfies Record<string, Record<string, TableRow>>;

const rows: ReadonlyMap<string, TableRow> = new Map(
  Object.entries(activityTable).flatMap(([service, events]) =>
    Object.entries<TableRow>(events).map(([name, row]) => [`${service} ${name}`, row] as const),
  ),
);

/** What the row calls a place in the record; undefined if it does not speak of it. */
export function nameInRow(row: TableRow, path: string): string | undefined {
  const { sets = [], removes = [], also = [] } = row;
  return [...sets, ...removes, ...also].find(([, ...paths]) => paths.includes(path))?.[0];
}

/** The row of an event, or undefined: its details are generic then. */
export function tableRowOf(eventSource: string, eventName: string): TableRow | undefined {
  return rows.get(`${eventSource.replace(/\.amazonaws\.com$/, '')} ${eventName}`);
}
