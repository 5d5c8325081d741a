import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logText, record } from '../../fixtures/records.ts';

/** What would run, load, or do something else than be read, if it were not text. */
const script = `<img src=x onerror="document.title='ran'"><script>document.title='ran'</script>`;
/** What turns others round, moves a cursor, or is not seen. */
const hidden = '\u202Egnp.\u2066x\u2069\u0007\u001B[31m\u009B\u200B\u2028\u0000\n\u{E0041}';

/** A hostile text that begins with a word, so that it is found. */
export function hostileText(word: string): string {
  return `=${word}${script}${hidden}`;
}

const base = { eventSource: 'iam.amazonaws.com', eventName: 'CreateUser' };
const session = (name: string, role: string) => ({
  type: 'AssumedRole',
  principalId: `AROAEXAMPLE:${name}`,
  arn: `arn:aws:sts::111122223333:assumed-role/${role}/${name}`,
  accountId: '111122223333',
  accessKeyId: 'ASIAEXAMPLE',
  sessionContext: {
    sessionIssuer: { type: 'Role', arn: `arn:aws:iam::111122223333:role/${role}`, userName: role },
    sourceIdentity: hostileText('source'),
    attributes: { mfaAuthenticated: 'false' },
  },
});
const policy = {
  Version: '2012-10-17',
  Statement: [
    { Sid: hostileText('sid'), Effect: 'Allow', Action: hostileText('action'), Resource: '*' },
  ],
};

/** Records with a hostile text in one field each, by what it is in. */
const fields: Readonly<Record<string, Readonly<Record<string, unknown>>>> = {
  userName: {
    userIdentity: {
      type: 'IAMUser',
      principalId: hostileText('principal'),
      arn: `arn:aws:iam::111122223333:user/${hostileText('userName')}`,
      accountId: '111122223333',
      accessKeyId: hostileText('key'),
      userName: hostileText('userName'),
    },
  },
  session: { userIdentity: session(hostileText('session'), 'Admin') },
  role: { userIdentity: session('ci', hostileText('role')) },
  invokedBy: { userIdentity: { type: 'AWSService', invokedBy: hostileText('invokedBy') } },
  userAgent: { userAgent: hostileText('userAgent') },
  error: { errorCode: hostileText('errorCode'), errorMessage: hostileText('errorMessage') },
  asked: {
    requestParameters: {
      userName: hostileText('asked'),
      [hostileText('member')]: hostileText('v'),
    },
    responseElements: { user: { userName: hostileText('answered') } },
  },
  resource: {
    resources: [{ ARN: `arn:aws:s3:::${hostileText('resource')}`, type: hostileText('type') }],
  },
  eventName: { eventName: hostileText('eventName') },
  eventSource: { eventSource: `${hostileText('eventSource')}.amazonaws.com` },
  region: { awsRegion: hostileText('region') },
  address: { sourceIPAddress: hostileText('address') },
  account: {
    recipientAccountId: hostileText('account'),
    additionalEventData: { accountAlias: hostileText('alias') },
  },
  ids: {
    requestID: hostileText('requestID'),
    sharedEventID: hostileText('shared'),
    vpcEndpointId: hostileText('endpoint'),
    eventType: hostileText('eventType'),
    eventCategory: hostileText('category'),
  },
  policy: {
    eventName: 'PutRolePolicy',
    requestParameters: {
      roleName: hostileText('roleName'),
      policyName: hostileText('policyName'),
      policyDocument: JSON.stringify(policy),
    },
  },
  long: { errorCode: 'AccessDenied', errorMessage: `${hostileText('long')}${'x'.repeat(200_000)}` },
};

/** How many records `writeHostileTrail` writes. */
export const hostileRecords = Object.keys(fields).length;

/** A log with a hostile name, of records with a hostile text in one field each. */
export function writeHostileTrail(folder: string): string {
  const file = join(folder, `trail<img src=x onerror=alert(1)>\u202Egnp.json`);
  const records = Object.entries(fields).map(([field, changes], n) =>
    record({
      ...base,
      eventID: `hostile-${field}`,
      eventTime: `2026-03-14T02:${String(n).padStart(2, '0')}:00Z`,
      ...changes,
    }),
  );
  writeFileSync(file, logText(...records));
  return file;
}
