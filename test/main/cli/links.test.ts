import { expect, test } from 'vitest';
import { record } from '../../fixtures/records.ts';
import { archiveOf, expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

const issue = record({
  eventID: 'issue',
  eventSource: 'sts.amazonaws.com',
  eventName: 'AssumeRole',
  responseElements: { credentials: { accessKeyId: 'ASIAONE' } },
});
const arn = 'arn:aws:sts::111122223333:assumed-role/Admin/x';
const use = record({
  eventID: 'use',
  eventTime: '2026-03-14T02:20:00Z',
  userIdentity: { type: 'AssumedRole', arn, accessKeyId: 'ASIAONE' },
});
const addendum = record({
  eventID: 'again',
  addendum: { reason: 'UPDATED_DATA', originalEventID: 'use' },
});

// Red if what a person reads and what a program reads differ, or if a link is lost on the way.
test('links are told in words and as JSON', async () => {
  const archive = await archiveOf(issue, use, addendum);
  const words = ['links', '--archive', archive, '--event'];
  expect(await json(...words, 'use')).toMatchObject({
    event: 'use',
    events: [
      {
        addendum: null,
        correctedBy: { events: [{ eventID: 'again' }] },
        credentials: { steps: [{ eventID: 'issue' }], end: 'principal', actor: { name: 'maria' } },
      },
    ],
  });
  const { out, exit } = await run(...words, 'use');
  expect(exit).toBe(0);
  expect(out).toMatch(/Corrected by:\n.* again\n/);
  expect(out).toMatch(/ASIAONE issued by:\n.* AssumeRole .* issue\n.*maria \(linked AssumeRole/);
  expect((await run(...words, 'again')).out).toMatch(/It corrects the event use:\n.* use\n/);
  expect((await run(...words, 'issue')).out).toMatch(/It issued the credentials ASIAONE: 1 event/);
});

test('an event without links says so, one that is not there is refused', async () => {
  const archive = await archiveOf(record({ eventID: 'alone' }));
  const words = ['links', '--archive', archive, '--event'];
  expect((await run(...words, 'alone')).out).toMatch(/no links to other events/);
  expectRefusal(await run(...words, 'none'), 2, /holds no event none/);
});
