import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { verifyArchive } from '../../main/verify/index.ts';
import { expect, test } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { writeTrail } from './support/trail.ts';

test('an open archive is copied, the copy is told and sound, and a taken name is refused', async ({
  desk,
}) => {
  const { window, folder } = desk;
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  const copy = join(folder, 'copy.trailproof');
  await openRoom(desk, 'Integrity');
  await desk.answerDialog(copy);
  await window.getByRole('button', { name: 'Back up archive…' }).click();
  const keeping = window.getByRole('region', { name: 'Keeping' });
  await expect(keeping.getByText(/^Copied, and the copy is sound/)).toBeVisible();
  await expect(keeping).toContainText(copy);
  await desk.photograph('integrity-copied');
  expect(await verifyArchive(copy)).toMatchObject({ valid: true });
  await desk.choose('back-up');
  await expect(
    window.getByRole('alertdialog', { name: /copy\.trailproof exists already; choose another/ }),
  ).toBeVisible();
});

test('an open archive is compacted from the menu, and work goes on in it', async ({ desk }) => {
  const { window, folder } = desk;
  const file = await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await desk.choose('compact');
  const keeping = window.getByRole('region', { name: 'Keeping' });
  await expect(keeping.getByText(/^The archive (has no gaps|is compacted)/)).toBeVisible();
  await desk.photograph('integrity-compacted');
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByText(/^The archive is intact/)).toBeVisible();
  await desk.photograph('integrity-compacted-checked');
  await openRoom(desk, 'Events');
  await expect(window.getByRole('main').getByRole('status')).toContainText('42 events');
  expect(existsSync(file) && statSync(file).size > 0).toBe(true);
});

test('an engagement is continued in a new file, and the two are checked together', async ({
  desk,
}) => {
  const { window, folder } = desk;
  const old = await newEngagement(desk, 'Payments FY26');
  await desk.drop(writeTrail(folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Integrity');
  const next = join(folder, 'Payments FY27.trailproof');
  await desk.answerDialog(next);
  await window.getByRole('button', { name: 'Continue in a new file…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Continue in a new file' });
  await dialog.getByLabel('Name of the new engagement').fill('Payments FY27');
  await desk.photograph('roll-over');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('main', { name: 'Sources' })).toContainText('No logs yet');
  await expect(
    window.getByRole('alertdialog', { name: /“Payments FY27” continues “Payments FY26”/ }),
  ).toBeVisible();
  await openRoom(desk, 'Integrity');
  await desk.answerDialog(old);
  await window.getByRole('button', { name: 'Check with the file before…' }).click();
  await expect(window.getByText(/^The archive is intact/)).toBeVisible();
  await expect(window.getByRole('list', { name: 'Checks' })).toContainText(
    /predecessor.*“Payments FY26”.*0 acts since/s,
  );
  await desk.photograph('roll-over-checked');
  expect(await verifyArchive(next, { previous: old })).toMatchObject({ valid: true });
});
