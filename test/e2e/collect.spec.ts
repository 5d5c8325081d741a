import type { Locator } from '@playwright/test';
import { join } from 'node:path';
import { plantedKey, plantedToken } from '../fake-aws/world.ts';
import { expect, test, type Desk } from './support/app.ts';
import { mfaCode, startFakeCloud, type FakeCloud } from './support/aws.ts';
import { filesBelow } from './support/files-below.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { tabTo } from './support/keyboard.ts';

let cloud: FakeCloud;
// Before the window is started: it inherits where AWS is.
test.beforeAll(async () => {
  cloud = await startFakeCloud(1500);
});
test.afterAll(() => cloud.close());
test.beforeEach(() => cloud.world.denied.clear());

function page(desk: Desk): Locator {
  return desk.window.getByRole('main', { name: 'Collect from AWS' });
}

/** Opens the form by its key, in a new engagement. */
async function openForm(desk: Desk): Promise<Locator> {
  await newEngagement(desk, 'Client');
  await desk.window.keyboard.press('Control+Shift+l');
  await expect(page(desk)).toBeVisible();
  return page(desk);
}

async function chooseProfile(desk: Desk, name: string): Promise<void> {
  const { window } = desk;
  await page(desk)
    .getByRole('button', { name: /AWS profile/ })
    .click();
  await window.getByRole('option', { name: new RegExp(`^${name}`) }).click();
}

// Red if any of it needs a mouse, shows no pace, loses what was collected, or begins from the start.
test('by keyboard: test the connection, collect, cancel, go on, and find the events', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { window } = desk;
  const form = await openForm(desk);
  await tabTo(window, /^Test connection/);
  await window.keyboard.press('Enter');
  await expect(form.getByText(/^You are arn:aws:iam::\d{12}:user\/auditor/)).toBeVisible();
  await expect(form.getByRole('list', { name: 'What may be read' })).toContainText(
    'cloudtrail:LookupEvents',
  );
  await expect(form.getByRole('list', { name: 'Trails' })).toContainText('s3://demo-trail');
  await tabTo(window, /^Collect$/);
  await window.keyboard.press('Enter');
  await expect(
    window.getByText(/Event history, [1-9][\d,]* events, \d\.\d requests a second/).first(),
  ).toBeVisible({ timeout: 30_000 });
  const events = window
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('button', { name: /^Events/ });
  await expect(events).toContainText(/[1-9]/, { timeout: 30_000 });
  await tabTo(window, /^Cancel/);
  await window.keyboard.press('Enter');
  const first = window.getByRole('region', { name: 'Import 1' });
  await expect(first.getByText('cancelled', { exact: true })).toBeVisible({ timeout: 20_000 });
  await expect(first).toContainText('goes on from there');
  const before = Number(((await events.textContent()) ?? '').replaceAll(/\D/g, ''));
  expect(before).toBeGreaterThan(0);
  await window.keyboard.press('Control+Shift+l');
  await tabTo(window, /^Collect$/);
  await window.keyboard.press('Enter');
  const second = window.getByRole('region', { name: 'Import 2' });
  await expect(second.getByText(/events added from/)).toBeVisible({ timeout: 60_000 });
  const all = [...cloud.world.events.values()].flat().length;
  await expect(events).toContainText(all.toLocaleString('en'));
  expect(before).toBeLessThan(all);
  await openRoom(desk, 'Events');
  await expect(window.getByRole('grid', { name: 'Events' })).toHaveAttribute(
    'aria-rowcount',
    String(all + 1),
  );
});

// Red if the bucket that the test found is not taken over, or its digests do not count.
test('the bucket of a trail is found by the test, collected, and its completeness shown', async ({
  desk,
}) => {
  test.setTimeout(120_000);
  const { window } = desk;
  const form = await openForm(desk);
  await form.getByRole('button', { name: 'Test connection' }).click();
  await form.getByRole('button', { name: /^Collect the bucket of/ }).click();
  await expect(form.getByLabel('Bucket', { exact: true })).toHaveValue('s3://demo-trail');
  await form.getByRole('button', { name: 'Collect', exact: true }).click();
  const run = window.getByRole('region', { name: 'Import 1' });
  await expect(run.getByText(/events added from/)).toBeVisible({ timeout: 60_000 });
  await desk.choose('go-integrity');
  await window.keyboard.press('Control+k');
  await window.keyboard.type('Check completeness');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('grid', { name: /^Completeness/ })).toBeVisible({
    timeout: 30_000,
  });
});

// Red if a missing permission is not named, or is taken for an empty history.
test('a permission that is missing is named by the test, and by the collection', async ({
  desk,
}) => {
  test.setTimeout(90_000);
  cloud.world.denied.add('* cloudtrail:LookupEvents');
  const { window } = desk;
  const form = await openForm(desk);
  await form.getByRole('button', { name: 'Test connection' }).click();
  await expect(form.getByRole('list', { name: 'What may be read' })).toContainText(
    'Ask for the permission cloudtrail:LookupEvents.',
  );
  await form.getByRole('button', { name: 'Collect', exact: true }).click();
  const run = window.getByRole('region', { name: 'Import 1' });
  await expect(run.getByText('Added no event: what AWS refused')).toBeVisible({ timeout: 30_000 });
  await expect(run).toContainText('lacks the permission cloudtrail:LookupEvents');
});

// Red if the reason is lost on the way back to the form, or an import is left behind.
test('a session that has ended leads back to the form, which says what to do', async ({ desk }) => {
  const form = await openForm(desk);
  await chooseProfile(desk, 'ended');
  await form.getByRole('button', { name: 'Collect', exact: true }).click();
  await expect(form.getByRole('alert')).toContainText(
    'the session has ended; sign in again and repeat the collection',
    { timeout: 30_000 },
  );
  await desk.photograph('collect-ended');
  await form.getByRole('button', { name: 'Cancel' }).click();
  await expect(desk.window.getByText('No logs yet')).toBeVisible();
});

// Red if the code is not asked in the window, does not sign in, or is kept anywhere.
test('the code of a device is asked in the window; neither it nor a key is written anywhere', async ({
  desk,
}) => {
  const { window } = desk;
  const form = await openForm(desk);
  await chooseProfile(desk, 'mfa');
  await form.getByRole('button', { name: 'Test connection' }).click();
  const dialog = window.getByRole('dialog', { name: 'Code of the MFA device' });
  await expect(dialog).toContainText(':mfa/maria');
  await desk.photograph('collect-code');
  await window.keyboard.type(mfaCode);
  await window.keyboard.press('Enter');
  await expect(form.getByText(/^You are arn:aws:sts::\d{12}:assumed-role\/Audit/)).toBeVisible();
  const shown = await window.content();
  for (const secret of [mfaCode, plantedKey.accessKeyId, plantedKey.secretAccessKey]) {
    expect(shown).not.toContain(secret);
  }
  const written = filesBelow(desk.folder);
  expect(written.map(({ file }) => file)).toEqual(
    expect.arrayContaining([
      expect.stringMatching(/Client\.trailproof$/),
      join(desk.home, 'settings.json'),
    ]),
  );
  const { accessKeyId, secretAccessKey } = plantedKey;
  const telling = written.filter(({ bytes }) =>
    [accessKeyId, secretAccessKey, plantedToken].some((secret) => bytes.includes(secret)),
  );
  expect(telling.map(({ file }) => file)).toEqual([]);
  // As a number of its own: by chance it stands in a longer one.
  const code = new RegExp(`(?<!\\d)${mfaCode}(?!\\d)`);
  const coded = written.filter(({ bytes }) => code.test(bytes.toString('latin1')));
  expect(coded.map(({ file }) => file)).toEqual([]);
});

// Red if a program of a profile is started before it is named, or the texts cannot be copied.
test('a program is named before it is started; the policies for the client are copied', async ({
  desk,
}) => {
  const { window } = desk;
  const form = await openForm(desk);
  await chooseProfile(desk, 'tool');
  await expect(form.getByText(/starts a program for its credentials/)).toBeVisible();
  await form.getByRole('button', { name: 'Policies for the client…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Policies for the client' });
  await dialog.getByLabel('Who may take the role').fill('444455556666');
  await dialog.getByRole('button', { name: 'Copy the trust policy' }).click();
  await expect
    .poll(() => desk.app.evaluate(({ clipboard }) => clipboard.readText()))
    .toContain('"AWS": "444455556666"');
  await desk.photograph('collect-policies');
});
