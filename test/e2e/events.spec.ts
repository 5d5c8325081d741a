import { expect, test } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { writeTrail } from './support/trail.ts';

test.beforeEach(async ({ desk }) => {
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(desk.window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Events');
});

test('an event is found, read, and noted; the note is in the record and on the row', async ({
  desk,
}) => {
  const { window } = desk;
  await window.keyboard.press('/');
  await window.keyboard.type('eventName = StopLogging');
  await window.keyboard.press('Enter');
  const status = window.getByRole('main').getByRole('status');
  await expect(status).toContainText('1 event');
  await expect(status).toContainText('eventName is exactly "StopLogging"');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('j');
  const record = window.getByRole('region', { name: 'Selected event' });
  await expect(record).toContainText('IAM user maria called StopLogging of cloudtrail');
  await expect(record).toContainText('It succeeded.');
  await desk.photograph('record');
  await window.keyboard.press('n');
  await window.getByLabel('Note', { exact: true }).fill('No change ticket for this window.');
  await window.keyboard.press('Control+Enter');
  await expect(record.getByRole('tab', { name: /History 1/ })).toBeVisible();
  await record.getByRole('tab', { name: /History 1/ }).click();
  await expect(record).toContainText('No change ticket for this window.');
  await expect(record).toContainText('Maria Keller');
  await desk.photograph('record-note');
});

// Turns red when Enter leads into the rows of the query before, which then vanish.
test('Enter right after typing leads to the first row of what was typed', async ({ desk }) => {
  const { window } = desk;
  await window.keyboard.press('/');
  await window.keyboard.type('what = StopLogging');
  await window.keyboard.press('Enter');
  const record = window.getByRole('region', { name: 'Selected event' });
  await expect(record).toContainText('IAM user maria called StopLogging of cloudtrail');
  await expect(window.getByRole('row', { name: /StopLogging/ })).toBeFocused();
});

test('the raw record is the archived text, searched and copied', async ({ desk }) => {
  const { window } = desk;
  await window.getByRole('combobox', { name: 'Find events' }).fill('eventName = StopLogging');
  await window.keyboard.press('Enter');
  await window.getByRole('row', { name: /StopLogging/ }).click();
  const record = window.getByRole('region', { name: 'Selected event' });
  await record.getByRole('tab', { name: 'Raw record' }).click();
  await expect(record).toContainText('3f2504e0-4f89-41d3-9a0c-0305e82c3301');
  await record.getByRole('button', { name: /^Copy/ }).first().click();
  const copied = await desk.app.evaluate(({ clipboard }) => clipboard.readText());
  expect(JSON.parse(copied)).toMatchObject({ eventName: 'StopLogging' });
});

test('a query that cannot be read says where and what to do', async ({ desk }) => {
  const { window } = desk;
  await window.getByRole('combobox', { name: 'Find events' }).fill('eventName = (a, b');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('main')).toContainText(/At character \d+/);
  await desk.photograph('events-error');
});

test('nothing found says why and how to see every event again', async ({ desk }) => {
  const { window } = desk;
  await window.getByRole('combobox', { name: 'Find events' }).fill('eventName = NoSuchCall');
  await window.keyboard.press('Enter');
  await desk.photograph('events-nothing');
  await window.getByRole('button', { name: 'Show every event' }).click();
  await expect(window.getByRole('grid', { name: 'Events' })).toHaveAttribute('aria-rowcount', '43');
});
