/** Records of STS calls and of what was called with their credentials. */
import { indexWords } from '../../../../main/archive/text/index-words.ts';
import { everyRef, linksOf, parseQuery } from '../../../../main/query/index.ts';
import type { EventLinks, LinkedEvents } from '../../../../preload/contract/links.ts';
import { archiveOf, record, type TestArchive } from '../archive-of.ts';

const account = '111122223333';

/** Who calls with the credentials of a role session. */
export function roleSession(accessKeyId: string, name = 'Admin/maria'): object {
  const arn = `arn:aws:sts::${account}:assumed-role/${name}`;
  return { type: 'AssumedRole', arn, accountId: account, accessKeyId };
}

/** Who calls with an access key of his own. */
export function iamUser(userName: string): object {
  const arn = `arn:aws:iam::${account}:user/${userName}`;
  return { type: 'IAMUser', userName, arn, accountId: account, accessKeyId: 'AKIAUSERSOWN' };
}

/** AssumeRole by somebody, answered with this access key. */
export function assumeRole(
  userIdentity: object,
  accessKeyId: string,
  more: Readonly<Record<string, unknown>> = {},
): Record<string, unknown> {
  return record({
    userIdentity,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    responseElements: { credentials: { accessKeyId, expiration: 'Mar 14, 2026, 10:00:00 AM' } },
    ...more,
  });
}

/** An archive whose words are all indexed. */
export async function indexedArchive(records: readonly object[]): Promise<TestArchive> {
  const archive = await archiveOf(records);
  await indexWords(archive.write);
  return archive;
}

/** The links of the event with this eventID. */
export function linksIn(archive: TestArchive, eventID: unknown, patience?: number): EventLinks {
  const [ref = -1] = everyRef(archive.read, parseQuery(`eventID = "${String(eventID)}"`));
  return linksOf(archive.read, archive.readRecord, ref, patience);
}

export function idsOf({ events }: LinkedEvents): string[] {
  return events.map(({ eventID }) => eventID);
}
