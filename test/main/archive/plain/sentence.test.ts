import { describe, expect, test } from 'vitest';
import { sentenceOf } from '../../../../main/archive/plain/sentence.ts';
import { haveRealData } from '../../../fixtures/real-data.ts';
import { record } from '../../../fixtures/records.ts';
import { realRecords } from '../../report/activity/real-records.ts';

function said(changes: Readonly<Record<string, unknown>>): string {
  return wordsOf(record(changes));
}

function wordsOf(event: Readonly<Record<string, unknown>>): string {
  return sentenceOf(event)
    .map(({ text }) => text)
    .join('');
}

/** What stands before the call. */
function actor(userIdentity: object): string {
  return said({ userIdentity }).replace(/ called StopLogging.*$/s, '');
}

const account = '111122223333';
const session = {
  type: 'AssumedRole',
  principalId: 'AROAEXAMPLE:maria',
  arn: `arn:aws:sts::${account}:assumed-role/Admin/maria`,
  accountId: account,
};
const issuer = {
  type: 'Role',
  userName: 'Admin',
  arn: `arn:aws:iam::${account}:role/Admin`,
};
const reserved = 'AWSReservedSSO_Audit_0123456789abcdef';
const ofIdentityCenter = {
  ...session,
  arn: `arn:aws:sts::${account}:assumed-role/${reserved}/maria@example.com`,
};

// Red if a shape is told as another, or a session's name as a person.
describe('who acted, for every shape of userIdentity', () => {
  test.each<readonly [string, object, string]>([
    ['root', { type: 'Root' }, 'The root user'],
    ['root with an alias for its name', { type: 'Root', userName: 'northwind' }, 'The root user'],
    [
      'root rights over a member account',
      { type: 'Root', sessionContext: { assumedRoot: 'true' } },
      'A session with rights of the root user (AssumeRoot)',
    ],
    ['an IAM user', { type: 'IAMUser', userName: 'maria' }, 'IAM user maria'],
    [
      'an IAM user without a name',
      { type: 'IAMUser', arn: `arn:aws:iam::${account}:user/ops/bob` },
      'IAM user bob',
    ],
    ['an IAM user of nothing', { type: 'IAMUser' }, 'IAM user without a name'],
    [
      'an IAM user through a service',
      { type: 'IAMUser', userName: 'maria', invokedBy: 'cloudformation.amazonaws.com' },
      'IAM user maria, by way of cloudformation.amazonaws.com',
    ],
    ['a role session', session, 'A session of role Admin named maria'],
    [
      'a role session without an ARN',
      {
        type: 'AssumedRole',
        principalId: 'AROAEXAMPLE:maria',
        sessionContext: { sessionIssuer: issuer },
      },
      'A session of role Admin named maria',
    ],
    ['a role session of nothing', { type: 'AssumedRole' }, 'A role session without a name'],
    [
      'a role session with a source identity',
      { ...session, sessionContext: { sessionIssuer: issuer, sourceIdentity: 'maria.keller' } },
      'A session of role Admin named maria, source identity maria.keller',
    ],
    [
      'a role session that a provider federated',
      {
        ...session,
        sessionContext: { webIdFederationData: { federatedProvider: 'token.actions.example' } },
      },
      'A session of role Admin named maria, federated by token.actions.example',
    ],
    [
      'a role session with empty federation data',
      { ...session, sessionContext: { webIdFederationData: {}, sessionIssuer: {} } },
      'A session of role Admin named maria',
    ],
    [
      'a role session of an EC2 instance',
      { ...session, sessionContext: { ec2RoleDelivery: '2.0' } },
      'A session of role Admin named maria, from an EC2 instance',
    ],
    [
      'a role session of Identity Center',
      {
        ...ofIdentityCenter,
        sessionContext: {
          sessionIssuer: {
            arn: `arn:aws:iam::${account}:role/aws-reserved/sso.amazonaws.com/eu-west-1/${reserved}`,
          },
        },
      },
      'Identity Center user maria@example.com with permission set Audit',
    ],
    [
      'a role that only borrows Identity Center’s name',
      {
        ...ofIdentityCenter,
        sessionContext: { sessionIssuer: { arn: `arn:aws:iam::${account}:role/${reserved}` } },
      },
      `A session of role ${reserved} named maria@example.com`,
    ],
    [
      'a session on behalf of an Identity Center user',
      { ...session, onBehalfOf: { userId: 'u-1', identityStoreArn: 'arn' } },
      'A session of role Admin named maria, on behalf of Identity Center user u-1',
    ],
    [
      'a product provider with delegated access',
      { ...session, invokedByDelegate: { accountId: '999988887777' } },
      'A session of role Admin named maria, by rights given to account 999988887777',
    ],
    ['a role itself', { type: 'Role', arn: `arn:aws:iam::${account}:role/Batch` }, 'Role Batch'],
    [
      'a federated user',
      {
        type: 'FederatedUser',
        arn: `arn:aws:sts::${account}:federated-user/guest`,
        sessionContext: { sessionIssuer: { type: 'IAMUser', userName: 'maria' } },
      },
      'Federated user guest, with credentials that IAM user maria asked for',
    ],
    [
      'a SAML user',
      { type: 'SAMLUser', userName: 'maria', identityProvider: 'https://idp.example' },
      'A user named maria, signed in by https://idp.example',
    ],
    [
      'a web identity user',
      { type: 'WebIdentityUser', userName: 'u-1', identityProvider: 'accounts.example' },
      'A user named u-1, signed in by accounts.example',
    ],
    ['a directory user', { type: 'Directory', userName: 'maria' }, 'Directory user maria'],
    [
      'another account',
      { type: 'AWSAccount', accountId: '444455556666' },
      'Somebody of account 444455556666',
    ],
    [
      'an AWS service',
      { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' },
      'The AWS service lambda.amazonaws.com',
    ],
    [
      'an Identity Center user',
      { type: 'IdentityCenterUser', onBehalfOf: { userId: 'u-1' } },
      'Identity Center user u-1',
    ],
    ['an unknown one', { type: 'Unknown', principalId: 'x' }, 'Somebody the record does not name'],
    ['a type of the future', { type: 'Robot', principalId: 'r2' }, 'Robot r2'],
    ['nobody', {}, 'Somebody the record does not name'],
    ['only a service', { invokedBy: 'ec2.amazonaws.com' }, 'ec2.amazonaws.com'],
  ])('%s', (_what, userIdentity, words) => {
    expect(actor(userIdentity)).toBe(words);
  });
});

describe('what is told and what is not', () => {
  test('the whole sentence', () => {
    expect(said({})).toBe(
      'IAM user maria called StopLogging of cloudtrail on payments-trail in account 111122223333, eu-central-1, from 203.0.113.44. It succeeded. MFA is not recorded.',
    );
  });

  // Red if a user agent, or an absent field, is taken for the console.
  test.each([
    ['sessionCredentialFromConsole', { sessionCredentialFromConsole: 'true' }, true],
    [
      'the ARN of a sign-in session',
      {
        userIdentity: {
          type: 'IAMUser',
          userName: 'm',
          sessionContext: { signInSessionArn: 'arn' },
        },
      },
      true,
    ],
    ['a user agent of the console', { userAgent: 'console.amazonaws.com' }, false],
    [
      'invokedBy signin',
      { userIdentity: { type: 'IAMUser', userName: 'm', invokedBy: 'signin.amazonaws.com' } },
      false,
    ],
    ['"false"', { sessionCredentialFromConsole: 'false' }, false],
  ])('in the console, by %s', (_by, changes, isConsole) => {
    expect(said(changes).includes('in the console')).toBe(isConsole);
  });

  // Red if "No" of a federated sign-in, or an absent value, is told as not used.
  test.each([
    [{ type: 'IAMUser' }, 'Yes', 'MFA was used.'],
    [{ type: 'IAMUser' }, 'No', 'MFA was not used.'],
    [session, 'No', 'MFA is not recorded.'],
    [{ type: 'IAMUser' }, undefined, 'MFA is not recorded.'],
    [
      { ...session, sessionContext: { attributes: { mfaAuthenticated: 'true' } } },
      undefined,
      'MFA was used.',
    ],
    [
      { ...session, sessionContext: { attributes: { mfaAuthenticated: 'false' } } },
      undefined,
      'MFA is not recorded.',
    ],
    [{ type: 'AWSService' }, 'No', undefined],
  ])('MFA of %o with MFAUsed %s: %s', (userIdentity, MFAUsed, words) => {
    const sentence = said({ userIdentity, additionalEventData: { MFAUsed } });
    if (words === undefined) expect(sentence).not.toContain('MFA');
    else expect(sentence).toContain(words);
  });

  // Red if a request that was left out is told as empty, or an empty one as left out.
  test('a request that is absent was too large; null was none; a service event has none', () => {
    const { requestParameters: _, ...without } = record();
    expect(wordsOf(without)).toContain('too large to be logged');
    expect(said({ requestParameters: null })).not.toContain('too large');
    expect(wordsOf({ ...without, eventCategory: 'Insight' })).not.toContain('too large');
  });

  // Red if a failure is told as success.
  test.each([
    [{ errorCode: 'AccessDenied' }, 'It failed: AccessDenied.'],
    [{ errorMessage: 'Failed authentication' }, 'It failed: Failed authentication.'],
    [
      {
        eventSource: 'signin.amazonaws.com',
        eventName: 'ConsoleLogin',
        responseElements: { ConsoleLogin: 'Failure' },
      },
      'failed to sign in to the console',
    ],
    [
      { eventName: 'ConsoleLogin', responseElements: { ConsoleLogin: 'Success' } },
      ' signed in to the console',
    ],
  ])('%o: %s', (changes, words) => {
    expect(said(changes)).toContain(words);
  });

  test('a name of 200,000 characters does not drown the sentence', () => {
    const sentence = said({ requestParameters: { name: 'x'.repeat(200_000) } });
    expect(sentence.length).toBeLessThan(400);
    expect(sentence).toContain('…');
  });
});

// Red if any real shape has no sentence, or holds what text cannot be made of.
test.skipIf(!haveRealData)('every real record has its sentence', () => {
  let count = 0;
  for (const text of realRecords()) {
    const sentence = wordsOf(JSON.parse(text) as Record<string, unknown>);
    expect(sentence).toMatch(/^[A-Za-z]/);
    expect(sentence).not.toMatch(/undefined|\[object|null/);
    count += 1;
  }
  expect(count).toBeGreaterThan(3000);
});
