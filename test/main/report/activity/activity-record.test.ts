import { describe, expect, test } from 'vitest';
import { objectOf } from '../../../../main/archive/json.ts';
import { ActivityRecord } from '../../../../preload/contract/activity.ts';
import { EventRef } from '../../../../preload/contract/ids.ts';
import { activityRecord } from '../../../../main/report/activity/activity-record.ts';
import { activityTable } from '../../../../main/report/activity/table.ts';
import { fileRecord } from '../../../../main/report/export/activity-file.ts';
import { haveRealData } from '../../../fixtures/real-data.ts';
import { record } from '../../../fixtures/records.ts';
import { realRecords } from './real-records.ts';
import { directoryEvents, iamEvents, type Twin } from './twelve.ts';

/** 2026-03-14T02:17:08Z. */
const ref = 1_773_454_628 * 2 ** 21;

function madeOf(changes: Readonly<Record<string, unknown>>): ActivityRecord {
  return madeOfText(JSON.stringify(record(changes)));
}

/** As the archive's reader has it: parsed, so that what is undefined is not there. */
function madeOfText(original: string): ActivityRecord {
  return activityRecord({ ref, record: objectOf(JSON.parse(original)), original });
}

function told({ details }: ActivityRecord): unknown[] {
  return details.map(({ property, before, after, requested }) => [
    property,
    before,
    after,
    requested,
  ]);
}

const rows: readonly (readonly [string, Twin])[] = [
  ...iamEvents.map((row) => ['iam', row] as const),
  ...directoryEvents,
];

// Red if a row of the table is added without a case, or taken away.
test('every row of the table has its case here, and the twelve of IAM are among them', () => {
  const inTable = Object.entries(activityTable).flatMap(([source, events]) =>
    Object.keys(events).map((event) => `${source} ${event}`),
  );
  const tested = rows.map(([source, { event }]) => `${source} ${event}`);
  expect(tested.toSorted()).toEqual(inTable.toSorted());
  expect(Object.keys(activityTable.iam)).toHaveLength(12);
});

describe.each(rows.map(([source, row]) => [`${source} ${row.event}`, source, row] as const))(
  '%s',
  (_name, source, row) => {
    const eventSource = `${source}.amazonaws.com`;
    const { event: eventName, asked: requestParameters, answered: responseElements } = row;
    const event = { eventSource, eventName, requestParameters, readOnly: false };

    // Red if a path of the row is misspelt, or a value is put under the wrong one of before and after.
    test('that succeeded', () => {
      const made = madeOf({ ...event, responseElements });
      expect(made).toMatchObject({
        who: 'maria',
        action: row.action,
        objectType: row.objectType,
        what: row.what,
        when: '2026-03-14T02:17:08Z',
        where: 'AWS account 111122223333, eu-central-1',
        workstation: '203.0.113.44',
        isDetailed: true,
      });
      expect(told(made)).toEqual(row.details);
    });

    // Red if a failed call is told as a change: by its action, by a value before or after, or by its answer.
    test('that failed', () => {
      const made = madeOf({
        ...event,
        responseElements,
        errorCode: 'AccessDenied',
        errorMessage: 'not authorized',
      });
      expect(made.action).toBe(row.failedAction);
      expect(told(made)).toEqual([
        ...row.asks.map(([name, value]) => [name, null, null, value]),
        ['Error', null, null, null],
      ]);
      expect(made.details.at(-1)?.note).toBe('AccessDenied: not authorized');
    });
  },
);

describe('events that the table does not know', () => {
  // Red if a requested value is told as a change.
  test('tell every requested value by its place, and claim no change of it', () => {
    const made = madeOf({
      eventName: 'PutObjectLock',
      readOnly: false,
      requestParameters: { name: 'a', rule: { days: 3, on: [true, null, ''] }, empty: {} },
    });
    expect(made).toMatchObject({ action: 'Modified', isDetailed: false, what: 'a' });
    expect(told(made)).toEqual([
      ['name', null, null, 'a'],
      ['rule.days', null, null, '3'],
      ['rule.on[0]', null, null, 'true'],
    ]);
  });

  // Red if an absent requestParameters is told as empty.
  test('say that CloudTrail left the request out, which null does not mean', () => {
    const { requestParameters: _, ...without } = record();
    const made = madeOfText(JSON.stringify(without));
    expect(made.details.map(({ note }) => note).join()).toContain('larger than 100 KB');
    expect(madeOf({ requestParameters: null }).details).toEqual([]);
  });

  // Red if a verb is taken for another, if readOnly of the record does not go before the dictionary and
  // this before the verb, if a step of a sign-in counts as a change, or one factor as a logon.
  test.each([
    ['CreateTrail', false, 'cloudtrail', 'Added'],
    ['DeleteTrail', false, 'cloudtrail', 'Removed'],
    ['StopLogging', false, 'cloudtrail', 'Modified'],
    ['DescribeTrails', true, 'cloudtrail', 'Read'],
    ['DescribeTrails', undefined, 'cloudtrail', 'Read'],
    ['GenerateDataKey', true, 'kms', 'Read'],
    ['GenerateDataKey', undefined, 'kms', 'Read'],
    ['CreateToken', undefined, 'sso', 'Read'],
    ['VerifyEmailIdentity', undefined, 'ses', 'Modified'],
    ['GetObject', false, 's3', 'Modified'],
    ['CheckMfa', false, 'signin', 'Read'],
    ['GetSigninToken', false, 'signin', 'Read'],
    ['CredentialChallenge', false, 'signin', 'Read'],
    ['CredentialVerification', false, 'signin', 'Read'],
    ['UserAuthentication', false, 'signin', 'Successful Logon'],
    ['ConsoleLogin', false, 'signin', 'Successful Logon'],
    ['AssumeRole', true, 'sts', 'Session start'],
    ['GetFederationToken', undefined, 'sts', 'Session start'],
  ])('%s, readOnly %s, of %s is %s', (eventName, readOnly, source, action) => {
    const event = { eventName, eventSource: `${source}.amazonaws.com`, readOnly };
    expect(madeOf(event).action).toBe(action);
    const failed = madeOf({ ...event, errorCode: 'AccessDenied' }).action;
    expect(failed).toMatch(/Failed/);
  });

  // Red if the sign-in's own Failure is not looked at, or a refused factor is told as anything else.
  test.each([
    ['ConsoleLogin', { responseElements: { ConsoleLogin: 'Failure' } }],
    ['CredentialVerification', { serviceEventDetails: { CredentialVerification: 'Failure' } }],
  ])('%s that failed says so without an error code', (eventName, result) => {
    const event = { eventSource: 'signin.amazonaws.com', eventName, readOnly: false };
    expect(madeOf({ ...event, ...result }).action).toBe('Failed Logon');
  });

  // Red if a property has no name, which makes the whole file invalid, or has the one of what is below it.
  test('a value without a name has one all the same', () => {
    const asked = (requestParameters: unknown): unknown => told(madeOf({ requestParameters }));
    expect(asked('text')).toEqual([['requestParameters', null, null, 'text']]);
    expect(asked({ '': 'v' })).toEqual([['requestParameters', null, null, 'v']]);
    expect(asked({ '': { a: 1 } })).toEqual([['.a', null, null, '1']]);
    expect(asked(['v'])).toEqual([['[0]', null, null, 'v']]);
  });

  // Red if what is told elsewhere is told here too, or something beside it goes with it.
  test('leave out the places that are told beside them', () => {
    const made = activityRecord({
      ref,
      record: record({
        requestParameters: {
          bucketName: 'a',
          bucketPolicy: { Statement: [{ Effect: 'Allow' }] },
          policyDocument: '{}',
          policy: ['x', 'y'],
        },
      }),
      original: '',
      without: new Set([
        'requestParameters.bucketPolicy',
        'requestParameters.policyDocument',
        'requestParameters.policy[1]',
      ]),
    });
    expect(told(made)).toEqual([
      ['bucketName', null, null, 'a'],
      ['policy[0]', null, null, 'x'],
    ]);
  });

  // Red if such a name is counted as a change in silence.
  test('a name that neither reads nor writes by its verb, without readOnly, is told to be unsaid', () => {
    const made = madeOf({ eventName: 'AwsServiceEventOfSomeKind', readOnly: undefined });
    expect(made.action).toBe('Modified');
    expect(made.details.at(-1)?.note).toContain('does not say');
  });
});

// Red if a session's name, which its caller chose, is told without its role.
test('who acted is a person only where the record itself gives one', () => {
  const arn = 'arn:aws:sts::111122223333:assumed-role/Admin/maria';
  const session = { type: 'AssumedRole', arn, principalId: 'AROA:maria' };
  expect(madeOf({ userIdentity: session }).who).toBe('Admin/maria');
  const known = { ...session, sessionContext: { sourceIdentity: 'maria.keller' } };
  expect(madeOf({ userIdentity: known }).who).toBe('maria.keller');
  expect(madeOf({ userIdentity: {} }).who).toBe('not recorded');
});

// Red if what a person wrote is told as activity in AWS, loses its words, or who wrote it.
test('an event added by hand is what was written of it, and by whom', () => {
  const made = madeOfText(
    JSON.stringify({
      eventID: 'e',
      eventTime: '2026-03-14T02:17:08Z',
      eventSource: 'manual',
      eventName: 'PhoneCall',
      eventType: 'ManualEvent',
      eventCategory: 'Manual',
      userIdentity: { type: 'Manual', userName: 'J. Smith' },
      recipientAccountId: '111122223333',
      additionalEventData: {
        description: 'Said that the key was shared.',
        reference: 'T-17',
        addedBy: 'Maria Keller',
        addedAt: '2026-03-15T10:00:00Z',
      },
    }),
  );
  expect(made).toMatchObject({
    dataSource: 'Added by hand',
    who: 'J. Smith',
    action: 'Read',
    objectType: 'PhoneCall',
    what: 'Said that the key was shared.',
    where: 'account 111122223333',
    workstation: '',
  });
  expect(made.details.map(({ note }) => note)).toEqual([
    'Added by hand by Maria Keller at 2026-03-15T10:00:00Z, not logged by AWS.',
    'T-17',
  ]);
  const file = fileRecord(made, 'P');
  expect(file).toMatchObject({ DataSource: 'Added by hand', Item: { Name: made.where } });
  expect(JSON.stringify(file).replace('not logged by AWS', '')).not.toContain('AWS');
});

// Red if a property of an earlier event has another name than in the table, and so stands there twice.
test('the value before stands at the property of the table', () => {
  const event = { ref: EventRef.parse(1), eventID: 'e', eventName: 'X', eventTime: 'T' };
  const made = (eventSource: string, eventName: string, property: string): unknown => {
    const requestParameters = { accessKeyId: 'AKIA', status: 'Inactive', membershipId: 'm' };
    const original = record({ eventSource, eventName, requestParameters });
    const earlier = { property, found: { kind: 'value', value: 'before', event } } as const;
    return told(activityRecord({ ref, record: original, original: '', earlier }));
  };
  expect(made('iam.amazonaws.com', 'UpdateAccessKey', 'requestParameters.status')).toEqual([
    ['Status', 'before', 'Inactive', null],
  ]);
  const group = 'requestParameters.groupId';
  expect(made('identitystore.amazonaws.com', 'DeleteGroupMembership', group)).toEqual([
    ['Membership', 'm', null, null],
    ['Group', 'before', null, null],
  ]);
});

// Red if the id is not of the record itself, or too long for a RID.
test('the RID is the same for the same record, another for another, and has at most 49 characters', () => {
  expect(madeOf({}).rid).toBe(madeOf({}).rid);
  expect(madeOf({}).rid).not.toBe(madeOf({ eventID: 'other' }).rid);
  expect(madeOf({}).rid).toMatch(/^20260314021708[0-9A-F]{32}$/);
});

describe.skipIf(!haveRealData)('real records', () => {
  // Red if any shape met in the wild breaks it, or leaves a mandatory element empty.
  test('every one of them makes an Activity Record with all mandatory elements', () => {
    let tabled = 0;
    for (const text of realRecords()) {
      const made = ActivityRecord.parse(madeOfText(text));
      for (const name of ['who', 'what', 'where', 'objectType'] as const) {
        expect(made[name], text.slice(0, 300)).not.toBe('');
      }
      if (made.isDetailed) tabled += 1;
      for (const detail of made.details) expect(detail.property).not.toBe('');
    }
    // Counted with jq over both folders: the table's events, with and without errors.
    expect(tabled).toBeGreaterThan(30);
  });
});
