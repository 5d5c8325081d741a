import { objectOf } from '../json.ts';

/**
 * What the index takes from a record: the member each slot is read from. Two readers fill the same
 * slots and are held equal by a test: one that walks the bytes, one over the parsed record.
 */
export const slotPaths = {
  eventTime: ['eventTime'],
  eventID: ['eventID'],
  /** An aggregated event spells it so. */
  eventId: ['eventId'],
  /** An aggregated event has no eventTime. */
  windowStart: ['timeWindow', 'windowStart'],
  eventName: ['eventName'],
  eventSource: ['eventSource'],
  eventType: ['eventType'],
  eventCategory: ['eventCategory'],
  recipientAccountId: ['recipientAccountId'],
  accountId: ['accountId'],
  awsRegion: ['awsRegion'],
  sourceIPAddress: ['sourceIPAddress'],
  userAgent: ['userAgent'],
  errorCode: ['errorCode'],
  errorMessage: ['errorMessage'],
  identityType: ['userIdentity', 'type'],
  principalId: ['userIdentity', 'principalId'],
  arn: ['userIdentity', 'arn'],
  identityAccount: ['userIdentity', 'accountId'],
  accessKeyId: ['userIdentity', 'accessKeyId'],
  userName: ['userIdentity', 'userName'],
  invokedBy: ['userIdentity', 'invokedBy'],
  onBehalfOf: ['userIdentity', 'onBehalfOf', 'userId'],
  sourceIdentity: ['userIdentity', 'sessionContext', 'sourceIdentity'],
  issuerArn: ['userIdentity', 'sessionContext', 'sessionIssuer', 'arn'],
  mfaAuthenticated: ['userIdentity', 'sessionContext', 'attributes', 'mfaAuthenticated'],
  creationDate: ['userIdentity', 'sessionContext', 'attributes', 'creationDate'],
  mfaUsed: ['additionalEventData', 'MFAUsed'],
  consoleLogin: ['responseElements', 'ConsoleLogin'],
  checkMfa: ['responseElements', 'CheckMfa'],
  switchRole: ['responseElements', 'SwitchRole'],
  credentialVerification: ['serviceEventDetails', 'CredentialVerification'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Slot = keyof typeof slotPaths;
export const slots = Object.keys(slotPaths) as readonly Slot[];
export const slotIndex = Object.fromEntries(slots.map((slot, index) => [slot, index])) as Readonly<
  Record<Slot, number>
>;

/**
 * Where sign-in events say how they ended, which they do without an error code (CloudTrail user guide, "AWS
 * Management Console sign-in events"; of CredentialVerification: IAM Identity Center user guide,
 * "Understanding sign-in events").
 */
export const signInResults = [
  'consoleLogin',
  'checkMfa',
  'switchRole',
  'credentialVerification',
] as const satisfies readonly Slot[];
/** The only service whose results these are, and what they say of a failure. */
export const signInSource = 'signin.amazonaws.com';
export const signInFailure = 'Failure';

/** Any one of these makes an object a CloudTrail record. */
export const recordMembers = [
  'eventVersion',
  'eventID',
  'eventId',
  'eventName',
  'eventSource',
  'eventTime',
] as const;

/** `readOnly` of a record: 0 not recorded, 1 true, 2 false. */
export type ReadOnly = 0 | 1 | 2;

/** The text of every slot of a parsed record; what is missing or no text is the empty one. */
export function slotTexts(record: Readonly<Record<string, unknown>>): string[] {
  return slots.map((slot) => slotText(record, slot));
}

/** The text of one slot of a parsed record. */
export function slotText(record: Readonly<Record<string, unknown>>, slot: Slot): string {
  let value: unknown = record;
  for (const key of slotPaths[slot]) value = ownMember(value, key);
  return typeof value === 'string' ? value : '';
}

export function readOnlyOf(record: Readonly<Record<string, unknown>>): ReadOnly {
  const value = ownMember(record, 'readOnly');
  return value === true ? 1 : value === false ? 2 : 0;
}

/** A member that JSON wrote there, not one that every JavaScript object has. */
function ownMember(value: unknown, key: string): unknown {
  const object = objectOf(value);
  return Object.hasOwn(object, key) ? object[key] : undefined;
}
