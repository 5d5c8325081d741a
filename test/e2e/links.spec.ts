import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logText, record } from '../fixtures/records.ts';
import { expect, test, type Desk } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { tabTo } from './support/keyboard.ts';

const stop = '3f2504e0-4f89-41d3-9a0c-0305e82c3301';
const account = '111122223333';
const session = (role: string, name: string, accessKeyId: string) => ({
  type: 'AssumedRole',
  principalId: `AROAEXAMPLE:${name}`,
  arn: `arn:aws:sts::${account}:assumed-role/${role}/${name}`,
  accountId: account,
  accessKeyId,
});
const issue = (eventID: string, at: string, accessKeyId: string, more: object = {}) =>
  record({
    eventID,
    eventTime: `2026-03-14T02:${at}Z`,
    eventSource: 'sts.amazonaws.com',
    eventName: 'AssumeRole',
    responseElements: { credentials: { accessKeyId } },
    ...more,
  });

/** Maria assumes a role, with it another one, and stops the trail; a correction of that comes later. */
function writeChain(folder: string): string {
  const path = join(folder, 'chain');
  mkdirSync(path);
  const jump = { userIdentity: session('Jump', 'ops', 'ASIAONE') };
  const records = [
    issue('11111111-0000-4000-8000-000000000001', '10:00', 'ASIAONE'),
    issue('11111111-0000-4000-8000-000000000002', '12:00', 'ASIATWO', jump),
    record({ userIdentity: session('BreakGlass', 'emergency', 'ASIATWO'), eventID: stop }),
    record({
      userIdentity: session('BreakGlass', 'emergency', 'ASIATWO'),
      eventID: '11111111-0000-4000-8000-000000000003',
      eventTime: '2026-03-14T03:10:00Z',
      addendum: {
        reason: 'UPDATED_DATA',
        updatedFields: 'sourceIPAddress',
        originalRequestID: 'r-1',
        originalEventID: stop,
      },
    }),
  ];
  writeFileSync(join(path, 'log.json'), logText(...records));
  return path;
}

async function openStop(desk: Desk) {
  const { window } = desk;
  await newEngagement(desk, 'Payments');
  await desk.drop(writeChain(desk.folder));
  await expect(window.getByText('4 events added from 1 new file.')).toBeVisible();
  await openRoom(desk, 'Events');
  await window.keyboard.press('/');
  await window.keyboard.type(`eventID = ${stop}`);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('row', { name: /02:17:08/ })).toBeFocused();
  return window.getByRole('region', { name: 'Selected event' });
}

// Red if a link is told but does not open, or if a linked event is taken for the selected one.
test('credentials are followed back to the person, and a correction found, by keyboard', async ({
  desk,
}) => {
  const { window } = desk;
  const panel = await openStop(desk);
  await expect(panel).toContainText('lead back to maria (linked AssumeRole, user name)');
  await desk.photograph('links-credentials');
  await tabTo(window, /^AssumeRole by Jump ops/);
  await window.keyboard.press('Enter');
  await expect(panel).toContainText('A session of role Jump named ops called AssumeRole');
  await expect(panel.getByRole('button', { name: 'Back' })).toBeFocused();
  await tabTo(window, 'Show them');
  await desk.photograph('links-issued');
  await tabTo(window, 'Back');
  await window.keyboard.press('Enter');
  await expect(panel).toContainText('A session of role BreakGlass');
  await expect(window.getByRole('row', { name: /02:17:08/ })).toBeFocused();
  await expect(panel).toContainText('Corrected by');
  await tabTo(window, /^StopLogging by BreakGlass/);
  await window.keyboard.press('Enter');
  await expect(panel).toContainText('to correct an earlier one (UPDATED_DATA): sourceIPAddress');
  await desk.photograph('links-addendum');
  await tabTo(window, /^StopLogging by BreakGlass/);
  await window.keyboard.press('Enter');
  await expect(panel).toContainText('Corrected by');
  await window.keyboard.press('Escape');
});

test('the events that used issued credentials are shown', async ({ desk }) => {
  const { window } = desk;
  const panel = await openStop(desk);
  await panel.getByRole('button', { name: /^AssumeRole by Jump ops/ }).click();
  await expect(panel).toContainText('ASIATWO, used by 2 events');
  await panel.getByRole('button', { name: 'Show them' }).click();
  await expect(window.getByRole('grid', { name: 'Events' })).toHaveAttribute('aria-rowcount', '3');
});

test.describe('on a large screen', () => {
  const profile = { name: 'Maria Keller', initials: 'MK', role: 'auditor' };
  test.use({ options: { size: { width: 1920, height: 1080 }, profile } });
  test('the whole way is seen at once', async ({ desk }) => {
    const panel = await openStop(desk);
    await expect(panel.getByRole('button', { name: /^AssumeRole by maria/ })).toBeInViewport();
    await desk.photograph('links-large');
  });
});
