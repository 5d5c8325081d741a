import { describe, expect, test } from 'vitest';
import { archiveOf, record } from '../archive-of.ts';
import { assumeRole, iamUser, idsOf, indexedArchive, linksIn, roleSession } from './linked.ts';

async function wayIn(records: readonly Record<string, unknown>[], of = records.at(-1)) {
  const archive = await indexedArchive(records);
  try {
    return linksIn(archive, of?.['eventID']).credentials;
  } finally {
    archive.remove();
  }
}

const ids = (records: readonly Record<string, unknown>[]) => records.map(({ eventID }) => eventID);

describe('the way back from credentials', () => {
  // Red if a step is left out, if the steps stand the other way round, or if the name at the end is
  // that of the session, which its caller chose.
  test('leads over a chain of roles to the user who began it', async () => {
    const first = assumeRole(iamUser('maria'), 'ASIAONE');
    const second = assumeRole(roleSession('ASIAONE', 'Jump/whoever'), 'ASIATWO');
    const use = record({ userIdentity: roleSession('ASIATWO', 'Admin/somebody-else') });
    const way = await wayIn([first, second, use]);
    expect(way?.steps.map(({ eventID }) => eventID)).toEqual(ids([second, first]));
    expect(way).toMatchObject({ end: 'principal', actor: { name: 'maria', ground: 'user name' } });
    expect(way?.sentence).toContain('maria (linked AssumeRole, user name)');
  });

  // Red if a call is followed that only mentions the key, failed, or is no call of STS.
  test('is not laid by a record that only mentions the key', async () => {
    const use = record({ userIdentity: roleSession('ASIAONE') });
    const lures = [
      record({ requestParameters: { accessKeyId: 'ASIAONE' } }),
      assumeRole(iamUser('eve'), 'ASIAOTHER', {
        requestParameters: { roleSessionName: 'ASIAONE' },
      }),
      assumeRole(iamUser('eve'), 'ASIAONE', { errorCode: 'AccessDenied' }),
      assumeRole(iamUser('eve'), 'ASIAONE', { eventSource: 'evil.example.com' }),
      assumeRole(iamUser('eve'), 'ASIAONE', { eventName: 'GetCallerIdentity' }),
    ];
    const way = await wayIn([...lures, use]);
    expect(way).toMatchObject({ steps: [], end: 'absent', actor: null, lastKey: 'ASIAONE' });
    expect(way?.sentence).toBe('The record that issued ASIAONE is not in this archive.');
  });

  // Red if the case of a key is ignored, as the index of words does.
  test('keeps keys apart that differ in their case alone', async () => {
    const issue = assumeRole(iamUser('eve'), 'asiaone');
    const way = await wayIn([issue, record({ userIdentity: roleSession('ASIAONE') })]);
    expect(way).toMatchObject({ steps: [], end: 'absent' });
  });

  // Red if one of several claims is believed; records of one call for two accounts are no dispute.
  test('ends where two calls claim the same key', async () => {
    const one = assumeRole(iamUser('maria'), 'ASIAONE');
    const two = assumeRole(iamUser('eve'), 'ASIAONE');
    const way = await wayIn([one, two, record({ userIdentity: roleSession('ASIAONE') })]);
    expect(way).toMatchObject({ steps: [], end: 'disputed', actor: null });
    expect(way && idsOf(way.claims)).toEqual(ids([one, two]));
  });

  // Red if a record that contradicts another one is taken for its copy.
  test('ends where a record and its conflict claim the same key', async () => {
    const shared = { eventID: '11111111-0000-4000-8000-000000000001', requestID: 'r-1' };
    const at = { eventTime: '2026-03-14T08:00:00Z' };
    const one = assumeRole(iamUser('maria'), 'ASIAONE', { ...shared, ...at });
    const two = assumeRole(iamUser('eve'), 'ASIAONE', { ...shared, ...at });
    const way = await wayIn([one, two, record({ userIdentity: roleSession('ASIAONE') })]);
    expect(way).toMatchObject({ steps: [], end: 'disputed' });
  });

  // Red without the look at what was met before: it would go round for ever.
  test.each([
    ['itself', () => [assumeRole(roleSession('ASIAONE'), 'ASIAONE')]],
    [
      'a circle of two',
      () => [
        assumeRole(roleSession('ASIATWO'), 'ASIAONE'),
        assumeRole(roleSession('ASIAONE'), 'ASIATWO'),
      ],
    ],
  ])('ends where it leads back: %s', async (_, records) => {
    const given = records();
    const way = await wayIn(given);
    expect(way).toMatchObject({ end: 'cycle', actor: null });
    expect(way?.steps).toHaveLength(given.length - 1);
  });

  // Red without the bound.
  test('ends after twenty steps', async () => {
    const records = Array.from({ length: 30 }, (_, n) =>
      assumeRole(roleSession(`ASIAK${n}`), `ASIAK${n + 1}`),
    );
    const way = await wayIn([...records, record({ userIdentity: roleSession('ASIAK30') })]);
    expect(way).toMatchObject({ end: 'too long', actor: null });
    expect(way?.steps).toHaveLength(20);
  });

  // Red if what came hours after the use is taken for its cause.
  test('is not laid by a later call', async () => {
    const use = record({ userIdentity: roleSession('ASIAONE') });
    const late = assumeRole(iamUser('eve'), 'ASIAONE', { eventTime: '2026-03-15T00:00:00Z' });
    const way = await wayIn([use, late], use);
    expect(way).toMatchObject({ steps: [], end: 'later' });
    expect(way && idsOf(way.claims)).toEqual([late['eventID']]);
  });

  // Red if the copy of the other account, which knows no caller, is followed instead of the caller's.
  test('takes the record of the caller’s own account', async () => {
    const shared = { sharedEventID: 'dddddddd-0000-4000-8000-000000000001' };
    const bare = { type: 'AWSAccount', principalId: 'AROAX:maria', accountId: '999988887777' };
    const theirs = assumeRole(bare, 'ASIAONE', shared);
    const own = assumeRole(iamUser('maria'), '', {
      ...shared,
      recipientAccountId: '999988887777',
      responseElements: null,
    });
    const use = record({ userIdentity: roleSession('ASIAONE') });
    const way = await wayIn([own, theirs, use]);
    expect(way?.steps.map(({ eventID }) => eventID)).toEqual([own['eventID']]);
    expect(way).toMatchObject({ end: 'principal', actor: { name: 'maria' } });
    const alone = await wayIn([theirs, use]);
    expect(alone).toMatchObject({ end: 'account', actor: null });
  });

  test.each([
    ['a service', { type: 'AWSService', invokedBy: 'lambda.amazonaws.com' }, 'service'],
    ['a SAML user', { type: 'SAMLUser', userName: 'noor', principalId: 'x:noor' }, 'principal'],
    ['the root user', { type: 'Root', accountId: '1', accessKeyId: 'AKIAROOT' }, 'principal'],
    ['a session without a key', { type: 'AssumedRole', principalId: 'A:b' }, 'no key'],
  ] as const)('ends with %s', async (_, caller, end) => {
    const use = record({ userIdentity: roleSession('ASIAONE') });
    expect(await wayIn([assumeRole(caller, 'ASIAONE'), use])).toMatchObject({ end });
  });

  test('says of a console session that no record names its credentials', async () => {
    const user = { ...iamUser('maria'), accessKeyId: 'ASIACONSOLE' };
    const use = record({ userIdentity: user, sessionCredentialFromConsole: 'true' });
    expect(await wayIn([use])).toMatchObject({ end: 'console', steps: [] });
  });

  test('is not looked for where no temporary credentials were used', async () => {
    expect(await wayIn([record({ userIdentity: iamUser('maria') })])).toBeNull();
  });
});

describe('what an event issued', () => {
  // Red if uses of another key are counted, or the event says so of a key that it only mentions.
  test('is told with how often it was used', async () => {
    const issue = assumeRole(iamUser('maria'), 'ASIAONE');
    const uses = [1, 2, 3].map(() => record({ userIdentity: roleSession('ASIAONE') }));
    const archive = await indexedArchive([
      issue,
      ...uses,
      record({ userIdentity: roleSession('asiaone') }),
    ]);
    expect(linksIn(archive, issue['eventID']).issued).toEqual({ accessKeyId: 'ASIAONE', uses: 3 });
    expect(linksIn(archive, uses[0]?.['eventID']).issued).toBeNull();
    archive.remove();
  });
});

describe('before the words are indexed', () => {
  // Red if an archive without the index says “not in this archive” of what it did not look at.
  test('records are read for a while, and what was not looked at is said', async () => {
    const issue = assumeRole(iamUser('maria'), 'ASIAONE');
    const use = record({ userIdentity: roleSession('ASIAONE') });
    const archive = await archiveOf([issue, use]);
    const links = linksIn(archive, use['eventID']);
    expect(links).toMatchObject({ credentials: { end: 'principal' }, isWhole: true });
    const hasty = linksIn(archive, use['eventID'], -1);
    expect(hasty).toMatchObject({ credentials: { end: 'not looked up', steps: [] } });
    expect(hasty.isWhole).toBe(false);
    archive.remove();
  });
});
