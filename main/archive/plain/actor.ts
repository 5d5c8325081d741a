import type { Phrase } from '../../../preload/contract/domain.ts';
import { objectOf, textOf } from '../json.ts';
import { afterSlash, plain, strong } from './phrases.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Who acted, as far as `userIdentity` goes (CloudTrail user guide, "CloudTrail userIdentity element"). A
 * person is named only by an IAM user's name, a source identity or Identity Center; a session's name is
 * what its caller chose, and told as a name. What an AWS service did for somebody is told as that.
 */
export function actorPhrases(identity: Json): Phrase[] {
  const context = objectOf(identity['sessionContext']);
  return [...whoPhrases(identity, context), ...behindPhrases(identity, context)];
}

function whoPhrases(identity: Json, context: Json): Phrase[] {
  const name = textOf(identity['userName']);
  const arn = textOf(identity['arn']);
  const principal = textOf(identity['principalId']);
  const onBehalf = textOf(objectOf(identity['onBehalfOf'])['userId']);
  switch (textOf(identity['type'])) {
    case 'Root':
      return textOf(context['assumedRoot']) === 'true'
        ? [plain('A session with rights of '), strong('the root user'), plain(' (AssumeRoot)')]
        : [strong('The root user')];
    case 'IAMUser':
      return [plain('IAM user '), strong(name || userOf(arn) || 'without a name')];
    case 'AssumedRole':
      return sessionPhrases(identity, context);
    case 'Role':
      return [plain('Role '), strong(name || afterSlash(arn) || principal || 'without a name')];
    case 'AWSService':
      return [plain('The AWS service '), strong(textOf(identity['invokedBy']) || 'without a name')];
    case 'AWSAccount':
      return [
        plain('Somebody of account '),
        strong(textOf(identity['accountId']) || 'without a number'),
      ];
    case 'FederatedUser':
      return [plain('Federated user '), strong(userOf(arn) || principal || 'without a name')];
    case 'SAMLUser':
    case 'WebIdentityUser':
      return [plain('A user named '), strong(name || principal || 'nothing')];
    case 'IdentityCenterUser':
      return [plain('Identity Center user '), strong(onBehalf || 'without an id')];
    case 'Directory':
      return [plain('Directory user '), strong(name || principal || 'without a name')];
    case '':
      return [strong(name || textOf(identity['invokedBy']) || 'Somebody the record does not name')];
    case 'Unknown':
      return [strong(name || 'Somebody the record does not name')];
    default:
      return [plain(`${textOf(identity['type'])} `), strong(name || principal || 'without a name')];
  }
}

/** Identity Center's own path: nobody else can make a role there (IAM Identity Center user guide). */
const reservedRole = /:role\/aws-reserved\/sso\.amazonaws\.com\//;
const permissionSet = /^AWSReservedSSO_(.+)_[0-9a-f]{16}$/;

function sessionPhrases(identity: Json, context: Json): Phrase[] {
  const issuer = objectOf(context['sessionIssuer']);
  const arn = textOf(identity['arn']);
  const [inArn = '', ...rest] = (/:assumed-role\/(.+)$/.exec(arn)?.[1] ?? '').split('/');
  const role = inArn || textOf(issuer['userName']) || afterSlash(textOf(issuer['arn']));
  const principal = textOf(identity['principalId']);
  const session = rest.join('/') || principal.split(':').slice(1).join(':');
  if (role === '') return [plain('A role session '), strong(principal || 'without a name')];
  const set = permissionSet.exec(role)?.[1];
  if (set !== undefined && session !== '' && reservedRole.test(textOf(issuer['arn']))) {
    return [
      plain('Identity Center user '),
      strong(session),
      plain(' with permission set '),
      strong(set),
    ];
  }
  const named = session === '' ? [] : [plain(' named '), strong(session)];
  return [plain('A session of role '), strong(role), ...named];
}

/** What the record says of whoever stands behind it: each only where it says so. */
function behindPhrases(identity: Json, context: Json): Phrase[] {
  const type = textOf(identity['type']);
  const issuer = objectOf(context['sessionIssuer']);
  const federated = textOf(objectOf(context['webIdFederationData'])['federatedProvider']);
  const provider = textOf(identity['identityProvider']);
  const source = textOf(context['sourceIdentity']);
  const onBehalf = textOf(objectOf(identity['onBehalfOf'])['userId']);
  const invoker = textOf(identity['invokedBy']);
  const delegate = textOf(objectOf(identity['invokedByDelegate'])['accountId']);
  const isAsker = type === 'FederatedUser' && textOf(issuer['type']) === 'IAMUser';
  return [
    ...(isAsker && textOf(issuer['userName']) !== ''
      ? [
          plain(', with credentials that IAM user '),
          strong(textOf(issuer['userName'])),
          plain(' asked for'),
        ]
      : []),
    ...(source === '' ? [] : [plain(', source identity '), strong(source)]),
    ...(federated === '' ? [] : [plain(', federated by '), strong(federated)]),
    ...(provider === '' ? [] : [plain(', signed in by '), strong(provider)]),
    ...(onBehalf === '' || type === 'IdentityCenterUser'
      ? []
      : [plain(', on behalf of Identity Center user '), strong(onBehalf)]),
    ...(delegate === '' ? [] : [plain(', by rights given to account '), strong(delegate)]),
    ...(textOf(context['ec2RoleDelivery']) === '' ? [] : [plain(', from an EC2 instance')]),
    ...(invoker === '' || type === 'AWSService' || type === ''
      ? []
      : [plain(', by way of '), strong(invoker)]),
  ];
}

function userOf(arn: string): string {
  return arn.includes('/') ? afterSlash(arn) : '';
}
