import { expect, test } from 'vitest';
import { record } from '../../fixtures/records.ts';
import { archiveOf, expectRefusal, json, run, withOwnHome } from './command-line.ts';

withOwnHome();

const hostile = '=HYPERLINK("x") <img src=x onerror=alert(1)> \u202Egpj.exe\nsecond line';
const call = ['--kind', 'PhoneCall', '--at', '2026-03-14T02:20:00Z'];

// Red if an event of a person's is not marked as one, is not sealed, or proves that a trail was whole.
test('an event added by hand is found, told as such, and sealed', async () => {
  const archive = await archiveOf(record());
  const asked = ['--who', 'Priya', '--reference', 'INC-4711', '--account', '999988887777'];
  const added = await json(
    'add-event',
    '--archive',
    archive,
    '--as',
    'Maria Keller',
    ...call,
    ...asked,
    '--what',
    hostile,
  );
  const { eventID } = added as { eventID: string };
  const found = await run('search', '--archive', archive, 'eventCategory = Manual');
  expect(JSON.parse(found.out)).toMatchObject({
    eventID,
    eventTime: '2026-03-14T02:20:00Z',
    eventSource: 'manual',
    eventName: 'PhoneCall',
    recipientAccountId: '999988887777',
    userIdentity: { type: 'Manual', userName: 'Priya' },
    additionalEventData: { description: hostile, reference: 'INC-4711', addedBy: 'Maria Keller' },
  });
  expect((await run('search', '--archive', archive, 'who = Priya')).out).toContain(eventID);
  const csv = await run('search', '--archive', archive, '--format', 'csv', 'what = PhoneCall');
  expect(csv.out).toContain('PhoneCall');
  const verified = await json('verify', archive);
  expect(verified).toMatchObject({ valid: true });
  // In the grid of what was logged there is the service's own event alone.
  const { rows } = (await json('completeness', '--archive', archive)) as {
    rows: { account: string }[];
  };
  expect(rows).toMatchObject([{ account: '111122223333', region: 'eu-central-1', days: 'U' }]);
});

test('what is no event is refused with one sentence', async () => {
  const archive = await archiveOf(record());
  const add = (...words: string[]) =>
    run('add-event', '--archive', archive, '--as', 'Maria Keller', ...words);
  expectRefusal(
    await add(...call, '--what', ' '),
    2,
    /^--what cannot be taken: write 1 to 20,000 characters\./,
  );
  expectRefusal(
    await add(...call, '--what', 'x', '--account', '12'),
    2,
    /^--account cannot be taken: an account has twelve digits\./,
  );
  const badTime = ['--kind', 'PhoneCall', '--at', 'yesterday', '--what', 'x'];
  expectRefusal(await add(...badTime), 2, /“yesterday” is no time/);
  expect((await add('--kind', 'Rumour', '--at', '2026-03-14', '--what', 'x')).exit).toBe(2);
  expect(await json('search', '--archive', archive, '', '--format', 'count')).toMatchObject({
    count: 1,
  });
});
