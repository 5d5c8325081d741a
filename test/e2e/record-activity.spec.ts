import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { record } from '../fixtures/records.ts';
import { expect, test, type Desk } from './support/app.ts';
import { violations } from './support/violations.ts';
import { newEngagement, openRoom } from './support/engagement.ts';

const role = { roleName: 'payments-deploy', policyName: 'deploy' };
const read = { Sid: 'Read', Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };
const everything = { Effect: 'Allow', Action: '*', Resource: '*' };

function iam(minute: number, eventName: string, more: object): Record<string, unknown> {
  return record({
    eventSource: 'iam.amazonaws.com',
    eventName,
    awsRegion: 'us-east-1',
    eventTime: `2026-03-14T02:${String(minute).padStart(2, '0')}:00Z`,
    eventID: `3f2504e0-4f89-41d3-9a0c-0305e82c33${String(minute).padStart(2, '0')}`,
    readOnly: false,
    ...more,
  });
}

function put(minute: number, Statement: readonly object[]): Record<string, unknown> {
  const policyDocument = JSON.stringify({ Version: '2012-10-17', Statement });
  return iam(minute, 'PutRolePolicy', { requestParameters: { ...role, policyDocument } });
}

const token = 'IQoJb3JpZ2luX2VjEXAMPLE';
const records = [
  iam(1, 'CreateAccessKey', {
    requestParameters: { userName: 'bob' },
    responseElements: { accessKey: { accessKeyId: 'AKIABOB', status: 'Active', userName: 'bob' } },
  }),
  iam(9, 'UpdateAccessKey', {
    requestParameters: { userName: 'bob', accessKeyId: 'AKIABOB', status: 'Inactive' },
  }),
  put(11, [read]),
  put(12, [{ ...read, Action: ['s3:GetObject', 's3:PutObject'] }, everything]),
  iam(13, 'AssumeRole', {
    eventSource: 'sts.amazonaws.com',
    readOnly: true,
    requestParameters: { roleArn: 'arn:aws:iam::111122223333:role/Admin', roleSessionName: 'ci' },
    responseElements: { credentials: { accessKeyId: 'ASIACHAIN', sessionToken: token } },
  }),
  iam(14, 'DeleteUser', {
    userIdentity: {
      type: 'AssumedRole',
      arn: 'arn:aws:sts::111122223333:assumed-role/Admin/ci',
      principalId: 'AROAADMIN:ci',
      accountId: '111122223333',
      accessKeyId: 'ASIACHAIN',
    },
    requestParameters: { userName: 'bob' },
    errorCode: 'DeleteConflict',
    errorMessage: 'Cannot delete entity, must delete access keys first.',
  }),
  // JSON leaves it out, as CloudTrail does above 100 KB.
  iam(15, 'CreateSnapshots', { eventSource: 'ec2.amazonaws.com', requestParameters: undefined }),
];

async function atEvents(desk: Desk): Promise<void> {
  const { keyboard } = desk.window;
  const file = join(desk.folder, 'iam.json');
  writeFileSync(file, JSON.stringify({ Records: records }));
  await newEngagement(desk, 'Payments');
  await desk.answerDialog(file);
  await keyboard.press('Control+i');
  await expect(
    desk.window.getByText(`${records.length} events added from 1 new file.`),
  ).toBeVisible();
  await openRoom(desk, 'Events');
}

async function open(desk: Desk, query: string): Promise<void> {
  const { keyboard } = desk.window;
  await keyboard.press('/');
  await keyboard.press('Control+a');
  await keyboard.type(query);
  await keyboard.press('Enter');
  await expect(desk.window.getByRole('row', { selected: true })).toHaveCount(1);
}

// Red if the record panel loses its Activity Record, the value before, or the way to its source.
test('the record panel tells what changed, and from where it knows', async ({ desk }) => {
  const { window } = desk;
  await atEvents(desk);
  const panel = window.getByRole('region', { name: 'Selected event' });
  const activity = panel.getByRole('region', { name: 'Activity Record' });
  const details = panel.getByRole('region', { name: 'Details' });

  await open(desk, 'eventName = UpdateAccessKey');
  await expect(activity).toContainText('Modified');
  await expect(activity).toContainText('AKIABOB of bob');
  await expect(panel.getByRole('region', { name: 'What this event is' })).toContainText(
    'Switches an access key on or off.',
  );
  await expect(details).toContainText('was Active');
  await expect(details).toContainText('now Inactive');
  await expect(details).toContainText('as CreateAccessKey of 2026-03-14T02:01:00Z left it');
  await desk.photograph('record-activity');
  const source = details.getByRole('button', { name: 'Open CreateAccessKey' });
  await source.focus();
  await window.keyboard.press('Enter');
  await expect(panel).toContainText('called CreateAccessKey of iam');
  await expect(panel).toContainText('reached by a link');

  await open(desk, 'requestParameters.policyName = deploy AND eventTime >= 2026-03-14T02:12:00Z');
  const policy = panel.getByRole('region', { name: 'Policy' });
  await expect(policy).toContainText('+ ');
  await expect(policy).toContainText('Compared with PutRolePolicy of 2026-03-14T02:11:00Z');
  await expect(
    policy.locator('[data-kind=added]').filter({ hasText: '"Action": "*"' }),
  ).toHaveCount(1);
  await policy.scrollIntoViewIfNeeded();
  await desk.photograph('record-policy');
  expect(await violations(window)).toEqual([]);

  await open(desk, 'eventName = DeleteUser');
  await expect(activity).toContainText('Remove (Failed Attempt)');
  await expect(details).toContainText('requested bob');
  await expect(panel).toContainText('Its credentials lead back to maria');
  await desk.photograph('record-failed');

  await open(desk, 'eventName = CreateSnapshots');
  await expect(panel).toContainText('What it asked for was too large to be logged.');
  await expect(panel.getByRole('region', { name: 'What this event is' })).toHaveCount(0);
});

// Red if exporting needs the mouse, asks less than it must, or says other numbers than the file's.
test('events are exported by keyboard, and the ledger says so', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  await atEvents(desk);
  await open(desk, 'eventName = AssumeRole');
  await keyboard.press('Control+Shift+e');
  const dialog = window.getByRole('dialog', { name: 'Export events' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('radio', { name: /^CSV/ }).focus();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await expect(dialog.getByRole('radio', { name: /^Original records/ })).toBeChecked();
  await expect(dialog.getByRole('checkbox', { name: /^Leave out/ })).toBeChecked();
  // Which time the file covers is told before it is written.
  await expect(
    dialog.getByText(/^Time: (?:all time; )?first event 2026-03-14 .* UTC, last /),
  ).toBeVisible();
  await desk.photograph('export-dialog');
  expect(await violations(window)).toEqual([]);
  const out = join(desk.folder, 'out.log');
  await desk.answerDialog(out);
  await dialog.getByRole('button', { name: 'Choose the file…' }).focus();
  await keyboard.press('Enter');
  await expect(window.getByText(/^1 event exported to out\.log/)).toBeVisible();
  await expect(
    window.getByText(/1 secret was left out; those records are no longer/),
  ).toBeVisible();
  await desk.photograph('export-done');
  expect(readFileSync(out, 'utf8')).toContain('"sessionToken":"[redacted by Trailproof]"');
  expect(readFileSync(out, 'utf8')).not.toContain(token);

  // Two selected rows, as Activity Records.
  await keyboard.press('/');
  await keyboard.press('Control+a');
  await keyboard.press('Delete');
  await keyboard.press('Enter');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Control+Shift+e');
  await expect(dialog.getByRole('radio', { name: 'The selected 2 events' })).toBeChecked();
  await dialog.getByRole('radio', { name: /^Original/ }).focus();
  await keyboard.press('ArrowDown');
  await desk.photograph('export-selection');
  const xml = join(desk.folder, 'out.xml');
  await desk.answerDialog(xml);
  await dialog.getByRole('button', { name: 'Choose the file…' }).focus();
  await keyboard.press('Enter');
  await expect(window.getByText(/^2 events exported to out\.xml/)).toBeVisible();
  expect(readFileSync(xml, 'utf8').match(/<ActivityRecord>/g)).toHaveLength(2);
  await openRoom(desk, 'Integrity');
  await expect(window.getByText(/2 events exported to “out\.xml”/)).toBeVisible();
});
