import type { Caller } from './record.ts';
import { rfc3339 } from './time.ts';
import type { World } from './world.ts';

/** Temporary credentials of a role, from the AssumeRole call that made them until they expire. */
export interface Session {
  readonly account: string;
  readonly role: string;
  /** `/` or a path with slashes at both ends. */
  readonly path: string;
  readonly name: string;
  readonly accessKeyId: string;
  readonly created: number;
  readonly mfa: boolean;
  readonly sourceIdentity?: string;
  readonly instance?: boolean;
  readonly webIdentity?: string;
}

export interface Client {
  readonly address: string;
  readonly agent: string;
  readonly console?: boolean;
}

/** A caller with the temporary credentials of a role. */
export function roleCaller(world: World, session: Session, client: Client): Caller {
  const id = world.roleId(session.account, session.role);
  const arn = `arn:aws:sts::${session.account}:assumed-role/${session.role}/${session.name}`;
  const context: Record<string, unknown> = {
    sessionIssuer: {
      type: 'Role',
      principalId: id,
      arn: roleArn(session.account, session.role, session.path),
      accountId: session.account,
      userName: session.role,
    },
  };
  if (session.webIdentity !== undefined) {
    context['webIdFederationData'] = { federatedProvider: session.webIdentity, attributes: {} };
  }
  context['attributes'] = {
    creationDate: rfc3339(session.created),
    mfaAuthenticated: String(session.mfa),
  };
  if (session.sourceIdentity !== undefined) context['sourceIdentity'] = session.sourceIdentity;
  if (session.instance === true) context['ec2RoleDelivery'] = '2.0';
  const identity = {
    type: 'AssumedRole',
    principalId: `${id}:${session.name}`,
    arn,
    accountId: session.account,
    accessKeyId: session.accessKeyId,
    sessionContext: context,
  };
  return { identity, arn, account: session.account, ...client };
}

/** The same caller when an AWS service makes the call with its credentials. */
export function invokedBy(caller: Caller, service: string): Caller {
  return {
    identity: { ...caller.identity, invokedBy: service },
    arn: caller.arn,
    account: caller.account,
    address: service,
    agent: service,
    internal: true,
  };
}

/** An AWS service itself, without an account of its own. */
export function serviceCaller(service: string): Caller {
  const identity = { type: 'AWSService', invokedBy: service };
  return { identity, arn: service, account: '', address: service, agent: service, internal: true };
}

export interface LongTermKey {
  readonly account: string;
  readonly user: string;
  readonly userId: string;
  readonly accessKeyId?: string;
}

/** An IAM user with an access key, or in the sign-in event itself, without one. */
export function userCaller(
  key: LongTermKey,
  client: Client,
  session?: { readonly since: number; readonly mfa: boolean },
): Caller {
  const arn = userArn(key.account, key.user);
  const identity: Record<string, unknown> = {
    type: 'IAMUser',
    principalId: key.userId,
    arn,
    accountId: key.account,
  };
  if (key.accessKeyId !== undefined) identity['accessKeyId'] = key.accessKeyId;
  identity['userName'] = key.user;
  if (session !== undefined) {
    const attributes = {
      creationDate: rfc3339(session.since),
      mfaAuthenticated: String(session.mfa),
    };
    identity['sessionContext'] = { attributes };
  }
  return { identity, arn, account: key.account, ...client };
}

/** The root user; `session` (since when, with MFA or not) is absent in sign-in events. */
export function rootCaller(
  account: string,
  client: Client,
  session?: { readonly accessKeyId: string; readonly since: number; readonly mfa: boolean },
): Caller {
  const arn = `arn:aws:iam::${account}:root`;
  const identity: Record<string, unknown> = {
    type: 'Root',
    principalId: account,
    arn,
    accountId: account,
    accessKeyId: session?.accessKeyId ?? '',
  };
  if (session !== undefined) {
    const attributes = {
      creationDate: rfc3339(session.since),
      mfaAuthenticated: String(session.mfa),
    };
    identity['sessionContext'] = { attributes };
  }
  return { identity, arn, account, ...client };
}

/** Somebody with temporary credentials that an IAM user asked for with GetFederationToken. */
export function federatedCaller(
  key: LongTermKey,
  name: string,
  session: { readonly accessKeyId: string; readonly since: number },
  client: Client,
): Caller {
  const arn = `arn:aws:sts::${key.account}:federated-user/${name}`;
  const identity = {
    type: 'FederatedUser',
    principalId: `${key.account}:${name}`,
    arn,
    accountId: key.account,
    accessKeyId: session.accessKeyId,
    sessionContext: {
      sessionIssuer: {
        type: 'IAMUser',
        principalId: key.userId,
        arn: userArn(key.account, key.user),
        accountId: key.account,
        userName: key.user,
      },
      attributes: { creationDate: rfc3339(session.since), mfaAuthenticated: 'false' },
    },
  };
  return { identity, arn, account: key.account, ...client };
}

function userArn(account: string, user: string): string {
  return `arn:aws:iam::${account}:user/${user}`;
}

export function roleArn(account: string, role: string, path = '/'): string {
  return `arn:aws:iam::${account}:role${path}${role}`;
}
