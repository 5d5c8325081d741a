import { afterEach, describe, expect, test } from 'vitest';
import {
  earlierOf,
  everyRef,
  LinkReader,
  parseQuery,
  type Earlier,
} from '../../../../main/query/index.ts';
import { record } from '../../../fixtures/records.ts';
import { addTo, archiveOf, type TestArchive } from '../archive-of.ts';
import { indexedArchive } from '../links/linked.ts';

let archive: TestArchive | undefined;
afterEach(() => {
  archive?.remove();
  archive = undefined;
});

let count = 0;

/** A call of IAM at a minute of the same hour. */
function iam(minute: number, eventName: string, more: object = {}): Record<string, unknown> {
  count += 1;
  return record({
    eventSource: 'iam.amazonaws.com',
    eventName,
    eventTime: `2026-03-14T02:${String(minute).padStart(2, '0')}:00Z`,
    eventID: `00000000-0000-4000-8000-${String(count).padStart(12, '0')}`,
    requestParameters: { userName: 'bob', accessKeyId: 'AKIABOB' },
    ...more,
  });
}

const created = (minute: number): Record<string, unknown> =>
  iam(minute, 'CreateAccessKey', {
    requestParameters: { userName: 'bob' },
    responseElements: { accessKey: { accessKeyId: 'AKIABOB', status: 'Active' } },
  });

function updated(minute: number, status: string, more: object = {}): Record<string, unknown> {
  const requestParameters = { userName: 'bob', accessKeyId: 'AKIABOB', status };
  return iam(minute, 'UpdateAccessKey', { requestParameters, ...more });
}

async function earlierIn(
  records: readonly Record<string, unknown>[],
  of: Record<string, unknown>,
): Promise<Earlier | undefined> {
  archive = await indexedArchive([...records, of]);
  return askedOf(archive, of);
}

function askedOf(
  { read, readRecord }: TestArchive,
  of: Record<string, unknown>,
  patience = 100,
): Earlier | undefined {
  const [ref = -1] = everyRef(read, parseQuery(`eventID = "${String(of['eventID'])}"`));
  return earlierOf(new LinkReader(read, readRecord, patience), { ref, record: of });
}

describe('the value before', () => {
  // Red if the answer of CreateAccessKey is not read, or not matched by its key.
  test('of a key’s status is that of the call that made it', async () => {
    const first = created(1);
    const earlier = await earlierIn([first], updated(5, 'Inactive'));
    expect(earlier).toMatchObject({
      property: 'requestParameters.status',
      found: {
        kind: 'value',
        value: 'Active',
        event: { eventName: 'CreateAccessKey', eventID: first['eventID'] },
      },
    });
  });

  // Red if the oldest, or the newest of all, is taken instead of the last before.
  test('is that of the last call before, not of a later one', async () => {
    const records = [created(1), updated(2, 'Inactive'), updated(9, 'Active')];
    const earlier = await earlierIn(records, updated(5, 'Active'));
    expect(earlier?.found).toMatchObject({ kind: 'value', value: 'Inactive' });
  });

  // Red if a condition of the search is dropped.
  test.each([
    ['a call that failed', updated(2, 'Inactive', { errorCode: 'AccessDenied' })],
    [
      'a call on another key',
      iam(2, 'UpdateAccessKey', {
        requestParameters: { accessKeyId: 'AKIAOTHER', note: 'AKIABOB', status: 'Inactive' },
      }),
    ],
    ['a call in another account', updated(2, 'Inactive', { recipientAccountId: '444455556666' })],
    ['another call on the key', iam(2, 'GetAccessKeyLastUsed')],
    [
      'a call of another service',
      updated(2, 'Inactive', { eventSource: 'transfer.amazonaws.com' }),
    ],
  ])('is not that of %s', async (_what, other) => {
    const earlier = await earlierIn([created(1), other], updated(5, 'Inactive'));
    expect(earlier?.found).toMatchObject({ kind: 'value', value: 'Active' });
  });

  // Red if an order is made up for records of one second.
  test('is not known where another such call has the same second', async () => {
    const earlier = await earlierIn([created(1), updated(5, 'Active')], updated(5, 'Inactive'));
    expect(earlier?.found).toEqual({ kind: 'same second' });
  });

  // Red if a deletion in between is passed over.
  test('is none after a call that took it away', async () => {
    const user = { requestParameters: { userName: 'bob' } };
    const records = [
      iam(1, 'CreateLoginProfile', {
        ...user,
        responseElements: { loginProfile: { passwordResetRequired: true } },
      }),
      iam(2, 'DeleteLoginProfile', user),
    ];
    const update = iam(5, 'UpdateLoginProfile', {
      requestParameters: { userName: 'bob', passwordResetRequired: false },
    });
    expect((await earlierIn(records, update))?.found).toMatchObject({ kind: 'gone' });
  });

  // Red if an earlier value is claimed from nothing.
  test('is not told where no event tells it, nor of calls that no rule speaks of', async () => {
    expect(await earlierIn([], updated(5, 'Inactive'))).toBeUndefined();
    archive?.remove();
    expect(await earlierIn([created(1)], iam(5, 'DeleteUser'))).toBeUndefined();
  });

  // Red if an index that is still being made is taken for whole.
  test('is not looked up while words are being indexed and there is no time to read', async () => {
    const update = updated(5, 'Inactive');
    archive = await archiveOf([created(1), update]);
    expect(askedOf(archive, update, 0)?.found).toEqual({ kind: 'not looked up' });
    expect(askedOf(archive, update, 1000)?.found).toMatchObject({ value: 'Active' });
  });

  // Red if what is indexed is told as the last although newer records are not indexed yet, or if older
  // ones keep it from being told.
  test('is told while words are being indexed only if no newer call can tell another', async () => {
    const [older, newer] = [updated(1, 'Active'), updated(3, 'Inactive')];
    const update = updated(5, 'Active');
    archive = await indexedArchive([updated(2, 'Active')]);
    await addTo(archive, [newer, update]);
    expect(askedOf(archive, update, 0)?.found).toEqual({ kind: 'not looked up' });
    expect(askedOf(archive, update, 1000)?.found).toMatchObject({ value: 'Inactive' });
    archive.remove();
    archive = await indexedArchive([newer]);
    await addTo(archive, [older, update]);
    expect(askedOf(archive, update, 0)?.found).toMatchObject({ value: 'Inactive' });
  });

  /** Calls that name the key, and change another one. */
  const others = (many: number): Record<string, unknown>[] =>
    Array.from({ length: many }, (_, at) =>
      iam(2 + (at % 50), 'UpdateAccessKey', {
        requestParameters: { accessKeyId: 'AKIAOTHER', note: 'AKIABOB', status: 'Inactive' },
      }),
    );

  // Red if only the newest 200 records with the name are read.
  test('is found behind any number of calls that only name the subject', async () => {
    const earlier = await earlierIn([created(1), ...others(450)], updated(55, 'Inactive'));
    expect(earlier?.found).toMatchObject({ kind: 'value', value: 'Active' });
  });

  // Red if all of them are read, or if it is said to be a matter of indexing, which ends.
  test('is given up behind some thousand of them, and told as that', async () => {
    const earlier = await earlierIn([created(1), ...others(2100)], updated(55, 'Inactive'));
    expect(earlier?.found).toEqual({ kind: 'too many' });
  });

  // Red if one of two subjects is enough, or CreateRole's member is not known.
  test('of a policy is that of the same holder and name', async () => {
    const put = (minute: number, roleName: string, policyName: string): Record<string, unknown> =>
      iam(minute, 'PutRolePolicy', {
        requestParameters: { roleName, policyName, policyDocument: `{"of":"${roleName}"}` },
      });
    const earlier = await earlierIn(
      [put(1, 'Ops', 'Read'), put(2, 'Ops', 'Write'), put(3, 'Dev', 'Read')],
      put(5, 'Ops', 'Read'),
    );
    expect(earlier?.found).toMatchObject({ kind: 'value', value: '{"of":"Ops"}' });
    archive?.remove();
    const role = iam(1, 'CreateRole', {
      requestParameters: { roleName: 'Ops', assumeRolePolicyDocument: '{"v":1}' },
    });
    const trust = iam(5, 'UpdateAssumeRolePolicy', {
      requestParameters: { roleName: 'Ops', policyDocument: '{"v":2}' },
    });
    expect((await earlierIn([role], trust))?.found).toMatchObject({ value: '{"v":1}' });
  });
});
