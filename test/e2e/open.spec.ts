import { mkdirSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Desk } from './support/app.ts';
import { newEngagement } from './support/engagement.ts';
import { tabTo } from './support/keyboard.ts';
import { startAgain } from './support/second-start.ts';
import { writeTrail } from './support/trail.ts';

/** An engagement with the small trail, closed again; the path of its file. */
async function closedEngagement(desk: Desk, name: string): Promise<string> {
  const file = await newEngagement(desk, name);
  await desk.drop(writeTrail(desk.folder));
  await expect(desk.window.getByText('42 events added from 3 new files.')).toBeVisible();
  await desk.choose('close-engagement');
  await expect(desk.window.getByRole('main', { name: 'Start' })).toBeVisible();
  return file;
}

// Turns red when a second window opens, when the first stays behind, or when the path is resolved
// against the folder of the first start.
test('a second start opens its engagement in the first window, and brings it forward', async ({
  desk,
}) => {
  const { app, window, folder } = desk;
  await closedEngagement(desk, 'Payments');
  await app.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.hide());
  await startAgain(desk, folder, 'Payments.trailproof');
  await expect(window.getByRole('grid', { name: 'Events' })).toHaveAttribute('aria-rowcount', '43');
  const state = await app.evaluate(({ BrowserWindow }) => {
    const windows = BrowserWindow.getAllWindows();
    return { count: windows.length, visible: windows[0]?.isVisible(), title: windows[0]?.title };
  });
  expect(state).toEqual({ count: 1, visible: true, title: 'Payments — Trailproof' });
  await expect.poll(() => isFocused(desk)).toBe(true);
});

test('a file handed over at the very start is opened, and so is one that the Mac hands over', async ({
  desk,
}) => {
  const file = await closedEngagement(desk, 'FY26 H1');
  await desk.restart(file);
  const grid = (): ReturnType<typeof desk.window.getByRole> =>
    desk.window.getByRole('grid', { name: 'Events' });
  await expect(grid()).toHaveAttribute('aria-rowcount', '43');
  await desk.choose('close-engagement');
  await expect(desk.window.getByRole('main', { name: 'Start' })).toBeVisible();
  await desk.app.evaluate(({ app }, path) => {
    app.emit('open-file', { preventDefault: () => undefined }, path);
  }, file);
  await expect(grid()).toHaveAttribute('aria-rowcount', '43');
});

test('what is no engagement is one clear sentence, and what is open stays open', async ({
  desk,
}) => {
  const { window, folder } = desk;
  await newEngagement(desk, 'Open');
  writeFileSync(join(folder, 'fake.trailproof'), 'no database at all, but long enough to be one');
  writeFileSync(join(folder, 'notes.txt'), 'notes');
  const says = async (word: string, sentence: RegExp): Promise<void> => {
    await startAgain(desk, folder, word);
    const message = window.getByRole('alertdialog', { name: sentence });
    await expect(message).toBeVisible();
    await desk.photograph(`open-${word}`);
    await message.getByRole('button', { name: 'Close' }).click();
    await expect(message).toBeHidden();
  };
  await says('fake.trailproof', /fake\.trailproof is not a Trailproof archive\.$/);
  await says('gone.trailproof', /^gone\.trailproof was not opened: it is not in /);
  await says('notes.txt', /^notes\.txt was not opened: by its name/);
  await expect(window.getByRole('banner')).toContainText('Open');
  await expect(window.getByRole('main', { name: 'Sources' })).toBeVisible();
});

test('logs handed over are offered to what is open, and a folder begins an engagement', async ({
  desk,
}) => {
  const { window, folder } = desk;
  const trail = writeTrail(folder);
  await startAgain(desk, folder, 'AWSLogs');
  await expect(window.getByRole('dialog', { name: 'New engagement' })).toContainText('AWSLogs');
  await window.keyboard.press('Escape');
  await newEngagement(desk, 'Open');
  await startAgain(desk, '/', trail);
  await expect(window.getByRole('dialog', { name: 'Import 1 file?' })).toContainText('AWSLogs');
  await desk.photograph('offer-import');
  await window.keyboard.press('Enter');
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
});

test('recent engagements are opened with the keyboard; one that is gone says so', async ({
  desk,
}) => {
  const { folder } = desk;
  const lost = await closedEngagement(desk, 'Lost');
  await closedEngagement(desk, 'Payments');
  mkdirSync(join(folder, 'elsewhere'));
  renameSync(lost, join(folder, 'elsewhere', 'Lost.trailproof'));
  await desk.restart();
  const { window } = desk;
  const recents = window.getByRole('region', { name: 'Recent engagements' });
  await expect(recents.getByRole('button')).toHaveText([/^Payments/, /^Lost.*not found/]);
  await expect(recents.getByRole('button', { name: /^Lost/ })).toBeDisabled();
  await desk.photograph('start-recents');
  await tabTo(window, /^Payments/);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('grid', { name: 'Events' })).toHaveAttribute('aria-rowcount', '43');
});

test('the example is opened with the keyboard alone, and shows its events', async ({ desk }) => {
  const { window } = desk;
  await tabTo(window, /^Try the example/);
  await window.keyboard.press('Enter');
  await expect(window.getByRole('progressbar').first()).toBeVisible();
  await desk.photograph('example-busy');
  const grid = window.getByRole('grid', { name: 'Events' });
  await expect(grid).toBeVisible({ timeout: 60_000 });
  // Until the count is there, the grid has as many rows as the window holds.
  await expect
    .poll(async () => Number(await grid.getAttribute('aria-rowcount')))
    .toBeGreaterThan(20_000);
  await window.keyboard.press('/');
  await window.keyboard.type('eventName = StopLogging');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('region', { name: 'Selected event' })).toContainText('StopLogging');
});

function isFocused(desk: Desk): Promise<boolean> {
  return desk.app.evaluate(
    ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.isFocused() ?? false,
  );
}
