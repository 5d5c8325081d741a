import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { sql } from '../../../main/archive/sql.ts';
import { annotate } from '../../../main/assess/index.ts';
import { countEvents, parseQuery, WhyNothing } from '../../../main/query/index.ts';
import type { Reason } from '../../../preload/contract/why.ts';
import { archiveOf, author, record, type TestArchive } from './archive-of.ts';

let archive: TestArchive;
beforeAll(async () => {
  archive = await archiveOf([
    ...Array.from({ length: 3 }, () => record({ eventName: 'CreateUser' })),
    record({ eventName: 'DeleteUser', awsRegion: 'us-east-1' }),
    record({ eventName: 'ConsoleLogin', errorCode: 'AccessDenied' }),
  ]);
  const [event = 0] = archive.read.column<number>(
    sql`SELECT e.id FROM event AS e JOIN action AS a ON a.id = e.action
      JOIN dict AS d ON d.id = a.event_name WHERE d.value = 'DeleteUser'`,
  );
  annotate(archive.write, author, { events: [event], status: 'resolved', reason: 'Known.' });
});
afterAll(() => archive.remove());

async function why(text: string, isHiding = false): Promise<readonly Reason[]> {
  const asked = new WhyNothing(archive.read, parseQuery(text), isHiding);
  // In small pieces, as the window asks.
  while (!asked.isDone) await asked.advance(1);
  return asked.reasons;
}

const said = (reasons: readonly Reason[]): string[] =>
  reasons.map((reason) => {
    const about =
      reason.kind === 'near' ? reason.meant : 'condition' in reason ? reason.condition : '';
    return `${reason.kind} ${about} ${'events' in reason ? reason.events : ''}`.trim();
  });

// Red if the near value is of another field, is not counted with the other conditions, or is no near one.
describe('a value that the archive does not have', () => {
  test.each([
    ['what = CreatUser', 'near eventName = "CreateUser" 3'],
    ['what = createuser', 'near eventName = "CreateUser" 3'],
    ['what = Login', 'near eventName = "ConsoleLogin" 1'],
    ['CreatUser', 'near eventName = "CreateUser" 3'],
    ['what = maria', 'near actor = "maria" 5'],
    ['what = (CreatUser, x) who : maria', 'near eventName = "CreateUser" 3'],
    ['error = AccesDenied AND what = ConsoleLogin', 'near errorCode = "AccessDenied" 1'],
  ])('%s: %s', async (query, wanted) => {
    expect(said(await why(query))).toContain(wanted);
  });

  test('none is offered where none is near, and it is said that nothing fits', async () => {
    expect(said(await why('what = Zzzzzzzz'))).toEqual(['alone eventName is exactly "Zzzzzzzz"']);
  });
});

// Red if a condition is blamed that is not the one, or the counts are those of something else.
test('the condition without which something is found', async () => {
  expect(said(await why('what = CreateUser AND region = us-east-1'))).toEqual([
    'without eventName is exactly "CreateUser" 1',
    'without awsRegion is exactly "us-east-1" 3',
  ]);
});

// Red if a period beside the archive's is not told, or one inside is.
test('a period in which there are no events at all', async () => {
  const [reason, ...others] = await why('when = 2020 AND what = CreateUser');
  expect(reason).toMatchObject({ kind: 'period', query: 'eventName = "CreateUser"', events: 3 });
  expect(said(others)).toEqual([
    'without eventTime is at or after 2020-01-01T00:00:00Z and before 2021-01-01T00:00:00Z 3',
  ]);
  expect(said(await why('when = 2026 AND what = Zzzzzzzz')).join()).not.toContain('period');
});

// Red if what is hidden is not told, or is told where nothing is hidden.
test('what is resolved and hidden', async () => {
  expect(said(await why('what = DeleteUser', true))).toContain('resolved  1');
  expect(said(await why('what = DeleteUser', false)).join()).not.toContain('resolved');
});

// Red if an offer finds another number of events than it says.
test('every offer finds what it says', async () => {
  for (const text of [
    'what = CreatUser',
    'what = CreateUser AND region = us-east-1',
    'when = 2020',
  ]) {
    for (const reason of await why(text)) {
      if (!('query' in reason)) continue;
      expect(countEvents(archive.read, parseQuery(reason.query)), text).toBe(reason.events);
    }
  }
});
