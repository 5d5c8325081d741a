import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { nssStore } from '../main/report/tools.ts';
import { haveRealData, realData } from '../fixtures/real-data.ts';
import { expect, test, type Desk } from './support/app.ts';
import { createAssessment, newEngagement, openRoom } from './support/engagement.ts';
import { throwAwayKey } from './support/keys.ts';
import { tabTo } from './support/keyboard.ts';
import { writeTrail } from './support/trail.ts';

/** What other people's tools say of a signed report. pdfsig's exit code says nothing: read its words. */
function expectSignedByOthersWords(file: string, folder: string): void {
  const store = nssStore(folder);
  const words = execFileSync('pdfsig', ['-nssdir', store, '-no-ocsp', file], { encoding: 'utf8' });
  expect(words).toContain('Signature is Valid');
  expect(words).toContain('Total document signed');
  expect(words).toContain('ETSI.CAdES.detached');
  expect(execFileSync('qpdf', ['--check', file], { encoding: 'utf8' })).toContain(
    'No syntax or stream encoding errors',
  );
}

/** Verifies a file in the window; returns what the window says. */
async function verifyInWindow(desk: Desk, file: string): Promise<string> {
  await openRoom(desk, 'Integrity');
  await desk.answerDialog(file);
  await desk.window.getByRole('button', { name: /Verify another file/ }).click();
  const place = desk.window.getByRole('main', { name: 'Verify a file' });
  await expect(place.getByRole('list', { name: 'Checks' })).toBeVisible();
  return place.innerText();
}

test('from a dropped folder to a signed report that others find valid, and that shows a flipped byte', async ({
  desk,
}) => {
  const { window, folder } = desk;
  const { p12, password } = throwAwayKey(folder);
  await newEngagement(desk, 'Payments');
  await desk.drop(haveRealData ? realData('invictus') : writeTrail(folder));
  await expect(window.getByText(/events added from \d+ new files/)).toBeVisible();
  await openRoom(desk, 'Events');
  await window.getByRole('combobox', { name: 'Find events' }).fill('eventName = StopLogging');
  await window.keyboard.press('Enter');
  await window
    .getByRole('row', { name: /StopLogging/ })
    .first()
    .click();
  await window
    .getByRole('region', { name: 'Selected event' })
    .getByRole('button', { name: 'Note', exact: true })
    .click();
  await window.getByLabel('Note', { exact: true }).fill('No change ticket for this window.');
  await window.getByRole('button', { name: 'Save note' }).click();
  await expect(window.getByRole('tab', { name: /History 1/ })).toBeVisible();
  await openRoom(desk, 'Assessments');
  await createAssessment(desk);
  await window.getByRole('option', { name: /5\.5 CloudTrail changes/ }).click();
  await expect(window.getByRole('heading', { name: 'CloudTrail changes' })).toBeVisible();
  await window.keyboard.press('c');
  await expect(window.getByRole('radio', { name: 'not evaluable from logs' })).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await window.getByLabel('Rationale').fill('Logging was stopped without a ticket.');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('option', { name: /^deviation 5\.5/i })).toBeVisible();

  await openRoom(desk, 'Report');
  await desk.answerDialog(p12);
  await window.getByRole('button', { name: 'Choose a key…' }).click();
  const report = join(folder, 'report.pdf');
  await desk.answerDialog(report);
  await window.getByRole('button', { name: 'Choose where…' }).click();
  await window.getByLabel('Password of the key').fill('wrong');
  await window.getByRole('button', { name: 'Create and sign' }).click();
  await expect(window.getByText(/password does not open/i)).toBeVisible();
  await desk.photograph('report-wrong-password');
  await window.getByLabel('Password of the key').fill(password);
  await window.getByRole('button', { name: 'Create and sign' }).click();
  await expect(window.getByText('The report is signed')).toBeVisible();
  await window.getByRole('button', { name: 'Verify now' }).click();
  await expect(
    window
      .getByRole('main')
      .getByText(/^signature Prepared/i)
      .first(),
  ).toBeVisible();
  await desk.photograph('report-done');

  expectSignedByOthersWords(report, folder);
  expect(execFileSync('pdftotext', [report, '-'], { encoding: 'utf8' })).toContain(
    'Logging was stopped without a ticket.',
  );

  const bent = join(folder, 'bent.pdf');
  const bytes = readFileSync(report);
  bytes.writeUInt8(bytes.readUInt8(40_000) ^ 1, 40_000);
  writeFileSync(bent, bytes);
  const words = await verifyInWindow(desk, bent);
  expect(words).toContain('The report is not as it should be');
  expect(words).toContain('the bytes it covers were altered after signing');
  await desk.photograph('verify-altered');
});

test('a report that cannot be written is one sentence, and no file', async ({ desk }) => {
  const { window, folder } = desk;
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Assessments');
  await createAssessment(desk);
  await openRoom(desk, 'Report');
  await window.getByRole('radio', { name: 'Do not sign' }).check({ force: true });
  await desk.answerDialog(join(folder, 'no', 'such', 'folder', 'report.pdf'));
  await window.getByRole('button', { name: 'Create report' }).click();
  await expect(window.getByText(/cannot be written: no such file or folder/)).toBeVisible();
});

test('the whole job with the keyboard alone', async ({ desk }) => {
  const { window, folder } = desk;
  const { p12, password } = throwAwayKey(folder);
  const { keyboard } = window;
  const trail = writeTrail(folder);
  await desk.answerDialog(join(folder, 'keys.trailproof'));
  await tabTo(window, /^New engagement/);
  await keyboard.press('Enter');
  await expect(window.getByLabel('Name of the engagement')).toBeFocused();
  await keyboard.type('By keyboard');
  await keyboard.press('Enter');
  await expect(window.getByRole('main', { name: 'Sources' })).toBeVisible();
  await desk.answerDialog(trail);
  await tabTo(window, /^Import folder…/);
  await keyboard.press('Enter');
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await keyboard.press('Control+2');
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible();
  await keyboard.press('/');
  await keyboard.type('what = StopLogging');
  await keyboard.press('Enter');
  await expect(window.getByRole('main').getByRole('status')).toContainText('1 event');
  await keyboard.press('j');
  await expect(window.getByRole('region', { name: 'Selected event' })).toContainText('StopLogging');
  await keyboard.press('n');
  await expect(window.getByLabel('Note', { exact: true })).toBeFocused();
  await keyboard.type('Asked the client.');
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('tab', { name: /History 1/ })).toBeVisible();
  await keyboard.press('Control+3');
  await tabTo(window, /^New assessment…/);
  await keyboard.press('Enter');
  await tabTo(window, 'Create assessment');
  await keyboard.press('Enter');
  await expect(window.getByRole('listbox', { name: 'Controls' })).toBeVisible();
  for (let step = 0; step < 4; step += 1) await keyboard.press('j');
  await expect(window.getByRole('heading', { name: 'CloudTrail changes' })).toBeVisible();
  await keyboard.press('c');
  await expect(window.getByRole('radio', { name: 'not evaluable from logs' })).toBeFocused();
  await keyboard.press('ArrowDown');
  await keyboard.press('ArrowDown');
  await tabTo(window, 'Rationale');
  await keyboard.press('Control+a');
  await keyboard.type('Stopped without a ticket.');
  await keyboard.press('Control+Enter');
  await expect(window.getByRole('option', { name: /^deviation 5\.5/i })).toBeVisible();
  await keyboard.press('Control+4');
  await expect(window.getByRole('main', { name: 'Report' })).toBeVisible();
  await desk.answerDialog(p12);
  await tabTo(window, /Choose a key…/);
  await keyboard.press('Enter');
  await tabTo(window, /Password of the key/);
  await keyboard.type(password);
  const report = join(folder, 'by-keyboard.pdf');
  await desk.answerDialog(report);
  await keyboard.press('Enter');
  await expect(window.getByText('The report is signed')).toBeVisible();
  await tabTo(window, 'Verify now');
  await keyboard.press('Enter');
  await expect(
    window
      .getByRole('main')
      .getByText(/^signature Prepared/i)
      .first(),
  ).toBeVisible();
  expectSignedByOthersWords(report, folder);
});
