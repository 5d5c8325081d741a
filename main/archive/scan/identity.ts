import type { Ground, IdentityKind } from '../../../preload/contract/domain.ts';
import type { Slot } from './fields.ts';

/** The members of userIdentity that an identity is made of, in the order of its row. */
export const identitySlots = [
  'identityType',
  'principalId',
  'arn',
  'identityAccount',
  'accessKeyId',
  'userName',
  'invokedBy',
  'issuerArn',
  'sourceIdentity',
  'onBehalfOf',
] as const satisfies readonly Slot[];
export type IdentityTexts = Readonly<Record<(typeof identitySlots)[number], string>>;

export interface Derived {
  readonly kind: IdentityKind;
  /** The credentials expire: a session, not a password or a long-lived key. */
  readonly temporary: boolean;
  /** The name shown: what the record itself says of who acted. */
  readonly who: string;
  /** The best name of a person or a machine behind it, and what it rests on. */
  readonly actor: string;
  readonly ground: Ground;
}

/**
 * What an identity's members amount to.
 *
 * @param hasSession its sessionContext says something. Empty `sessionIssuer` and
 *   `webIdFederationData` objects, as Audit Manager writes them, say nothing.
 */
export function deriveIdentity(identity: IdentityTexts, hasSession: boolean): Derived {
  const temporary = isTemporary(identity, hasSession);
  const [actor, ground] = actorOf(identity);
  return { kind: kindOf(identity, temporary), temporary, who: whoOf(identity), actor, ground };
}

/** CloudTrail user guide, "CloudTrail userIdentity element", `type`. */
function kindOf({ identityType }: IdentityTexts, temporary: boolean): IdentityKind {
  switch (identityType) {
    case 'Root':
      return 'root';
    case 'IAMUser':
      return temporary ? 'IAM user’s session' : 'IAM user';
    case 'AssumedRole':
    case 'Role':
      return 'role session';
    case 'FederatedUser':
    case 'SAMLUser':
    case 'WebIdentityUser':
      return 'federated';
    case 'AWSService':
      return 'AWS service';
    case 'AWSAccount':
      return 'AWS account';
    case 'IdentityCenterUser':
      return 'Identity Center';
    default:
      return 'unknown';
  }
}

/** Types that exist only as sessions. */
const sessionTypes = new Set([
  'AssumedRole',
  'FederatedUser',
  'SAMLUser',
  'WebIdentityUser',
  'IdentityCenterUser',
]);

/** Temporary access key ids begin with ASIA (IAM user guide, "IAM identifiers", unique ids). */
function isTemporary({ identityType, accessKeyId }: IdentityTexts, hasSession: boolean): boolean {
  return hasSession || accessKeyId.startsWith('ASIA') || sessionTypes.has(identityType);
}

/**
 * The best name for who acted that the record itself supports. It never names a person where the
 * record names a session: a session name is what its caller chose (CloudTrail user guide,
 * "CloudTrail userIdentity element"). Rules by type:
 *
 * - Root: `root`
 * - IAMUser: userName, else the last part of the arn
 * - AssumedRole, Role: `role/session`, from the arn
 * - FederatedUser: the last part of the arn
 * - IdentityCenterUser: onBehalfOf.userId
 * - anything else: userName, invokedBy, principalId, accountId
 */
function whoOf(identity: IdentityTexts): string {
  switch (identity.identityType) {
    case 'Root':
      return 'root';
    case 'IAMUser':
      return identity.userName || lastPart(identity.arn) || fallback(identity);
    case 'AssumedRole':
    case 'Role':
      return roleAndSession(identity.arn) || fallback(identity);
    case 'FederatedUser':
      return lastPart(identity.arn) || fallback(identity);
    case 'IdentityCenterUser':
      return identity.onBehalfOf || fallback(identity);
    default:
      return fallback(identity);
  }
}

function fallback({ userName, invokedBy, principalId, identityAccount }: IdentityTexts): string {
  return userName || invokedBy || principalId || identityAccount;
}

/**
 * A source identity is set once and kept over role chaining; a session name can be chosen anew by
 * each caller (IAM user guide, "Monitor and control actions taken with assumed roles").
 */
function actorOf(identity: IdentityTexts): readonly [string, Ground] {
  const { identityType, sourceIdentity, onBehalfOf, userName, arn, invokedBy } = identity;
  if (sourceIdentity !== '') return [sourceIdentity, 'source identity'];
  if (onBehalfOf !== '') return [onBehalfOf, 'on behalf of'];
  if (identityType === 'Root') return ['root', 'root'];
  if (identityType === 'AssumedRole' || identityType === 'Role') {
    const session = roleAndSession(arn).split('/').slice(1).join('/');
    if (session !== '') return [session, 'session name as claimed'];
  } else if (userName !== '') {
    return [userName, 'user name'];
  }
  if (invokedBy !== '') return [invokedBy, 'service'];
  if (identity.principalId !== '') return [identity.principalId, 'principal'];
  if (identity.identityAccount !== '') return [identity.identityAccount, 'account'];
  return ['', 'none'];
}

/** `arn:aws:sts::1:assumed-role/Admin/maria` → `Admin/maria`; a role's own arn gives its name. */
function roleAndSession(arn: string): string {
  return /:(?:assumed-role|role)\/(.+)$/.exec(arn)?.[1] ?? '';
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}
