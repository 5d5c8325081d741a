import { roleCaller, type Client, type Session } from '../identity.ts';
import { reservedRole, type Account, type Person } from '../organisation.ts';
import type { Call, Caller } from '../record.ts';
import type { Script } from '../script.ts';
import { HOUR } from '../time.ts';
import type { World } from '../world.ts';
import { newSession, stsCall } from './sts.ts';

/** Until when each person is signed in to the access portal; its sessions last eight hours. */
const PORTAL = new WeakMap<World, Map<string, number>>();

/** What the sign-in page records. `mfa` is what AWS saw, so `No` for every federated sign-in. */
export function consoleLogin(
  region: string,
  result: 'Success' | 'Failure',
  mfa: boolean,
  failure = 'Failed authentication',
): Call {
  return {
    source: 'signin.amazonaws.com',
    name: 'ConsoleLogin',
    readOnly: false,
    type: 'AwsConsoleSignIn',
    response: { ConsoleLogin: result },
    extra: {
      LoginTo: `https://${region}.console.aws.amazon.com/console/home?region=${region}&isauthcode=true`,
      MobileVersion: 'No',
      MFAUsed: mfa ? 'Yes' : 'No',
    },
    ...(result === 'Failure' ? { failure: { code: '', message: failure } } : {}),
  };
}

/**
 * A person of the workforce takes a permission set in the script's account through IAM Identity
 * Center: sign-in in the management account unless done earlier that day, SAML at STS in the
 * account, then either the console or credentials for a terminal.
 */
export function workforceSignIn(
  script: Script,
  person: Person,
  way: 'console' | 'terminal',
): { readonly session: Session; readonly caller: Caller } {
  const { organisation } = script.world;
  const [management] = organisation.accounts;
  const portal = portalCaller(script, person, management ?? script.account);
  const elsewhere = { recipient: management ?? script.account, region: organisation.homeRegion };
  const role = reservedRole(organisation, person.permissionSet);
  if (!signedIn(script, person)) {
    for (const CredentialType of ['PASSWORD', 'TOTP']) {
      script.call(
        portal,
        portalCall('signin', 'UserAuthentication', { CredentialType }),
        elsewhere,
      );
      script.wait(2, 12);
    }
  }
  const details = { role_name: person.permissionSet, account_id: script.account.id };
  script.call(
    portal,
    portalCall('sso', way === 'console' ? 'Federate' : 'GetRoleCredentials', details),
    elsewhere,
  );
  const path = `/aws-reserved/sso.amazonaws.com/${organisation.homeRegion}/`;
  const request = { account: script.account, role, path, name: person.email };
  const session = newSession(script, request);
  script.call(samlCaller(script, person), samlCall(script, session));
  const client: Client =
    way === 'console'
      ? { address: person.address, agent: person.browser, console: true }
      : { address: person.address, agent: person.terminal };
  if (way === 'console') {
    script.wait(0, 2);
    const visitor = roleCaller(script.world, session, { ...client, console: false });
    script.call(visitor, consoleLogin(script.region, 'Success', false));
  }
  return { session, caller: roleCaller(script.world, session, client) };
}

/** True if the portal knows the person from earlier the same day; remembers the sign-in if not. */
function signedIn(script: Script, person: Person): boolean {
  const known = PORTAL.get(script.world) ?? new Map<string, number>();
  PORTAL.set(script.world, known);
  const since = known.get(person.email);
  if (since !== undefined && script.at >= since && script.at < since + 8 * HOUR) return true;
  known.set(person.email, script.at);
  return false;
}

function portalCaller(script: Script, person: Person, account: Account): Caller {
  const { organisation } = script.world;
  const identity = {
    type: 'IdentityCenterUser',
    accountId: account.id,
    onBehalfOf: {
      userId: person.storeId,
      identityStoreArn: `arn:aws:identitystore::${account.id}:identitystore/${organisation.identityStore}`,
    },
    credentialId: script.random.uuid(),
  };
  return {
    identity,
    arn: person.storeId,
    account: account.id,
    address: person.address,
    agent: person.browser,
  };
}

function portalCall(service: 'signin' | 'sso', name: string, details: unknown): Call {
  return {
    source: `${service}.amazonaws.com`,
    name,
    readOnly: false,
    type: 'AwsServiceEvent',
    serviceDetails: details,
  };
}

function samlCaller(script: Script, person: Person): Caller {
  const provider = `${script.world.organisation.samlSuffix}=`;
  const identity = {
    type: 'SAMLUser',
    principalId: `${provider}:${person.email}`,
    userName: person.email,
    identityProvider: provider,
  };
  const { address, browser } = person;
  return { identity, arn: person.email, account: script.account.id, address, agent: browser };
}

function samlCall(script: Script, session: Session): Call {
  const { samlSuffix } = script.world.organisation;
  const provider = `arn:aws:iam::${session.account}:saml-provider/AWSSSO_${samlSuffix}_DO_NOT_DELETE`;
  const role = `arn:aws:iam::${session.account}:role${session.path}${session.role}`;
  return stsCall(
    'AssumeRoleWithSAML',
    session,
    script,
    {
      sAMLAssertionID: `_${script.random.uuid()}`,
      roleSessionName: session.name,
      roleArn: role,
      principalArn: provider,
      durationSeconds: 3600,
    },
    {
      subjectType: 'persistent',
      subject: session.name,
      issuer: `https://portal.sso.${script.world.organisation.homeRegion}.amazonaws.com/saml/assertion`,
      audience: 'https://signin.aws.amazon.com/saml',
    },
  );
}
