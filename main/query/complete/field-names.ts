import type { Field } from '../ast.ts';
import { columnsOf, recordFields } from '../fields.ts';
import { knownField } from './site.ts';

/** A field as it is offered. */
export interface FieldName {
  readonly name: string;
  readonly words: string;
  readonly field: Field;
  /** What most people mean to ask of it. */
  readonly operator: '=' | ':';
}

/** In the order in which they are asked for. */
const short: Readonly<Record<string, string>> = {
  what: 'event name (eventName)',
  who: 'name or ARN of who called',
  when: 'time of the event (eventTime)',
  where: 'service, region or account',
  ip: 'source address (sourceIPAddress)',
  error: 'error code (errorCode)',
  account: 'whose trail it is from',
  region: 'AWS region (awsRegion)',
  actor: 'best name of who is behind it',
  failed: 'whether the call failed',
  mfa: 'whether MFA was used',
  identityKind: 'root, IAM user, role, AWS service …',
  temporary: 'whether the credentials are temporary',
  tag: 'a tag that somebody gave it',
  status: 'review status',
  star: 'whether it is starred',
  note: 'a note on it',
  annotated: 'whether it is annotated',
  annotatedBy: 'who annotated it',
  annotatedAt: 'time of its last annotation',
};

/**
 * Members inside members that every record of their kind has.
 * Source: AWS CloudTrail user guide, "CloudTrail userIdentity element", "CloudTrail record contents".
 */
const inside: Readonly<Record<string, readonly string[]>> = {
  userIdentity: [
    'type',
    'arn',
    'userName',
    'principalId',
    'accountId',
    'accessKeyId',
    'invokedBy',
    'identityProvider',
    'credentialId',
    'onBehalfOf.userId',
    'onBehalfOf.identityStoreArn',
    'sessionContext.sessionIssuer.type',
    'sessionContext.sessionIssuer.arn',
    'sessionContext.sessionIssuer.userName',
    'sessionContext.sessionIssuer.principalId',
    'sessionContext.sessionIssuer.accountId',
    'sessionContext.attributes.mfaAuthenticated',
    'sessionContext.attributes.creationDate',
    'sessionContext.sourceIdentity',
    'sessionContext.webIdFederationData.federatedProvider',
    'sessionContext.ec2RoleDelivery',
  ],
  resources: ['ARN', 'accountId', 'type'],
  tlsDetails: ['tlsVersion', 'cipherSuite', 'clientProvidedHostHeader'],
  additionalEventData: ['MFAUsed', 'LoginTo', 'MobileVersion', 'AuthenticationMethod'],
  addendum: ['reason', 'updatedFields', 'originalRequestID', 'originalEventID'],
  insightDetails: ['state', 'insightType', 'eventName', 'eventSource'],
};

const texts = new Set([
  'errorMessage',
  'requestParameters',
  'responseElements',
  'note',
  'userAgent',
]);

/** Every field that the grammar knows by name, short names first. */
export const fieldNames: readonly FieldName[] = [
  ...Object.entries(short),
  ...recordFields.map((name): [string, string] => [name, 'member of the record']),
  ...Object.entries(inside).flatMap(([member, names]) =>
    names.map((name): [string, string] => [`${member}.${name}`, `inside ${member}`]),
  ),
].flatMap(([name, words]): FieldName[] => {
  const field = knownField(name);
  if (field === undefined) return [];
  const operator =
    texts.has(name) && (name === 'note' || columnsOf(field).length === 0) ? ':' : '=';
  return [{ name, words, field, operator }];
});
