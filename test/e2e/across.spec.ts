import { expect, test } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { writeBadFiles, writeTrail } from './support/trail.ts';

// Red if only the open engagement is searched, a row is not told from another's, a record of another
// engagement can be worked on, or a note that was taken back there stands here.
test('another engagement is searched beside the open one, and only read', async ({ desk }) => {
  const { window } = desk;
  const other = await newEngagement(desk, 'Last year');
  await desk.drop(writeBadFiles(desk.folder));
  await expect(window.getByRole('tab', { name: /Rejected 2/ })).toBeVisible();
  await openRoom(desk, 'Events');
  await window
    .getByRole('row', { name: /StopLogging/ })
    .first()
    .click();
  await window.keyboard.press('Control+a');
  await window.keyboard.press('n');
  await window.keyboard.type('Somebody else’s mistake.');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByText('2 events noted.')).toBeVisible();
  await window.keyboard.press('Control+z');
  await expect(window.getByText(/^Undone; the ledger/)).toBeVisible();
  await desk.choose('close-engagement');
  await newEngagement(desk, 'This year');
  await desk.drop(writeTrail(desk.folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Events');
  await window.getByRole('button', { name: 'Search other engagements too…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Search other engagements too' });
  await desk.answerDialog(other);
  await dialog.getByRole('button', { name: 'Choose a file…' }).click();
  await expect(window.getByRole('main', { name: 'Several engagements' })).toBeVisible();
  await expect(window.getByText('44 events')).toBeVisible();
  const grid = window.getByRole('grid', { name: 'Events of several engagements' });
  await window.getByRole('searchbox').fill('what = StopLogging');
  await expect(window.getByText('3 events')).toBeVisible();
  const theirs = grid.getByRole('row', { name: /Last year/ });
  await expect(theirs).toHaveCount(2);
  await theirs.first().click();
  const record = window.getByRole('region', { name: 'Selected event' });
  await expect(record).toContainText('read only');
  await expect(record).toContainText('called StopLogging');
  await expect(record.getByRole('button', { name: 'Note' })).toHaveCount(0);
  await expect(record.getByRole('button', { name: /Dispose/ })).toHaveCount(0);
  await record.getByRole('tab', { name: 'History 2' }).click();
  await expect(record.getByText(/taken back by Maria Keller/)).toBeVisible();
  await expect(record.getByRole('button', { name: /^(?:Take back|Edit)/ })).toHaveCount(0);
  await desk.photograph('across-history');
  await window.getByRole('button', { name: 'Remove Last year · 2' }).click();
  await expect(window.getByText('1 event', { exact: true })).toBeVisible();
  await window.getByRole('button', { name: 'Only this one' }).click();
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible();
});
