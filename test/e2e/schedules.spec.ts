import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { plantedKey } from '../fake-aws/world.ts';
import { expect, test, type Desk } from './support/app.ts';
import { startFakeCloud, type FakeCloud } from './support/aws.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { tabTo } from './support/keyboard.ts';

let cloud: FakeCloud;
// Before the window is started: it inherits where AWS is.
test.beforeAll(async () => {
  cloud = await startFakeCloud(150);
});
test.afterAll(() => cloud.close());
test.beforeEach(() => cloud.world.denied.clear());

/** Schedules the collection that the form offers, by keyboard. */
async function schedule(desk: Desk): Promise<void> {
  const { window } = desk;
  await newEngagement(desk, 'Client');
  await desk.choose('schedules');
  await expect(window.getByRole('main', { name: 'Collect from AWS' })).toBeVisible();
  await tabTo(window, /^On a schedule…/);
  await window.keyboard.press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Collect on a schedule' });
  await expect(dialog.getByRole('textbox', { name: 'Time' })).toHaveValue('02:00');
}

// Red if a schedule cannot be made by keyboard, does not say when it runs next and how it ran, or a run
// that found nothing says nothing.
test('by keyboard: schedule a collection, run it now, and again when there is nothing new', async ({
  desk,
}) => {
  const { window } = desk;
  await schedule(desk);
  const dialog = window.getByRole('dialog', { name: 'Collect on a schedule' });
  await dialog.getByRole('textbox', { name: 'Time' }).fill('25:00');
  await expect(dialog.getByText('Write a time such as 02:00.')).toBeVisible();
  await dialog.getByRole('textbox', { name: 'Time' }).fill('03:30');
  await desk.photograph('schedule-dialog');
  await window.keyboard.press('Enter');
  const row = window
    .getByRole('region', { name: 'Schedules' })
    .getByRole('listitem', { name: 'Every night' });
  await expect(row).toContainText('Every day at 03:30');
  await expect(row).toContainText(/Next \w+day \d+ \w+, 03:30 \(\d{4}-\d\d-\d\d \d\d:\d\d UTC\)/);
  await expect(row).toContainText('It has not run yet.');
  await desk.photograph('schedule-first');
  await row.getByRole('button', { name: 'Run Every night now' }).press('Enter');
  await expect(row).toContainText(/collected \d{4}-.*: [1-9]\d* new events\./, { timeout: 40_000 });
  await row.getByRole('button', { name: 'Run Every night now' }).press('Enter');
  await expect(row).toContainText(
    'Nothing new: everything that AWS holds for it is here already.',
    {
      timeout: 40_000,
    },
  );
  await desk.photograph('schedule-ran');
  await row.getByRole('button', { name: 'Remove Every night' }).press('Enter');
  await expect(row).toHaveCount(0);
});

// Red if a view cannot be given to a schedule by keyboard, or a run does not write it.
test('a view is written into a folder after each run', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  await schedule(desk);
  await keyboard.press('Enter');
  const row = window.getByRole('listitem', { name: 'Every night' });
  await expect(row).toContainText('It has not run yet.');
  await openRoom(desk, 'Events');
  await keyboard.press('/');
  await keyboard.type('what = StopLogging');
  await keyboard.press('Escape');
  await keyboard.press('Control+s');
  await keyboard.type('Lookups');
  await keyboard.press('Enter');
  await expect(window.getByText('The view “Lookups” is saved.')).toBeVisible();
  await openRoom(desk, 'Sources');
  await row.getByRole('button', { name: 'Change Every night…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'Collect on a schedule' });
  await dialog.getByRole('button', { name: 'Write a view…' }).press('Enter');
  await expect(dialog.getByRole('button', { name: 'Change it' })).toBeDisabled();
  const folder = join(desk.folder, 'views');
  mkdirSync(folder);
  await desk.answerDialog(folder);
  await dialog.getByRole('button', { name: /^Folder for “Lookups”/ }).press('Enter');
  await expect(dialog.getByRole('button', { name: /now views$/ })).toBeVisible();
  await desk.photograph('schedule-exports');
  await dialog.getByRole('button', { name: 'Change it' }).press('Enter');
  await expect(dialog).toBeHidden();
  await row.getByRole('button', { name: 'Run Every night now' }).press('Enter');
  await expect(row).toContainText(/“Lookups” written to Lookups .*\.csv: [1-9]\d* events\./, {
    timeout: 40_000,
  });
  expect(readdirSync(folder)).toEqual([
    expect.stringMatching(/^Lookups \d{4}-\d\d-\d\d \d{4}\.csv$/),
  ]);
  await desk.photograph('schedule-exported');
});

// Red if a failed run is not told with its reason.
test('a run that fails says why', async ({ desk }) => {
  cloud.world.denied.add('* cloudtrail:LookupEvents');
  const { window } = desk;
  await schedule(desk);
  await window.keyboard.press('Enter');
  const row = window.getByRole('listitem', { name: 'Every night' });
  await row.getByRole('button', { name: 'Run Every night now' }).click();
  await expect(row).toContainText(/failed .* lacks the permission cloudtrail:LookupEvents\./, {
    timeout: 40_000,
  });
  await desk.photograph('schedule-failed');
});

// Red if the files are not those that are shown, or hold a credential.
test('the files for the system’s own scheduler are shown and saved', async ({ desk }) => {
  const { window } = desk;
  await schedule(desk);
  await window.keyboard.press('Enter');
  const row = window.getByRole('listitem', { name: 'Every night' });
  await row.getByRole('button', { name: 'For when Trailproof is closed…' }).press('Enter');
  const dialog = window.getByRole('dialog', { name: 'For when Trailproof is closed' });
  const timer = dialog.getByRole('region', { name: 'Text of trailproof-every-night.timer' });
  await expect(timer).toContainText('OnCalendar=*-*-* 02:00:00');
  await desk.photograph('schedule-units');
  await desk.answerDialog(desk.folder);
  await dialog.getByRole('button', { name: 'Save into a folder…' }).click();
  await expect(window.getByRole('alertdialog', { name: /^2 files written to/ })).toBeVisible();
  const files = readdirSync(desk.folder).filter((name) => name.startsWith('trailproof-'));
  expect(files.toSorted()).toEqual([
    'trailproof-every-night.service',
    'trailproof-every-night.timer',
  ]);
  const service = readFileSync(join(desk.folder, 'trailproof-every-night.service'), 'utf8');
  expect(service).toContain('"--profile=client"');
  expect(service).not.toContain(plantedKey.accessKeyId);
});

// Red if the program ends with its window although the person wants it to go on, or goes on without being told.
test('with a schedule, and if the person says so, it goes on without a window', async ({
  desk,
}) => {
  const { window } = desk;
  await schedule(desk);
  await window.keyboard.press('Enter');
  const region = window.getByRole('region', { name: 'Schedules' });
  await region.getByText(/from the tray/).click();
  await expect
    .poll(() => readFileSync(join(desk.home, 'settings.json'), 'utf8'))
    .toContain('"staysInTray": true');
  // What the program does about its last window it does at once: it quits, or it does not.
  const quits = await desk.app.evaluate(
    ({ app, BrowserWindow }) =>
      new Promise<boolean>((settle) => {
        let isQuitting = false;
        app.once('before-quit', () => {
          isQuitting = true;
        });
        app.once('window-all-closed', () => settle(isQuitting));
        BrowserWindow.getAllWindows()[0]?.close();
      }),
  );
  expect(quits).toBe(false);
  // It is wholly gone before another one comes.
  await expect
    .poll(() => desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length))
    .toBe(0);
  // Electron 33 dies of a Gtk assertion if a window is made while GTK still takes the last one down,
  // and tells nobody when that has ended: the one pause of these tests.
  await desk.app.evaluate(
    ({ app }) =>
      new Promise<void>((settle) =>
        setTimeout(() => {
          app.emit('activate');
          settle();
        }, 2000),
      ),
  );
  await expect
    .poll(() =>
      desk.app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getTitle()),
    )
    .toContain('Trailproof');
});
