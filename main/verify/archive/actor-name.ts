import { objectIn, textIn } from './json.ts';

/**
 * Who acted, by the record's own userIdentity: the second derivation of main/archive/actor.ts.
 * A session keeps its role in front, because its name is what its caller chose.
 */
export function actorName(identity: Readonly<Record<string, unknown>>): string {
  return ownName(identity) || weakName(identity);
}

function ownName(identity: Readonly<Record<string, unknown>>): string {
  const arn = textIn(identity, 'arn');
  const lastPart = arn.split('/').at(-1) ?? '';
  switch (textIn(identity, 'type')) {
    case 'Root':
      return 'root';
    case 'IAMUser':
      return textIn(identity, 'userName') || lastPart;
    case 'AssumedRole':
    case 'Role':
      return /:(?:assumed-role|role)\/(.+)$/.exec(arn)?.[1] ?? '';
    case 'FederatedUser':
      return lastPart;
    case 'IdentityCenterUser':
      return textIn(objectIn(identity, 'onBehalfOf'), 'userId');
    default:
      return '';
  }
}

function weakName(identity: Readonly<Record<string, unknown>>): string {
  const names = ['userName', 'invokedBy', 'principalId', 'accountId'];
  return names.map((name) => textIn(identity, name)).find((name) => name !== '') ?? '';
}
