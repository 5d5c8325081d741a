import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { expect, test, type Desk } from './support/app.ts';
import { createAssessment, newEngagement, openRoom } from './support/engagement.ts';
import { throwAwayKey } from './support/keys.ts';
import { writeBadFiles, writeHostileZip, writeTrail } from './support/trail.ts';

async function importFolder(desk: Desk, folder: string): Promise<void> {
  await desk.answerDialog(folder);
  await desk.window.getByRole('button', { name: 'Import folder…' }).click();
}

// Turns red when one bad file stops the others, goes in unseen, or is told without its reason.
test('each bad file is one sentence, and the good ones beside it come in', async ({ desk }) => {
  const { window, folder } = desk;
  const bad = writeBadFiles(folder);
  await newEngagement(desk, 'Bad input');
  await importFolder(desk, bad);
  const run = window.getByRole('region', { name: 'Import 1' });
  await expect(run.getByText(/^2 events added/)).toBeVisible();
  await expect(run.getByRole('tab', { name: /Rejected 2/ })).toBeVisible();
  const sentences = run.getByRole('tabpanel').getByRole('listitem');
  const said = await sentences.allInnerTexts();
  const sentenceOf = (name: string): string => said.find((text) => text.includes(name)) ?? '';
  expect(sentenceOf('cut.json.gz')).toContain(
    'Truncated gzip: the compressed data ends too early.',
  );
  expect(sentenceOf('empty.json')).toContain('Empty file: it has 0 bytes.');
  await expect(run.getByRole('rowheader', { name: 'The counts add up' })).toBeVisible();
  await desk.photograph('bad-files');
  await run.getByRole('tab', { name: /Ignored 1/ }).click();
  await expect(run.getByRole('tabpanel')).toContainText(/orders\.json\s*Not CloudTrail: .+\.$/);
});

test('an entry of a zip that points outside is refused by name, and the others come in', async ({
  desk,
}) => {
  const { window, folder } = desk;
  const zip = join(folder, 'outside.zip');
  writeHostileZip(zip);
  await newEngagement(desk, 'Hostile');
  await desk.drop(zip);
  const run = window.getByRole('region', { name: 'Import 1' });
  await expect(run.getByText(/^1 event added/)).toBeVisible();
  await expect(run.getByRole('tab', { name: /Rejected 1/ })).toBeVisible();
  await expect(run.getByRole('tabpanel')).toContainText('outside.zip!../../escaped.json');
  await expect(run.getByRole('tabpanel')).toContainText(/Unsafe name: .+ outside its container/);
  expect(existsSync(join(dirname(folder), 'escaped.json'))).toBe(false);
  await desk.photograph('bad-zip');
});

test('everything that is refused is listed, also when several have no bytes to tell them apart', async ({
  desk,
}) => {
  const { window, folder } = desk;
  const bad = writeBadFiles(folder);
  writeHostileZip(join(bad, 'outside.zip'));
  await newEngagement(desk, 'Refused');
  await importFolder(desk, bad);
  const run = window.getByRole('region', { name: 'Import 1' });
  await expect(run.getByText(/^3 events added/)).toBeVisible();
  const named = run.getByText('outside.zip!../../escaped.json');
  await expect(named).toBeVisible();
});

test('an empty folder, and nothing but strangers, are one sentence each', async ({ desk }) => {
  const { window, folder } = desk;
  const [empty, strangers] = [join(folder, 'empty'), join(folder, 'strangers')];
  mkdirSync(empty);
  mkdirSync(strangers);
  writeFileSync(join(strangers, 'LICENSE'), 'words');
  await newEngagement(desk, 'Empty');
  await importFolder(desk, empty);
  const message = window.getByRole('alertdialog', { name: /empty holds no files\. Choose/ });
  await expect(message).toBeVisible();
  await desk.photograph('bad-empty-folder');
  await message.getByRole('button', { name: 'Close' }).click();
  await importFolder(desk, strangers);
  const run = window.getByRole('region', { name: 'Import 1' });
  await expect(run).toContainText('Added nothing: no CloudTrail log was among the files.');
  await desk.photograph('bad-strangers');
});

test('an engagement that cannot be written is refused in its dialog, and another place is taken', async ({
  desk,
}) => {
  const { window, folder } = desk;
  test.skip(process.platform !== 'linux', 'needs a folder in which nobody can write');
  await desk.answerDialog('/proc/Payments.trailproof');
  await window.keyboard.press('Control+n');
  const dialog = window.getByRole('dialog', { name: 'New engagement' });
  await dialog.getByLabel('Name of the engagement').fill('Payments');
  await window.keyboard.press('Enter');
  await expect(dialog).toContainText(/Payments\.trailproof cannot be opened for writing; check/);
  await desk.photograph('bad-place');
  await desk.answerDialog(join(folder, 'Payments.trailproof'));
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(window.getByRole('main', { name: 'Sources' })).toBeVisible();
});

test('a wrong password, a key that is none, and a place that cannot be written cost no more than a sentence', async ({
  desk,
}) => {
  const { window, folder } = desk;
  const { p12, password } = throwAwayKey(folder);
  const noKey = join(folder, 'no-key.p12');
  writeFileSync(noKey, 'no key at all');
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Assessments');
  await createAssessment(desk);
  await openRoom(desk, 'Report');
  const report = join(folder, 'report.pdf');
  const sign = async (key: string, secret: string, out: string): Promise<void> => {
    await desk.answerDialog(key);
    await window.getByRole('button', { name: /^Choose (a|another) key…$/ }).click();
    await window.getByLabel('Password of the key').fill(secret);
    await desk.answerDialog(out);
    await window.getByRole('button', { name: 'Create and sign' }).click();
  };
  await sign(p12, 'wrong', report);
  await expect(window.getByText(/password does not open/i)).toBeVisible();
  await desk.photograph('bad-password');
  await sign(noKey, password, report);
  await expect(window.getByRole('alert')).toContainText(/PKCS#12/);
  await desk.photograph('bad-key');
  expect(existsSync(report)).toBe(false);
  await desk.answerDialog(join(folder, 'no', 'such', 'report.pdf'));
  await window.getByRole('button', { name: 'Choose another place…' }).click();
  await sign(p12, password, report);
  await expect(window.getByRole('alert')).toHaveText(
    /report\.pdf cannot be written: no such file or folder\.$/,
  );
  await desk.photograph('bad-out');
  await desk.answerDialog(report);
  await window.getByRole('button', { name: 'Choose another place…' }).click();
  await window.getByRole('button', { name: 'Create and sign' }).click();
  await expect(window.getByText('The report is signed')).toBeVisible();
});
