import { expect, test } from './support/app.ts';
import { atEvents, bar, found, openRoom } from './support/engagement.ts';
import { violations } from './support/violations.ts';

let file: string;
test.beforeEach(async ({ desk }) => {
  file = await atEvents(desk);
});

// Red if the list is no combobox's, if keys mean something else, or a value is not counted.
test('a query is written with the help of the list, by keyboard alone', async ({ desk }) => {
  const { window } = desk;
  await window.keyboard.press('/');
  await expect(bar(window)).toBeFocused();
  await expect(bar(window)).toHaveAttribute('aria-expanded', 'false');
  await window.keyboard.type('wh');
  const list = window.getByRole('listbox', { name: 'Suggestions' });
  await expect(list.getByRole('option').first()).toContainText('what');
  await expect(bar(window)).toHaveAttribute('aria-expanded', 'true');
  await expect(bar(window)).toHaveAttribute('aria-controls', (await list.getAttribute('id')) ?? '');
  await desk.photograph('bar-fields');
  await window.keyboard.press('Tab');
  await expect(bar(window)).toHaveValue('what = ');
  await expect(list.getByRole('option', { name: /StopLogging/ })).toBeVisible();
  await desk.photograph('bar-values');
  await window.keyboard.type('stopl');
  const option = list.getByRole('option', { name: /^StopLogging\s*1$/ });
  await expect(option).toBeVisible();
  await expect(option).toHaveAttribute('aria-selected', 'false');
  await window.keyboard.press('ArrowDown');
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(bar(window)).toHaveAttribute(
    'aria-activedescendant',
    (await option.getAttribute('id')) ?? '',
  );
  await window.keyboard.press('Enter');
  await expect(bar(window)).toHaveValue('what = StopLogging');
  await expect(list).toBeHidden();
  await expect(bar(window)).toBeFocused();
  await expect(found(window)).toContainText('1 event');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('row', { name: /StopLogging/ })).toBeFocused();
});

// Red if Enter takes what was not chosen, or Escape loses what is typed.
test('Enter with nothing chosen searches, Escape closes the list and keeps the text', async ({
  desk,
}) => {
  const { window } = desk;
  await window.keyboard.press('/');
  await window.keyboard.type('stop');
  const list = window.getByRole('listbox', { name: 'Suggestions' });
  await expect(list).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(list).toBeHidden();
  await expect(bar(window)).toHaveValue('stop');
  await window.keyboard.press('Alt+ArrowDown');
  await expect(list).toBeVisible();
  await window.keyboard.press('Enter');
  await expect(bar(window)).toHaveValue('stop');
  await expect(window.getByRole('row', { name: /StopLogging/ })).toBeFocused();
});

// Red if an answer to what was typed before is put into the text, or one character is lost.
test('typing never waits for the engine and never drops a character', async ({ desk }) => {
  const { window } = desk;
  const text = 'NOT (what = "Stop Logging" OR who : maria) AND ip = 203.0.113.44 AND when > -7d';
  await bar(window).click();
  await desk.whileEngineWaits(async () => {
    await window.keyboard.type(text);
    await expect(bar(window)).toHaveValue(text);
  });
  await expect(bar(window)).toHaveValue(text);
  await bar(window).fill('');
  await window.keyboard.type(text, { delay: 3 });
  await expect(bar(window)).toHaveValue(text);
});

// Red if the mark is at another place than the sentence says, or the field does not name it.
test('what cannot be read is marked at its place and said below', async ({ desk }) => {
  const { window } = desk;
  await bar(window).fill('  who : maria AND bogus = x');
  const message = window.getByRole('alert').filter({ hasText: 'At character 17' });
  await expect(message).toContainText('CloudTrail records have no field "bogus"');
  await expect(window.locator('.events-error-place')).toHaveText('bogus');
  await expect(bar(window)).toHaveAccessibleDescription(/no field "bogus"/);
  await desk.photograph('bar-error');
  await bar(window).fill('what = (A, B');
  await expect(window.getByRole('alert')).toContainText('this list has no ")"');
});

// Red if a search that was only typed is a step, or the row or the period is not the one of before.
test('back and forward lead through searches, with their period and their row', async ({
  desk,
}) => {
  const { window } = desk;
  await window.keyboard.press('/');
  await window.keyboard.type('what = StopLogging');
  await window.keyboard.press('Enter');
  const record = window.getByRole('region', { name: 'Selected event' });
  await expect(record).toContainText('StopLogging');
  await bar(window).fill('when = 2026-03');
  await window.keyboard.press('Enter');
  const row = window.getByRole('grid', { name: 'Events' }).locator('[aria-selected=true]');
  await expect(row).toBeFocused();
  await window.keyboard.press('j');
  await window.keyboard.press('j');
  await expect(row).toHaveAttribute('aria-rowindex', '4');
  await window.keyboard.press('Alt+ArrowLeft');
  await expect(bar(window)).toHaveValue('what = StopLogging');
  await expect(record).toContainText('StopLogging');
  await window.getByRole('button', { name: 'Go back' }).click();
  await expect(bar(window)).toHaveValue('');
  await window.keyboard.press('Alt+ArrowRight');
  await window.keyboard.press('Alt+ArrowRight');
  await expect(bar(window)).toHaveValue('when = 2026-03');
  await expect(row).toHaveAttribute('aria-rowindex', '4');
  await expect(window.getByRole('button', { name: 'Go forward' })).toBeDisabled();
  await openRoom(desk, 'Integrity');
  await desk.choose('back');
  await expect(bar(window)).toHaveValue('when = 2026-03');
});

// Red if the mouse's own buttons do nothing, or earlier searches are gone with the window.
test('earlier searches are offered in the empty field, also after a restart', async ({ desk }) => {
  const { window } = desk;
  for (const query of ['what = StopLogging', 'error : denied']) {
    await bar(window).fill(query);
    await window.keyboard.press('Enter');
    await expect(found(window)).toContainText(query.split(' ').at(-1) ?? '');
  }
  await bar(window).fill('');
  await window.keyboard.press('Alt+ArrowDown');
  const list = window.getByRole('listbox', { name: 'Earlier searches' });
  await expect(list.getByRole('option')).toHaveText(['error : denied', 'what = StopLogging']);
  await desk.photograph('bar-history');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('Enter');
  await expect(bar(window)).toHaveValue('what = StopLogging');
  await expect(found(window)).toContainText('1 event');
  await window.mouse.move(600, 500);
  await window.evaluate(() =>
    document.body.dispatchEvent(new MouseEvent('mouseup', { button: 3, bubbles: true })),
  );
  await expect(bar(window)).not.toHaveValue('what = StopLogging');
  await desk.restart(file);
  await expect(bar(desk.window)).toHaveValue('');
  await bar(desk.window).click();
  await expect(desk.window.getByRole('option')).toHaveText([
    'what = StopLogging',
    'error : denied',
  ]);
});

// Red if what keeps it from finding something is not told, or the act leads elsewhere.
test('nothing found: a near value is offered, and the condition that is too much', async ({
  desk,
}) => {
  const { window } = desk;
  await bar(window).fill('what = StopLoging AND error = null');
  const reasons = window.getByRole('list', { name: 'Why nothing is found' });
  await expect(reasons).toContainText(
    'Nothing in this archive fits “eventName is exactly "StopLoging"”.',
  );
  await desk.photograph('nothing-near');
  await reasons
    .getByRole('listitem')
    .filter({ hasText: 'Did you mean eventName = "StopLogging"?' })
    .getByRole('button', { name: 'Ask for it (1 event)' })
    .click();
  await expect(found(window)).toContainText('1 event');
  await bar(window).fill('when = 2020 AND what = StopLogging');
  await expect(reasons).toContainText('they go from 2026-03-14 to 2026-03-14 (UTC)');
  await desk.photograph('nothing-period');
  await reasons.getByRole('button', { name: 'All time (1 event)' }).click();
  await expect(bar(window)).toHaveValue('eventName = "StopLogging"');
});

// Red if the open list or menu breaks the rules of its role, or a hostile name is more than text in it.
test('the list and the menu keep the rules of access; hostile values are text', async ({
  desk,
}) => {
  const { window } = desk;
  await window.keyboard.press('Control+K');
  await window.getByRole('combobox', { name: 'Find an act' }).fill('Try the example');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible({ timeout: 90_000 });
  await expect(found(window)).toContainText(/[\d,]{5,} events/, { timeout: 90_000 });
  await window.keyboard.press('/');
  await window.keyboard.type('userAgent : script');
  const list = window.getByRole('listbox', { name: 'Suggestions' });
  await expect(list.getByRole('option').first()).toContainText(/script/i);
  await window.keyboard.press('ArrowDown');
  expect(await violations(window)).toEqual([]);
  await desk.photograph('bar-hostile');
  await window.keyboard.press('Enter');
  await expect(list).toBeHidden();
  await expect(found(window)).toContainText(/^[1-9]/);
  await window.keyboard.press('Enter');
  const row = window.getByRole('grid', { name: 'Events' }).locator('[aria-selected=true]');
  await expect(row).toBeFocused();
  await window.keyboard.press('v');
  await expect(window.getByRole('menuitem', { name: /^When: / })).toBeFocused();
  expect(await violations(window)).toEqual([]);
});
