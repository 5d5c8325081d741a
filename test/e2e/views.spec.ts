import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { writeFileSync } from 'node:fs';
import { logText, record } from '../fixtures/records.ts';
import { expect, test, type Desk } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';

/** A file of failed sign-ins of one address, so many seconds after nine. */
function signIns(desk: Desk, name: string, seconds: readonly number[]): string {
  const file = join(desk.folder, name);
  const records = seconds.map((second) =>
    record({
      eventID: `${name} ${second}`,
      eventName: 'ConsoleLogin',
      eventSource: 'signin.amazonaws.com',
      errorMessage: 'Failed authentication',
      sourceIPAddress: '198.51.100.7',
      eventTime: new Date(Date.UTC(2026, 2, 15, 9) + second * 1000)
        .toISOString()
        .replace('.000', ''),
    }),
  );
  writeFileSync(file, logText(...records, record({ eventID: `${name} other` })));
  return file;
}

async function importFile(desk: Desk, file: string): Promise<void> {
  await desk.answerDialog(file);
  await desk.choose('import-files');
}

/** Types into the palette and takes what it finds first. */
async function fromPalette(desk: Desk, words: string): Promise<void> {
  await desk.window.keyboard.press('Control+k');
  await expect(desk.window.getByRole('combobox', { name: 'Find an act' })).toBeFocused();
  await desk.window.keyboard.type(words);
  await desk.window.keyboard.press('Enter');
}

// Red if a view needs a mouse, is not found again by palette or chip, or an alert is not told, listed, led
// to its events, and acknowledged.
test('by keyboard: save a view with an alert, see it raised, go to its events, acknowledge it', async ({
  desk,
}) => {
  const { window } = desk;
  const { keyboard } = window;
  await newEngagement(desk, 'Client');
  await importFile(desk, signIns(desk, 'first.json', [0, 100]));
  await expect(window.getByText(/events added from/)).toBeVisible();
  await openRoom(desk, 'Events');
  await keyboard.press('/');
  await keyboard.type('what = ConsoleLogin AND failed = true');
  await keyboard.press('Enter');
  await expect(window.getByRole('grid', { name: 'Events' })).toHaveAttribute('aria-rowcount', '3');
  // Enter leads on to the rows; in the field a letter is a letter.
  await expect(window.getByRole('combobox', { name: 'Find events' })).not.toBeFocused();
  await keyboard.press('Control+s');
  const dialog = window.getByRole('dialog', { name: 'Save view' });
  await expect(dialog.getByText('what = ConsoleLogin AND failed = true')).toBeVisible();
  await keyboard.type('Failed sign-ins');
  await dialog.getByRole('checkbox', { name: /Raise an alert/ }).focus();
  await keyboard.press('Space');
  await dialog.getByLabel('Events', { exact: true }).fill('3');
  await dialog.getByLabel('By the same').fill('sourceIPAddress');
  await desk.photograph('save-view');
  await keyboard.press('Enter');
  await expect(dialog).toBeHidden();
  const strip = window.getByRole('navigation', { name: 'Saved views' });
  await expect(strip.getByRole('button', { name: 'Failed sign-ins' })).toHaveAttribute(
    'aria-pressed',
    'true',
  );
  await desk.photograph('views-strip');

  await importFile(desk, signIns(desk, 'second.json', [500]));
  const status = window.getByRole('contentinfo', { name: 'Status' });
  await expect(status.getByRole('button', { name: '1 open alert' })).toBeVisible();
  await expect(window.getByRole('alertdialog', { name: 'An alert was raised.' })).toBeVisible();
  await keyboard.press('Shift+V');
  const page = window.getByRole('main', { name: 'Views and alerts' });
  const alert = page.getByRole('listitem', { name: 'Alert R-1' });
  await expect(alert).toContainText('Failed sign-ins: 3 events with sourceIPAddress 198.51.100.7');
  await desk.photograph('views-and-alerts');
  await alert.getByRole('button', { name: 'Show the events of R-1' }).press('Enter');
  await expect(window.getByRole('grid', { name: 'Events' })).toHaveAttribute('aria-rowcount', '4');
  await keyboard.press('Alt+ArrowLeft');
  await alert.getByRole('button', { name: 'Acknowledge R-1' }).press('Enter');
  await expect(alert).toContainText('acknowledged by Maria Keller');
  await expect(status.getByRole('button', { name: /open alert/ })).toHaveCount(0);

  await fromPalette(desk, 'Open view Failed');
  await expect(window.getByRole('combobox', { name: 'Find events' })).toHaveValue(
    'what = ConsoleLogin AND failed = true',
  );
});

// Red if a file is written without what was kept, is not taken over, or a hostile one is.
test('views are written to a file, taken over in another engagement; another file is refused', async ({
  desk,
}) => {
  const { window } = desk;
  await newEngagement(desk, 'One');
  await importFile(desk, signIns(desk, 'first.json', [0]));
  await expect(window.getByText(/events added from/)).toBeVisible();
  await openRoom(desk, 'Events');
  await desk.choose('save-view');
  await window.getByRole('dialog', { name: 'Save view' }).getByLabel('Name').fill('Everything');
  await window.keyboard.press('Enter');
  await desk.choose('views');
  const page = window.getByRole('main', { name: 'Views and alerts' });
  const file = join(desk.folder, 'views.json');
  await desk.answerDialog(file);
  await page.getByRole('button', { name: 'Export all…' }).click();
  await expect(
    window.getByRole('alertdialog', { name: '1 view written to views.json.' }),
  ).toBeVisible();
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({
    schema: 'trailproof-views-1',
    views: [{ name: 'Everything', query: '', pinned: true }],
  });
  await page.getByRole('button', { name: 'Remove Everything' }).click();
  await expect(page.getByText('No view is saved yet')).toBeVisible();
  await desk.photograph('views-empty');
  await page.getByRole('button', { name: 'Import views…' }).click();
  await expect(page.getByRole('listitem', { name: 'Everything' })).toContainText('Every event.');
  const bad = join(desk.folder, 'bad.json');
  writeFileSync(bad, '{"schema":"trailproof-views-1","views":[{"name":"<img src=x>"}]}');
  await desk.answerDialog(bad);
  await page.getByRole('button', { name: 'Import views…' }).click();
  await expect(
    window.getByRole('alertdialog', { name: /bad\.json cannot be taken over: check views\.0/ }),
  ).toBeVisible();
});
