import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Desk } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { writeTrail } from './support/trail.ts';

/** An engagement with the three files of the small trail: 42 events. */
async function withTrail(desk: Desk): Promise<string> {
  const file = await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(desk.window.getByText('42 events added from 3 new files.')).toBeVisible();
  return file;
}

// Red if the disposal changes nothing that is shown, or shows something that is gone.
test('an original is disposed of from Sources, and its tombstone stays there', async ({ desk }) => {
  const { window } = desk;
  await withTrail(desk);
  await window.getByRole('tab', { name: /Originals/ }).click();
  await window.getByRole('grid', { name: 'Originals' }).getByRole('row').nth(1).click();
  await window.getByRole('button', { name: 'Dispose of this original…' }).click();
  const dialog = window.getByRole('alertdialog', { name: 'Dispose of this original?' });
  await expect(dialog).toContainText('The rows of the index about its records: 20 events.');
  await expect(dialog.getByRole('button', { name: 'Dispose of it' })).toBeDisabled();
  await dialog.getByLabel('Why').fill('Another client’s account');
  await dialog.getByRole('button', { name: 'Dispose of it' }).click();
  await expect(dialog).toBeHidden({ timeout: 20_000 });
  await expect(window.getByRole('region', { name: 'Selected original' })).toContainText(
    /Disposed of on .* by Maria Keller: Another client’s account/,
  );
  await openRoom(desk, 'Events');
  await expect(window.getByText(/22 events/).first()).toBeVisible();
  await openRoom(desk, 'Integrity');
  await expect(window.getByRole('region', { name: 'Retention' })).toContainText(
    /1 original, 20 events disposed of on .* by Maria Keller/,
  );
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByText(/The archive is intact/)).toBeVisible({ timeout: 20_000 });
  await expect(window.getByText(/1 object disposed of, on/)).toBeVisible();
});

// Red if the window offers what the engine refuses, or the hold is not the engine's.
test('a date and a hold are set; under the hold an original has to stay', async ({ desk }) => {
  const { window } = desk;
  await withTrail(desk);
  await openRoom(desk, 'Integrity');
  const retention = window.getByRole('region', { name: 'Retention' });
  await retention.getByRole('button', { name: 'Set a date…' }).click();
  const keep = window.getByRole('dialog', { name: 'Keep until' });
  await keep.getByLabel('Last day on which it is kept').fill('2031-03-31');
  await keep.getByLabel('Where the date comes from').fill('ISA 230: five years');
  await keep.getByRole('button', { name: 'Set the date' }).click();
  await expect(retention).toContainText('2031-03-31. ISA 230: five years (Maria Keller');
  await retention.getByRole('button', { name: 'Place a legal hold…' }).click();
  const hold = window.getByRole('dialog', { name: 'Place a legal hold' });
  await hold.getByLabel('Why it is held').fill('Keller v. Northwind');
  await hold.getByRole('button', { name: 'Place the hold' }).click();
  await expect(retention).toContainText(/since .*, by Maria Keller: Keller v\. Northwind/);
  await openRoom(desk, 'Events');
  await window.getByRole('row').nth(1).click();
  await window.getByRole('button', { name: 'Dispose of this original…' }).click();
  const dialog = window.getByRole('alertdialog');
  await expect(dialog).toContainText('It has to stay.');
  await expect(dialog).toContainText('A legal hold stands since');
  await expect(dialog.getByRole('button', { name: 'Dispose of it' })).toBeDisabled();
  await window.keyboard.press('Escape');
});

// Red if the file is there afterwards, the certificate is not, or the window still shows it.
test('an engagement is disposed of by typing its name; a certificate stays', async ({ desk }) => {
  const { window } = desk;
  const file = await withTrail(desk);
  await openRoom(desk, 'Integrity');
  await window.getByRole('button', { name: 'Dispose of this engagement…' }).click();
  const dialog = window.getByRole('alertdialog', { name: 'Dispose of this engagement?' });
  const dispose = dialog.getByRole('button', { name: /Save the certificate/ });
  await dialog.getByLabel('Why', { exact: true }).fill('The client withdrew');
  await dialog.getByLabel(/No retention date is set/).fill('Asked for in writing');
  await dialog.getByLabel(/Type its name/).fill('Payment');
  await expect(dispose).toBeDisabled();
  await dialog.getByLabel(/Type its name/).fill('Payments');
  await desk.answerDialog();
  await dispose.click();
  await expect(dispose).toBeEnabled();
  expect(existsSync(file)).toBe(true);
  const certificate = join(desk.folder, 'certificate.json');
  await desk.answerDialog(certificate);
  await dispose.click();
  await expect(window.getByRole('button', { name: 'New engagement' })).toBeVisible();
  await expect(
    window.getByText('Payments is disposed of: 42 events of 3 originals.'),
  ).toBeVisible();
  expect([file, `${file}-wal`].some((path) => existsSync(path))).toBe(false);
  expect(JSON.parse(readFileSync(certificate, 'utf8'))).toMatchObject({
    engagement: 'Payments',
    events: 42,
    early: 'Asked for in writing',
    by: { name: 'Maria Keller' },
  });
});
