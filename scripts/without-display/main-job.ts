/**
 * What `npm start` does without a display: the main job on the example, in a real window on the real
 * engine, with pictures. Prints where everything lies and what the verifier says of the report.
 */
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { throwAwayKey } from '../../test/e2e/support/keys.ts';
import { launchOptions } from '../runtime/launch-options.ts';
import { cacheFolder } from '../runtime/paths.ts';

const folder = join(cacheFolder, 'main-job');
const pictures = join(folder, 'pictures');
const report = join(folder, 'report.pdf');

async function mainJob(): Promise<void> {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(pictures, { recursive: true });
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'settings.json'), JSON.stringify(settings));
  const app = await _electron.launch(launchOptions({ TRAILPROOF_HOME: home }));
  try {
    const verdict = await walk(app, await app.firstWindow());
    console.log(`archive   ${join(home, 'example', 'Example.trailproof')}`);
    console.log(`report    ${report}`);
    console.log(`pictures  ${pictures}`);
    console.log(`verified  ${verdict}`);
  } finally {
    await app.close();
  }
}

const settings = {
  schemaVersion: 1,
  profile: { name: 'Try Out', initials: 'TO', role: 'preparer' },
  preferences: { theme: 'system', density: 'comfortable', tourSeen: true },
  recents: [],
  window: { width: 1280, height: 800, maximized: false },
};

/** From the start screen to the verified report; returns what the window says of it. */
async function walk(app: ElectronApplication, window: Page): Promise<string> {
  window.setDefaultTimeout(120_000);
  const room = (name: string): Promise<void> =>
    window.getByRole('navigation', { name: 'Rooms' }).getByRole('button', { name }).click();
  const step = async (number: number, name: string): Promise<void> => {
    console.log(`${number}/6 ${name}`);
    await photograph(window, `${number}-${name.split(' ')[0] ?? ''}`);
  };
  const example = window.getByRole('button', { name: 'Try the example' });
  await example.waitFor();
  await step(1, 'start screen');
  await example.click();
  await window.getByRole('main', { name: 'Events' }).waitFor();
  await window.getByRole('combobox', { name: 'Find events' }).fill('eventName = StopLogging');
  await window.keyboard.press('Enter');
  await window
    .getByRole('row', { name: /StopLogging/ })
    .first()
    .click();
  await window.keyboard.press('n');
  await window.getByLabel('Note', { exact: true }).fill('Is there a change ticket for this?');
  await window.keyboard.press('Control+Enter');
  await window.getByRole('tab', { name: /History 1/ }).waitFor();
  await step(2, 'events: the trail was stopped, and a note on it');
  await room('Sources');
  await window.getByRole('grid', { name: 'Imports' }).waitFor();
  await step(3, 'sources: every record is accounted for');
  await room('Assessments');
  await window.getByRole('button', { name: 'New assessment…' }).click();
  await window.getByRole('button', { name: 'Create assessment' }).click();
  await window.getByRole('option', { name: /5\.5 / }).click();
  await window.getByRole('heading', { name: 'CloudTrail changes' }).waitFor();
  await window.keyboard.press('c');
  await window.getByRole('radio', { name: 'deviation', exact: true }).check({ force: true });
  await window.getByLabel('Rationale').fill('The organisation trail was stopped for 38 minutes.');
  await window.keyboard.press('Control+Enter');
  await window.getByRole('option', { name: /^deviation 5\.5/i }).waitFor();
  await window.getByRole('heading', { name: 'CloudTrail changes' }).scrollIntoViewIfNeeded();
  await step(4, 'assessments: control 5.5 concluded');
  await room('Report');
  const { p12, password } = throwAwayKey(folder);
  await answerDialog(app, p12);
  await window.getByRole('button', { name: 'Choose a key…' }).click();
  await window.getByLabel('Password of the key').fill(password);
  await answerDialog(app, report);
  await window.getByRole('button', { name: 'Create and sign' }).click();
  await window.getByText('The report is signed').waitFor();
  await window.getByRole('button', { name: 'Verify now' }).click();
  await window.getByRole('list', { name: 'Checks' }).waitFor();
  await step(5, 'report: signed with a throw-away key, and verified');
  const verdict = await window.getByRole('main').getByRole('note').first().innerText();
  await room('Integrity');
  await window.getByRole('button', { name: 'Check now' }).click();
  await window.getByRole('list', { name: 'Checks' }).waitFor();
  await step(6, 'integrity: the archive checked against its own bytes');
  return verdict.split('\n')[0] ?? '';
}

/** What the system's next dialog answers; there is nobody to choose a file. */
function answerDialog(app: ElectronApplication, path: string): Promise<void> {
  return app.evaluate(({ dialog }, chosen) => {
    dialog.showOpenDialog = () => Promise.resolve({ canceled: false, filePaths: [chosen] });
    dialog.showSaveDialog = () => Promise.resolve({ canceled: false, filePath: chosen });
  }, path);
}

async function photograph(window: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await window.screenshot({ path: join(pictures, `${name}-${colorScheme}.png`) });
  }
}

await mainJob();
