import { objectOf, textOf } from '../../archive/json.ts';
import { deriveIdentity } from '../../archive/scan/identity.ts';

/**
 * Who acted, as far as the record itself says: a source identity or an Identity Center user before a
 * session name, which its caller chose and which is told with its role.
 */
export function whoOf(record: Readonly<Record<string, unknown>>): string {
  const identity = objectOf(record['userIdentity']);
  const context = objectOf(identity['sessionContext']);
  const { who, actor, ground } = deriveIdentity(
    {
      identityType: textOf(identity['type']),
      principalId: textOf(identity['principalId']),
      arn: textOf(identity['arn']),
      identityAccount: textOf(identity['accountId']),
      accessKeyId: textOf(identity['accessKeyId']),
      userName: textOf(identity['userName']),
      invokedBy: textOf(identity['invokedBy']),
      issuerArn: textOf(objectOf(context['sessionIssuer'])['arn']),
      sourceIdentity: textOf(context['sourceIdentity']),
      onBehalfOf: textOf(objectOf(identity['onBehalfOf'])['userId']),
    },
    false,
  );
  const isNamed = ground === 'source identity' || ground === 'on behalf of';
  return (isNamed ? actor : who || actor) || 'not recorded';
}
