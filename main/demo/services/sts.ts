import { roleArn, serviceCaller, type Session } from '../identity.ts';
import type { Account } from '../organisation.ts';
import type { Random } from '../random.ts';
import type { Call, Caller, TrailRecord } from '../record.ts';
import { textOf } from '../record-fields.ts';
import type { Script } from '../script.ts';
import { awsLongTime, HOUR } from '../time.ts';
import { roleResource } from './iam.ts';

export interface RoleRequest {
  readonly account: Account;
  readonly role: string;
  readonly path?: string;
  readonly name: string;
  readonly mfa?: boolean;
  readonly sourceIdentity?: string;
  readonly externalId?: string;
  readonly instance?: boolean;
}

/** Temporary credentials made now. */
export function newSession(script: Script, request: RoleRequest): Session {
  return {
    account: request.account.id,
    role: request.role,
    path: request.path ?? '/',
    name: request.name,
    accessKeyId: `ASIA${script.random.base32(16)}`,
    created: script.at,
    mfa: request.mfa ?? false,
    ...(request.sourceIdentity === undefined ? {} : { sourceIdentity: request.sourceIdentity }),
    ...(request.instance === undefined ? {} : { instance: request.instance }),
  };
}

/**
 * AssumeRole by a principal or a service. If the role is in another account both accounts receive
 * the event, under different eventIDs and one sharedEventID; the target sees the caller only as an
 * account (CloudTrail user guide, "shared event ID").
 */
export function assumeRole(script: Script, caller: Caller, request: RoleRequest): Session {
  return assumeRoleRecorded(script, caller, request).session;
}

/** As assumeRole, with the records that it left. */
export function assumeRoleRecorded(
  script: Script,
  caller: Caller,
  request: RoleRequest,
): { readonly session: Session; readonly records: readonly TrailRecord[] } {
  const session = newSession(script, request);
  const byService = caller.account === '';
  const crosses = !byService && caller.account !== request.account.id;
  const call: Call = {
    ...stsCall('AssumeRole', session, script, {
      roleArn: roleArn(session.account, session.role, session.path),
      roleSessionName: session.name,
      durationSeconds: 3600,
      ...(request.externalId === undefined ? {} : { externalId: request.externalId }),
      ...(session.sourceIdentity === undefined ? {} : { sourceIdentity: session.sourceIdentity }),
    }),
    requestId: script.random.uuid(),
    ...(byService || crosses ? { sharedId: script.random.uuid() } : {}),
  };
  const home = script.world.organisation.accounts.find((account) => account.id === caller.account);
  const records: TrailRecord[] = [];
  if (!crosses || home !== undefined) {
    records.push(script.call(caller, call, { recipient: home ?? request.account }));
  }
  if (crosses) {
    const principal = textOf(caller.identity['principalId']);
    const identity = { type: 'AWSAccount', principalId: principal, accountId: caller.account };
    records.push(script.call({ ...caller, identity }, call, { recipient: request.account }));
  }
  return { session, records };
}

/** A service takes its role: `AssumeRole` by `lambda.amazonaws.com` and the like. */
export function assumeServiceRole(script: Script, service: string, request: RoleRequest): Session {
  return assumeRole(script, serviceCaller(service), request);
}

/** GetFederationToken for a name of the caller's choosing. */
export function federationToken(script: Script, name: string, accessKeyId: string): Call {
  const { account, at, random } = script;
  const arn = `arn:aws:sts::${account.id}:federated-user/${name}`;
  return {
    source: 'sts.amazonaws.com',
    name: 'GetFederationToken',
    readOnly: true,
    request: { name, durationSeconds: 3600 },
    response: {
      credentials: {
        accessKeyId,
        sessionToken: sessionToken(random),
        expiration: awsLongTime(at + HOUR),
      },
      federatedUser: { federatedUserId: `${account.id}:${name}`, arn },
    },
  };
}

/** A token as long as a short real one; it opens nothing. */
function sessionToken(random: Random): string {
  return `IQoJb3JpZ2luX2VjE${random.alphanumeric(160)}==`;
}

/** AssumeRoleWithSAML or AssumeRoleWithWebIdentity as the STS half of a federated sign-in. */
export function stsCall(
  name: 'AssumeRole' | 'AssumeRoleWithSAML' | 'AssumeRoleWithWebIdentity',
  session: Session,
  script: Script,
  request: Readonly<Record<string, unknown>>,
  response: Readonly<Record<string, unknown>> = {},
): Call {
  const arn = `arn:aws:sts::${session.account}:assumed-role/${session.role}/${session.name}`;
  return {
    source: 'sts.amazonaws.com',
    name,
    readOnly: true,
    request,
    response: {
      credentials: {
        accessKeyId: session.accessKeyId,
        sessionToken: sessionToken(script.random),
        expiration: awsLongTime(session.created + HOUR),
      },
      assumedRoleUser: {
        assumedRoleId: `${script.world.roleId(session.account, session.role)}:${session.name}`,
        arn,
      },
      ...response,
    },
    resources: roleResource(session.account, session.role, session.path),
  };
}
