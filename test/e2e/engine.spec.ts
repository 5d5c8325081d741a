import { expect, test } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { writeTrail } from './support/trail.ts';

test.beforeEach(async ({ desk }) => {
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(desk.window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Events');
});

// Turns red when the engagement is not opened again, or the page forgets what it holds.
test('the engine killed costs no data, not even a note that is being written', async ({ desk }) => {
  const { window } = desk;
  await window.getByRole('combobox', { name: 'Find events' }).fill('eventName = StopLogging');
  await window.keyboard.press('Enter');
  await window.getByRole('row', { name: /StopLogging/ }).click();
  await window.keyboard.press('n');
  const note = window.getByLabel('Note', { exact: true });
  await note.fill('Half a sent');
  await desk.killEngine();
  const message = window.getByRole('alertdialog', { name: /engine was started again/i });
  await expect(message).toBeVisible();
  await desk.photograph('engine-restarted');
  await expect(note).toHaveValue('Half a sent');
  await note.fill('Half a sentence, and the rest.');
  await note.press('Control+Enter');
  await expect(window.getByRole('tab', { name: /History 1/ })).toBeVisible();
  await openRoom(desk, 'Integrity');
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByText('Archive intact', { exact: true })).toBeVisible();
});

// Turns red when the page does not hear that no further start is tried.
test('an engine that ends again and again is given up, and the window says what to do', async ({
  desk,
}) => {
  const { window } = desk;
  const restarted = window.getByRole('alertdialog', { name: /engine was started again/i });
  for (let time = 0; time < 3; time += 1) {
    await desk.killEngine();
    await expect(restarted).toBeVisible();
    await restarted.getByRole('button', { name: 'Close' }).click();
    await expect(restarted).toBeHidden();
  }
  await desk.killEngine();
  const message = window.getByRole('alertdialog', { name: /ended several times in a row/ });
  await expect(message).toBeVisible();
  // A failure that stays until it is closed, and offers no act that could not be done.
  await expect(message.getByRole('button')).toHaveCount(1);
  await desk.photograph('engine-given-up');
  await message.getByRole('button', { name: 'Close' }).click();
  await openRoom(desk, 'Integrity');
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByRole('main')).toContainText(/ended several times in a row/);
  await desk.restart();
  await desk.window.getByRole('button', { name: /^Payments/ }).click();
  await expect(desk.window.getByRole('grid', { name: 'Events' })).toHaveAttribute(
    'aria-rowcount',
    '43',
  );
});
