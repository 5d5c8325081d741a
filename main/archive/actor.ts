/**
 * The best name for who acted that the record itself supports. It never names a person where the
 * record names a session: a session name is what its caller chose (docs: CloudTrail userIdentity
 * element). Rules by type:
 *
 * - Root: `root`
 * - IAMUser: userName, else the last part of the arn
 * - AssumedRole, Role: `role/session`, from the arn
 * - FederatedUser: the last part of the arn
 * - IdentityCenterUser: onBehalfOf.userId
 * - SAMLUser, WebIdentityUser: userName, else principalId
 * - AWSService: invokedBy
 * - AWSAccount, Unknown, Directory and anything new: userName, invokedBy, principalId, accountId
 */
export function whoOf(identity: Readonly<Record<string, unknown>>): string {
  const arn = textOf(identity['arn']);
  switch (textOf(identity['type'])) {
    case 'Root':
      return 'root';
    case 'IAMUser':
      return textOf(identity['userName']) || lastPart(arn) || fallback(identity);
    case 'AssumedRole':
    case 'Role':
      return roleAndSession(arn) || fallback(identity);
    case 'FederatedUser':
      return lastPart(arn) || fallback(identity);
    case 'IdentityCenterUser':
      return textOf(objectOf(identity['onBehalfOf'])['userId']) || fallback(identity);
    default:
      return fallback(identity);
  }
}

function fallback(identity: Readonly<Record<string, unknown>>): string {
  return (
    textOf(identity['userName']) ||
    textOf(identity['invokedBy']) ||
    textOf(identity['principalId']) ||
    textOf(identity['accountId'])
  );
}

/** `arn:aws:sts::1:assumed-role/Admin/maria` → `Admin/maria`; a role's own arn gives its name. */
function roleAndSession(arn: string): string {
  const [, kind, role, ...session] = /:(assumed-role|role)\/(.+)$/.exec(arn)?.slice(0, 3) ?? [];
  if (kind === undefined || role === undefined) return '';
  return [role, ...session].join('/');
}

function lastPart(arn: string): string {
  return arn.slice(arn.lastIndexOf('/') + 1);
}

/** The value if it is a text, else the empty text. */
export function textOf(value: unknown): string {
  return typeof value === 'string' ? value : '';
}

/** The value if it is an object, else an empty one. */
export function objectOf(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
    ? (value as Record<string, unknown>)
    : {};
}
