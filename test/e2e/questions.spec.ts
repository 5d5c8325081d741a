import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from './support/app.ts';
import { tabTo } from './support/keyboard.ts';

interface Question {
  readonly id: string;
  readonly question: string;
  readonly count: number;
  readonly events?: readonly string[];
}

/** What an auditor types; the answers were counted while the example was written. */
const asked: Readonly<Record<string, string>> = {
  root: 'userIdentity.type = Root AND NOT userIdentity.invokedBy = * AND eventType != AwsServiceEvent',
  'no-mfa': 'what = ConsoleLogin AND identityKind = "IAM user" AND mfa = no AND failed = false',
  logging: 'what = (CreateTrail, UpdateTrail, DeleteTrail, StartLogging, StopLogging)',
  'failed-sign-ins': 'what = ConsoleLogin AND errorMessage = "Failed authentication"',
  refused:
    'error = (AccessDenied*, *UnauthorizedOperation) AND what != HeadBucket AND ip != delivery.logs.amazonaws.com',
  'policy-changes':
    'eventSource = iam.amazonaws.com AND what ~ "^(Put|Delete|Attach|Detach)(User|Role|Group)Policy$|^(Create|Delete)Policy(Version)?$" AND failed = false',
  administrators: 'what = Attach* AND "policy/AdministratorAccess"',
  'open-to-world': 'what = AuthorizeSecurityGroupIngress AND "0.0.0.0/0"',
  'keys-for-others': 'what = CreateAccessKey AND requestParameters.userName = *',
  leaver: 'userIdentity.userName = rosa.castellano',
};

// Red if a question needs more than four acts of the keyboard, or is answered wrongly: by another
// number than was counted, or by an event that is none of those that were meant.
test('ten questions of an auditor are answered by keyboard alone, each within four acts', async ({
  desk,
}) => {
  const { window } = desk;
  const { keyboard } = window;
  await desk.bringExample();
  await tabTo(window, /^Try the example/);
  await keyboard.press('Enter');
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible({ timeout: 60_000 });
  const stories = JSON.parse(
    readFileSync(join(desk.home, 'example', 'trail', 'stories.json'), 'utf8'),
  ) as { questions: readonly Question[] };
  expect(stories.questions.map(({ id }) => id)).toEqual(Object.keys(asked));
  const status = window.getByRole('main').getByRole('status');
  const record = window.getByRole('region', { name: 'Selected event' });
  for (const { id, question, count, events } of stories.questions) {
    await test.step(question, async () => {
      const acts = [
        () => keyboard.press('/'),
        () => keyboard.press('Control+a'),
        () => keyboard.type(asked[id] ?? ''),
        () => keyboard.press('Enter'),
      ];
      for (const act of acts) await act();
      const events_ = count === 1 ? '1 event' : `${count.toLocaleString('en')} events`;
      await expect(status).toContainText(new RegExp(`^${events_} in `));
      const id_ = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/;
      // The record of the question before stays until this one is read.
      const shown = async (): Promise<string> =>
        id_.exec((await record.textContent()) ?? '')?.[0] ?? '';
      if (events === undefined) await expect.poll(shown).not.toBe('');
      else await expect.poll(async () => events.includes(await shown())).toBe(true);
      await desk.photograph(`question-${id}`);
    });
  }
});
