import { expect, test } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { writeTrail } from './support/trail.ts';

// Red if an act is not to be had by keyboard, is about another event than the one that is selected, or
// cannot be undone.
test('events are starred, tagged, resolved and hidden by keyboard alone', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  const grid = window.getByRole('grid', { name: 'Events' });
  const toast = (words: string | RegExp) => expect(window.getByText(words).first()).toBeVisible();
  await newEngagement(desk, 'Payments');
  await desk.answerDialog(writeTrail(desk.folder));
  await keyboard.press('Control+Shift+i');
  await toast('42 events added from 3 new files.');
  await openRoom(desk, 'Events');
  await keyboard.press('/');
  await keyboard.press('Enter');
  const rows = window.getByRole('row', { selected: true });
  await expect(rows).toHaveCount(1);
  await expect(rows).toBeFocused();

  await keyboard.press('s');
  await toast('1 event starred.');
  await expect(rows.getByRole('img', { name: 'starred' })).toBeVisible();
  await keyboard.press('Control+z');
  await toast(/^Undone; the ledger/);
  await expect(rows.getByRole('img', { name: 'starred' })).toBeHidden();
  await keyboard.press('Control+Shift+z');
  await toast('Done again.');
  await expect(rows.getByRole('img', { name: 'starred' })).toBeVisible();

  // A key right after moving is about the row moved to, read or not.
  await keyboard.press('j');
  await keyboard.press('s');
  await toast('1 event starred.');
  await expect(rows.getByRole('img', { name: 'starred' })).toBeVisible();
  await keyboard.press('Control+z');
  await expect(rows.getByRole('img', { name: 'starred' })).toBeHidden();
  await keyboard.press('k');

  // Three rows in one act.
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await expect(grid).toHaveAttribute('aria-multiselectable', 'true');
  await expect(rows).toHaveCount(3);
  await expect(window.getByRole('region', { name: 'Selected events' })).toContainText('3 events');
  await keyboard.press('t');
  await expect(window.getByRole('dialog', { name: 'Tag 3 events' })).toBeVisible();
  await keyboard.type('scanner');
  await desk.photograph('annotate-tag');
  await keyboard.press('Enter');
  await toast('3 events tagged “scanner”.');
  await expect(rows.getByText('scanner')).toHaveCount(3);

  // A tag of the engagement, by the arrows.
  await keyboard.press('t');
  await keyboard.press('ArrowDown');
  await expect(window.getByRole('button', { name: /^scanner/ })).toBeFocused();
  await keyboard.press('ArrowUp');
  await expect(window.getByRole('textbox', { name: 'Tag' })).toBeFocused();
  await desk.photograph('annotate-tag-again');
  await keyboard.press('Escape');

  await keyboard.press('e');
  await expect(window.getByRole('dialog', { name: 'Review status of 3 events' })).toBeVisible();
  await expect(window.getByRole('textbox', { name: 'Reason' })).toBeFocused();
  await keyboard.type('Known scanner of the platform team');
  await desk.photograph('annotate-status');
  await keyboard.press('Control+Enter');
  await toast('3 events set to resolved.');
  await expect(rows.getByRole('img', { name: 'resolved' })).toHaveCount(3);
  await desk.photograph('annotate-rows');

  await keyboard.press('Control+k');
  await keyboard.type('Hide or show resolved');
  await keyboard.press('Enter');
  await toast(/^Resolved events are hidden, for everybody/);
  await expect(grid).toHaveAttribute('aria-rowcount', '40');
  await keyboard.press('/');
  await keyboard.type('tag = scanner AND status = resolved');
  await keyboard.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', '4');

  // All of them, and back in one act.
  await keyboard.press('Control+a');
  await expect(rows).toHaveCount(3);
  await keyboard.press('n');
  await keyboard.type('Asked the **platform team** <img src=x onerror=alert(1)>');
  await keyboard.press('Control+Enter');
  await toast('3 events noted.');
  await keyboard.press('j');
  const record = window.getByRole('region', { name: 'Selected event' });
  await expect(record.locator('strong', { hasText: 'platform team' }).first()).toBeVisible();
  await expect(record.locator('img[src]')).toHaveCount(0);
  await keyboard.press('Control+z');
  await toast(/^Undone; the ledger/);
  await expect(record.locator('strong', { hasText: 'platform team' })).toHaveCount(0);
  await window.getByRole('tab', { name: /^History/ }).click();
  await expect(record.getByText(/taken back by/).first()).toBeVisible();
  await desk.photograph('annotate-history');
  await keyboard.press('Control+Shift+z');
  await toast('Done again.');
  const edit = record.getByRole('button', { name: /^Edit the note, act/ });
  await edit.focus();
  await keyboard.press('Enter');
  await expect(window.getByRole('dialog', { name: 'Edit the note' })).toBeVisible();
  await keyboard.press('Control+a');
  await keyboard.type('Asked them again.');
  await keyboard.press('Control+Enter');
  await toast(/^The note is edited/);
  await expect(record.getByText('Asked them again.').first()).toBeVisible();
});

// Red if what a person adds cannot be found where it belongs, looks as if AWS had logged it, or is not
// told in full.
test('a phone call is added beside the event that it is about, by keyboard alone', async ({
  desk,
}) => {
  const { window } = desk;
  const { keyboard } = window;
  await newEngagement(desk, 'Payments');
  await desk.answerDialog(writeTrail(desk.folder));
  await keyboard.press('Control+Shift+i');
  await expect(window.getByText('42 events added from 3 new files.').first()).toBeVisible();
  await openRoom(desk, 'Events');
  await keyboard.press('/');
  await keyboard.type('StopLogging');
  await keyboard.press('Enter');
  await expect(window.getByRole('row', { selected: true })).toHaveCount(1);
  await keyboard.press('a');
  const dialog = window.getByRole('dialog', { name: 'Add an event by hand' });
  await expect(dialog).toBeVisible();
  await expect(dialog.getByRole('textbox', { name: 'When (UTC)' })).toHaveValue(
    /^2026-03-14 \d\d:\d\d$/,
  );
  await keyboard.type('Priya called the help desk: her phone had been stolen');
  await desk.photograph('add-event');
  await keyboard.press('Control+Enter');
  await expect(window.getByText('The event is added, marked as by hand.')).toBeVisible();
  await keyboard.press('/');
  await keyboard.press('Control+a');
  await keyboard.type('eventCategory = Manual');
  await keyboard.press('Enter');
  const record = window.getByRole('region', { name: 'Selected event' });
  await expect(record.getByText(/not logged by AWS/)).toBeVisible();
  await expect(window.getByRole('row', { selected: true })).toContainText('PhoneCall');
  await expect(record.getByRole('definition').filter({ hasText: 'Priya called' })).toBeVisible();
  await expect(record.getByRole('region', { name: 'Activity Record' })).toHaveCount(0);
  await desk.photograph('add-event-shown');
});
