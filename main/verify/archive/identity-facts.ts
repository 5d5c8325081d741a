import { grounds, identityKinds } from '../../../preload/contract/domain.ts';
import { actorName } from './actor-name.ts';
import { objectIn, textIn } from './json.ts';

type JsonObject = Readonly<Record<string, unknown>>;

/** What a row of `identity` must say: texts by column, and three numbers. */
export interface IdentityFacts {
  readonly texts: Readonly<Record<string, string>>;
  readonly kind: number;
  readonly temporary: number;
  readonly ground: number;
}

const kinds: Readonly<Record<string, (typeof identityKinds)[number]>> = {
  Root: 'root',
  AssumedRole: 'role session',
  Role: 'role session',
  FederatedUser: 'federated',
  SAMLUser: 'federated',
  WebIdentityUser: 'federated',
  AWSService: 'AWS service',
  AWSAccount: 'AWS account',
  IdentityCenterUser: 'Identity Center',
};

/** The second derivation of main/archive/scan/identity.ts. */
export function identityFacts(identity: JsonObject): IdentityFacts {
  const session = objectIn(identity, 'sessionContext');
  const own = (name: string): string => textIn(identity, name);
  const texts = {
    type: own('type'),
    principal: own('principalId'),
    arn: own('arn'),
    own_account: own('accountId'),
    access_key: own('accessKeyId'),
    user_name: own('userName'),
    invoked_by: own('invokedBy'),
    issuer: textIn(objectIn(session, 'sessionIssuer'), 'arn'),
    source_identity: textIn(session, 'sourceIdentity'),
    on_behalf_of: textIn(objectIn(identity, 'onBehalfOf'), 'userId'),
  };
  const temporary = isTemporary(texts, objectIn(session, 'attributes'));
  const [actor, ground] = actorOf(texts);
  const kind =
    texts.type === 'IAMUser' ? (temporary ? 'IAM user’s session' : 'IAM user') : kinds[texts.type];
  return {
    texts: { ...texts, who: actorName(identity), actor },
    kind: identityKinds.indexOf(kind ?? 'unknown'),
    temporary: temporary ? 1 : 0,
    ground: grounds.indexOf(ground),
  };
}

type Texts = Readonly<
  Record<
    | 'type'
    | 'arn'
    | 'access_key'
    | 'issuer'
    | 'source_identity'
    | 'on_behalf_of'
    | 'user_name'
    | 'invoked_by'
    | 'principal'
    | 'own_account',
    string
  >
>;

function isTemporary(texts: Texts, attributes: JsonObject): boolean {
  const said = [
    texts.issuer,
    texts.source_identity,
    textIn(attributes, 'creationDate'),
    textIn(attributes, 'mfaAuthenticated'),
  ];
  return (
    /^(AssumedRole|FederatedUser|SAMLUser|WebIdentityUser|IdentityCenterUser)$/.test(texts.type) ||
    texts.access_key.startsWith('ASIA') ||
    said.some((text) => text !== '')
  );
}

function actorOf(texts: Texts): readonly [string, (typeof grounds)[number]] {
  const isRole = /^(AssumedRole|Role)$/.test(texts.type);
  const sessionName = /:(?:assumed-role|role)\/[^/]+\/(.+)$/.exec(texts.arn)?.[1] ?? '';
  const candidates: readonly (readonly [string, (typeof grounds)[number]])[] = [
    [texts.source_identity, 'source identity'],
    [texts.on_behalf_of, 'on behalf of'],
    [texts.type === 'Root' ? 'root' : '', 'root'],
    [isRole ? sessionName : '', 'session name as claimed'],
    [isRole ? '' : texts.user_name, 'user name'],
    [texts.invoked_by, 'service'],
    [texts.principal, 'principal'],
    [texts.own_account, 'account'],
  ];
  return candidates.find(([name]) => name !== '') ?? ['', 'none'];
}
