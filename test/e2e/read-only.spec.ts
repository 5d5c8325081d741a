import { openArchive } from '../../main/archive/open.ts';
import { expect, test } from './support/app.ts';
import { openRoom } from './support/engagement.ts';
import { unpackKept } from './support/kept.ts';
import { onReadOnlyDisk, type ReadOnlyDisk } from './support/read-only-disk.ts';

let disk: ReadOnlyDisk | undefined;
// Before the desk removes the folder that it lies in.
test.afterEach(() => disk?.remove());

// Red if the window opens it for writing, offers an act that is refused, or keeps the reason back.
test('an archive on a read-only disk is read, and what would change it says why it cannot', async ({
  desk,
}) => {
  const { window, folder } = desk;
  const made = unpackKept(folder);
  openArchive(made).close();
  disk = onReadOnlyDisk(folder, made);
  test.skip(disk === undefined, 'no read-only file system can be mounted here');
  if (disk === undefined) return;
  await desk.answerDialog(disk.file);
  await desk.choose('open-engagement');
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible();
  await expect(window.getByRole('contentinfo')).toContainText('Read only');
  await window.getByRole('combobox', { name: 'Find events' }).fill('eventName = StopLogging');
  await window.keyboard.press('Enter');
  await window
    .getByRole('row', { name: /StopLogging/ })
    .first()
    .click();
  const record = window.getByRole('region', { name: 'Selected event' });
  await expect(record).toContainText('The archive is read-only: no note can be written.');
  await window.keyboard.press('n');
  await expect(window.getByLabel('Note', { exact: true })).toBeHidden();
  await desk.photograph('read-only-event');
  await desk.choose('import-files');
  await expect(
    window.getByRole('alertdialog', { name: '“Import files” is not possible now.' }),
  ).toContainText('The archive is read-only.');
  await openRoom(desk, 'Sources');
  await expect(window.getByRole('main')).toContainText('nothing can be imported');
  await desk.photograph('read-only-sources');
  await window
    .getByRole('navigation')
    .getByRole('button', { name: /^Assessments/ })
    .click();
  await window.getByRole('option', { name: /5\.1 Refused API calls/ }).click();
  await expect(window.getByRole('button', { name: 'Conclude this control' })).toBeDisabled();
  await expect(window.getByRole('main', { name: 'Paper' })).toContainText(
    'nothing can be concluded',
  );
  await desk.photograph('read-only-paper');
  await openRoom(desk, 'Integrity');
  await expect(window.getByRole('button', { name: 'Compact archive' })).toBeDisabled();
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByText(/^The archive is intact/)).toBeVisible();
  await desk.photograph('read-only-integrity');
});
