import { readFileSync, readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { RecordReader } from '../../../../main/archive/scan/record-reader.ts';
import { haveRealData, realData } from '../../../fixtures/real-data.ts';
import { record } from '../../../fixtures/records.ts';
import { rowsIn } from './rows-in.ts';

function derived(changes: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const reader = new RecordReader();
  const text = JSON.stringify(record(changes));
  const place = { object: 0, ordinal: 0, offset: 0, length: text.length, quoted: false };
  expect(reader.addText(text, place)).toBeUndefined();
  return rowsIn(reader)[0] ?? {};
}

const role = 'arn:aws:sts::111122223333:assumed-role/Admin/maria';
const session = { attributes: { creationDate: '2026-03-14T00:00:00Z', mfaAuthenticated: 'false' } };
const issuer = { type: 'Role', arn: 'arn:aws:iam::111122223333:role/Admin', userName: 'Admin' };

describe('who acted, by every type of userIdentity', () => {
  test.each([
    [
      'the root user',
      { type: 'Root', arn: 'arn:aws:iam::1:root' },
      'root',
      false,
      'root',
      'root',
      'root',
    ],
    [
      'the root user with an alias, at the console',
      { type: 'Root', userName: 'acme', sessionContext: session },
      'root',
      true,
      'root',
      'root',
      'root',
    ],
    [
      'an IAM user',
      { type: 'IAMUser', userName: 'maria', accessKeyId: 'AKIA1' },
      'IAM user',
      false,
      'maria',
      'maria',
      'user name',
    ],
    [
      'an IAM user with an ASIA key',
      { type: 'IAMUser', userName: 'maria', accessKeyId: 'ASIA1' },
      'IAM user’s session',
      true,
      'maria',
      'maria',
      'user name',
    ],
    [
      'an IAM user with a session context',
      { type: 'IAMUser', userName: 'maria', sessionContext: session },
      'IAM user’s session',
      true,
      'maria',
      'maria',
      'user name',
    ],
    [
      'an IAM user whose session context says nothing',
      {
        type: 'IAMUser',
        userName: 'maria',
        sessionContext: { sessionIssuer: {}, webIdFederationData: {}, attributes: {} },
      },
      'IAM user',
      false,
      'maria',
      'maria',
      'user name',
    ],
    [
      'an IAM user without a name',
      { type: 'IAMUser', arn: 'arn:aws:iam::1:user/team/maria' },
      'IAM user',
      false,
      'maria',
      '',
      'none',
    ],
    [
      'a role session',
      { type: 'AssumedRole', arn: role, accessKeyId: 'ASIA1' },
      'role session',
      true,
      'Admin/maria',
      'maria',
      'session name as claimed',
    ],
    [
      'a role session with a source identity',
      {
        type: 'AssumedRole',
        arn: role,
        sessionContext: { sourceIdentity: 'maria.keller', sessionIssuer: issuer },
      },
      'role session',
      true,
      'Admin/maria',
      'maria.keller',
      'source identity',
    ],
    [
      'a role session on behalf of a person of Identity Center',
      { type: 'AssumedRole', arn: role, onBehalfOf: { userId: '9067-1', identityStoreArn: 'x' } },
      'role session',
      true,
      'Admin/maria',
      '9067-1',
      'on behalf of',
    ],
    [
      'a session name with slashes',
      { type: 'AssumedRole', arn: `${role}/a/b` },
      'role session',
      true,
      'Admin/maria/a/b',
      'maria/a/b',
      'session name as claimed',
    ],
    ['a role', { type: 'Role', arn: issuer.arn }, 'role session', false, 'Admin', '', 'none'],
    [
      'a federated user',
      { type: 'FederatedUser', arn: 'arn:aws:sts::1:federated-user/maria' },
      'federated',
      true,
      'maria',
      '',
      'none',
    ],
    [
      'a SAML user',
      { type: 'SAMLUser', userName: 'maria@example.com', principalId: 'x' },
      'federated',
      true,
      'maria@example.com',
      'maria@example.com',
      'user name',
    ],
    [
      'a web identity',
      { type: 'WebIdentityUser', userName: 'sub-1', identityProvider: 'p' },
      'federated',
      true,
      'sub-1',
      'sub-1',
      'user name',
    ],
    [
      'an AWS service',
      { type: 'AWSService', invokedBy: 'ec2.amazonaws.com' },
      'AWS service',
      false,
      'ec2.amazonaws.com',
      'ec2.amazonaws.com',
      'service',
    ],
    [
      'another account',
      { type: 'AWSAccount', principalId: 'AIDA1', accountId: '444455556666' },
      'AWS account',
      false,
      'AIDA1',
      'AIDA1',
      'principal',
    ],
    [
      'an account and nothing else',
      { type: 'AWSAccount', accountId: '444455556666' },
      'AWS account',
      false,
      '444455556666',
      '444455556666',
      'account',
    ],
    [
      'a person of Identity Center',
      { type: 'IdentityCenterUser', onBehalfOf: { userId: '9067-1' }, accountId: '1' },
      'Identity Center',
      true,
      '9067-1',
      '9067-1',
      'on behalf of',
    ],
    [
      'a sign-in with a name AWS hides',
      { type: 'IAMUser', userName: 'HIDDEN_DUE_TO_SECURITY_REASONS' },
      'IAM user',
      false,
      'HIDDEN_DUE_TO_SECURITY_REASONS',
      'HIDDEN_DUE_TO_SECURITY_REASONS',
      'user name',
    ],
    [
      'a directory',
      { type: 'Directory', userName: 'maria' },
      'unknown',
      false,
      'maria',
      'maria',
      'user name',
    ],
    [
      'a type of tomorrow',
      { type: 'Robot', principalId: 'R1' },
      'unknown',
      false,
      'R1',
      'R1',
      'principal',
    ],
    ['nothing at all', {}, 'unknown', false, '', '', 'none'],
    ['a list where the object belongs', ['***'], 'unknown', false, '', '', 'none'],
    ['null', null, 'unknown', false, '', '', 'none'],
  ] as const)('%s', (_name, userIdentity, kind, temporary, who, actor, ground) => {
    expect(derived({ userIdentity })).toMatchObject({ kind, temporary, who, actor, ground });
  });

  test.skipIf(!haveRealData)('Audit Manager’s example: empty federation is no federation', () => {
    const folder = realData('awkward/auditmanager_createassessment');
    const file = readdirSync(folder).find((name) => name.endsWith('.json')) ?? '';
    const read = JSON.parse(readFileSync(`${folder}/${file}`, 'utf8')) as Record<string, unknown>;
    const [own = read] = Array.isArray(read['Records']) ? (read['Records'] as (typeof read)[]) : [];
    expect(own['eventName']).toBe('CreateAssessment');
    expect(derived(own)).toMatchObject({ kind: 'IAM user’s session', temporary: true });
  });
});

const failed = 2;
const mfaYes = 4;
const mfaNo = 8;

describe('a call', () => {
  const signIn = { eventSource: 'signin.amazonaws.com', eventName: 'ConsoleLogin' };
  test.each([
    ['without an error', {}, 0],
    ['with an error code', { errorCode: 'AccessDenied' }, failed],
    ['with only a message', { errorMessage: 'No' }, failed],
    [
      'signing in that failed',
      { ...signIn, responseElements: { ConsoleLogin: 'Failure' } },
      failed,
    ],
    ['signing in', { ...signIn, responseElements: { ConsoleLogin: 'Success' } }, 0],
    ['of another service that speaks so', { responseElements: { ConsoleLogin: 'Failure' } }, 0],
    [
      'changing the role that failed',
      { ...signIn, responseElements: { SwitchRole: 'Failure' } },
      failed,
    ],
  ] as const)('%s', (_name, changes, flags) => {
    expect(Number(derived(changes)['flags']) & failed).toBe(flags);
  });
});

describe('MFA', () => {
  const user = (mfaAuthenticated: string): object => ({
    userIdentity: { type: 'IAMUser', sessionContext: { attributes: { mfaAuthenticated } } },
  });
  const roleSession = (mfaAuthenticated: string): object => ({
    userIdentity: { type: 'AssumedRole', sessionContext: { attributes: { mfaAuthenticated } } },
  });
  const used = (type: string, MFAUsed: string): object => ({
    userIdentity: { type },
    additionalEventData: { MFAUsed },
  });
  test.each([
    ['a session of a user with it', user('true'), mfaYes],
    ['a session of a user without it', user('false'), mfaNo],
    ['a sign-in with it', used('IAMUser', 'Yes'), mfaYes],
    ['a sign-in without it', used('Root', 'No'), mfaNo],
    ['a federated sign-in, which always says No', used('SAMLUser', 'No'), 0],
    ['a role session assumed with it', roleSession('true'), mfaYes],
    ['a role session, which does not say what its caller did', roleSession('false'), 0],
    ['nothing recorded', {}, 0],
  ])('%s', (_name, changes, flags) => {
    expect(Number(derived(changes as Record<string, unknown>)['flags']) & (mfaYes | mfaNo)).toBe(
      flags,
    );
  });
});
