import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { makePki } from '../pki/pki.ts';
import { startTsa, type Tsa } from '../pki/tsa.ts';
import { expect, test, type Desk } from './support/app.ts';
import { createAssessment, newEngagement, openRoom } from './support/engagement.ts';
import { throwAwayKey } from './support/keys.ts';
import { writeTrail } from './support/trail.ts';

let pki: ReturnType<typeof makePki>;
let tsa: Tsa;
test.beforeAll(async () => {
  pki = makePki();
  tsa = await startTsa(pki);
});
test.afterAll(async () => {
  await tsa.stop();
  pki.remove();
});

/** An engagement with events, the first of them read. */
async function withRecord(desk: Desk): Promise<void> {
  const { window } = desk;
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Events');
  // A row whose event is not there yet cannot be chosen.
  await window
    .getByRole('row', { name: /DescribeInstances/ })
    .first()
    .click();
  await expect(window.getByRole('region', { name: 'Selected event' })).toContainText('called');
}

async function timeStamp(desk: Desk): Promise<void> {
  const dialog = desk.window.getByRole('dialog', { name: 'Time-stamp the head' });
  await expect(dialog).toBeVisible();
  await desk.answerQuestion(0);
  await dialog.getByLabel('Address of the authority').fill(tsa.url);
  await desk.window.keyboard.press('Enter');
  await expect(dialog).toBeHidden();
}

async function verify(desk: Desk, file: string): Promise<void> {
  await desk.answerDialog(file);
  await desk.choose('verify-file');
  const place = desk.window.getByRole('main', { name: 'Verify a file' });
  await expect(place.getByRole('list', { name: 'Checks' })).toBeVisible();
}

// Red if the key does nothing, if the proof is not written where the person said, or if what was
// time-stamped afterwards does not get into it.
test('a proof is saved by a key, time-stamped, saved again, and verified', async ({ desk }) => {
  const { window } = desk;
  const file = join(desk.folder, 'proof.json');
  await withRecord(desk);
  await desk.answerDialog(file);
  await window.keyboard.press('p');
  await expect(window.getByText('The proof is in proof.json.')).toBeVisible();
  await desk.photograph('proof-saved');
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ timeStamp: null });
  await window.getByRole('button', { name: 'Time-stamp…' }).click();
  await expect(window.getByRole('dialog', { name: 'Time-stamp the head' })).toBeVisible();
  await desk.photograph('time-stamp-dialog');
  await timeStamp(desk);
  await expect(window.getByText(`“${tsa.name}” saw the head at`)).toBeVisible();
  await window.keyboard.press('p');
  await expect(window.getByText('It carries a time stamp')).toBeVisible();
  await verify(desk, file);
  await expect(window.getByText('The proof holds')).toBeVisible();
  await desk.photograph('proof-verified');
  writeFileSync(
    file,
    readFileSync(file, 'utf8').replace('"inObject":{"index":', '"inObject":{"index":1'),
  );
  await verify(desk, file);
  await expect(window.getByText(/^The proof is not as it should be/)).toBeVisible();
});

// Red if an anchor is not listed, if the head that it covers is not told, or if the authority's
// address is forgotten.
test('anchors: none, a time stamp, a signed report, and the check against it', async ({ desk }) => {
  const { window } = desk;
  await withRecord(desk);
  await openRoom(desk, 'Integrity');
  await window.getByRole('button', { name: 'Check now' }).click();
  await expect(window.getByText(/^Not anchored: .* cannot be excluded\.$/)).toBeVisible();
  await window.getByRole('button', { name: 'Time-stamp the head…' }).click();
  await timeStamp(desk);
  const anchors = window.getByRole('list', { name: 'Anchors' });
  await expect(anchors.getByText(/covers 4 of 5 acts/)).toBeVisible();
  await window.getByRole('button', { name: 'Time-stamp the head…' }).click();
  await expect(window.getByLabel('Address of the authority')).toHaveValue(tsa.url);
  await window.keyboard.press('Escape');
  const report = await signedReport(desk);
  await openRoom(desk, 'Integrity');
  await expect(anchors.getByRole('listitem')).toHaveCount(2);
  await desk.answerDialog(report);
  await window.getByRole('button', { name: 'Check against a report…' }).click();
  await expect(window.getByText('anchor report.pdf')).toBeVisible();
  await expect(window.getByText(/is the beginning of this one: \d+ acts/)).toBeVisible();
  await desk.photograph('anchors');
});

async function signedReport(desk: Desk): Promise<string> {
  const { window } = desk;
  const report = join(desk.folder, 'report.pdf');
  const { p12, password } = throwAwayKey(desk.folder);
  await openRoom(desk, 'Assessments');
  await createAssessment(desk);
  await openRoom(desk, 'Report');
  await desk.answerDialog(p12);
  await window.getByRole('button', { name: 'Choose a key…' }).click();
  await window.getByLabel('Password of the key').fill(password);
  await desk.answerDialog(report);
  await window.getByRole('button', { name: 'Create and sign' }).click();
  await expect(window.getByText('The report is signed')).toBeVisible();
  return report;
}

// Red if what goes wrong with the authority is lost, or closes the dialog with what was typed in it.
test('an authority that does not answer is told in the dialog', async ({ desk }) => {
  await withRecord(desk);
  await desk.choose('go-integrity');
  await desk.window.getByRole('button', { name: 'Time-stamp the head…' }).click();
  const dialog = desk.window.getByRole('dialog', { name: 'Time-stamp the head' });
  await desk.answerQuestion(0);
  await dialog.getByLabel('Address of the authority').fill('http://127.0.0.1:1/tsr');
  await desk.window.keyboard.press('Enter');
  await expect(dialog.getByText(/^No time stamp came from 127\.0\.0\.1:1/)).toBeVisible();
  await desk.photograph('time-stamp-refused');
});

// Red without the question: a page that was taken over could send what it knows to an address of its
// own, as a part of the address.
test('an address that is new is asked about by the system, once', async ({ desk }) => {
  await newEngagement(desk, 'Payments');
  const send = (authority: string): Promise<{ ok: boolean; code: string | undefined }> =>
    desk.window.evaluate(async (authority) => {
      type Reply = { ok: boolean; problem?: { code: string } };
      const bridge = Reflect.get(globalThis, 'trailproof') as {
        call(name: string, input: unknown): Promise<Reply>;
      };
      await bridge.call('app.setPreferences', { authority });
      const { ok, problem } = await bridge.call('integrity.timestamp', { authority });
      return { ok, code: problem?.code };
    }, authority);
  const before = tsa.queries.length;
  const asked = await desk.answerQuestion(1);
  expect(await send(`${tsa.url}?secret=AKIAEXAMPLE`)).toEqual({ ok: false, code: 'cancelled' });
  expect((await asked())[0]).toContain('secret=AKIAEXAMPLE');
  expect(tsa.queries.length).toBe(before);
  const askedAgain = await desk.answerQuestion(0);
  expect(await send(tsa.url)).toMatchObject({ ok: true });
  expect(await send(tsa.url)).toMatchObject({ ok: true });
  expect(await askedAgain()).toHaveLength(1);
});
