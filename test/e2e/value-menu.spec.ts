import { expect, test } from './support/app.ts';
import { atEvents, bar, found } from './support/engagement.ts';
import { tabTo } from './support/keyboard.ts';

test.beforeEach(async ({ desk }) => {
  await atEvents(desk);
});

// Red if the menu is of another cell, or what it asks is not what it says.
test('with the mouse: only and not the value of a cell; its text is copied', async ({ desk }) => {
  const { window } = desk;
  const cell = window.getByRole('gridcell', { name: 'AccessDenied' }).first();
  await cell.click({ button: 'right' });
  const menu = window.getByRole('menu', { name: 'What to ask of this value' });
  await desk.photograph('value-menu-cell');
  await menu
    .getByRole('group', { name: 'Error: AccessDenied' })
    .getByRole('menuitem', { name: 'Only this value' })
    .click();
  await expect(bar(window)).toHaveValue('errorCode = "AccessDenied"');
  await expect(found(window)).toContainText('4 events');
  await window.getByRole('gridcell', { name: '203.0.113.44' }).first().click({ button: 'right' });
  await desk.photograph('value-menu');
  await window.getByRole('menuitem', { name: 'Copy value' }).click();
  expect(await desk.app.evaluate(({ clipboard }) => clipboard.readText())).toBe('203.0.113.44');
  await window
    .getByRole('gridcell', { name: /^\d{4}-/ })
    .nth(1)
    .click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Up to then' }).click();
  await expect(bar(window)).toHaveValue(
    /^errorCode = "AccessDenied" AND eventTime = \.\.2026-03-14/,
  );
  await expect(found(window)).toContainText('3 events');
});

// Red if a key opens no menu, or one of something else than has the keyboard.
test('by keyboard: a row, a cell, a value of the filters, a field of the record', async ({
  desk,
}) => {
  const { window } = desk;
  await window.keyboard.press('/');
  await window.keyboard.type('what = StopLogging');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('row', { name: /StopLogging/ })).toBeFocused();
  await window.keyboard.press('v');
  await expect(window.getByRole('menuitem', { name: /^When: / })).toBeFocused();
  await desk.photograph('value-menu-row');
  await window.keyboard.press('Escape');
  await expect(window.getByRole('row', { name: /StopLogging/ })).toBeFocused();
  for (let n = 0; n < 3; n += 1) await window.keyboard.press('ArrowRight');
  await window.keyboard.press('Shift+F10');
  await window
    .getByRole('group', { name: /^Service: / })
    .getByRole('menuitem', { name: 'Only this value' })
    .press('Enter');
  await expect(bar(window)).toHaveValue(
    'eventName = "StopLogging" AND eventSource = "cloudtrail.amazonaws.com"',
  );

  await tabTo(window, 'Narrow the events');
  await window.keyboard.press('Home');
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('v');
  await window.getByRole('menuitem', { name: 'Not this value' }).press('Enter');
  await expect(bar(window)).toHaveValue(/^eventSource = .* AND NOT eventName = "StopLogging"$/);
  await expect(found(window)).toContainText('1 event');

  await window.getByRole('row', { name: /StartLogging/ }).click();
  const record = window.getByRole('region', { name: 'Selected event' });
  await record.getByText('AKIAEXAMPLE').click({ button: 'right' });
  await expect(window.getByRole('group', { name: /accessKeyId: AKIAEXAMPLE/ })).toBeVisible();
  await window.keyboard.press('Escape');
  const activity = record.getByRole('region', { name: 'Activity Record' });
  await activity.getByText('Workstation').click({ button: 'right' });
  await expect(window.getByRole('group', { name: /^sourceIPAddress: / })).toBeVisible();
  await window.keyboard.press('Escape');
  await record.getByRole('tab', { name: 'Fields' }).click();
  await record.getByRole('treeitem', { name: /userAgent/ }).click();
  await window.keyboard.press('v');
  await expect(window.getByRole('menuitem', { name: 'Only this value' })).toBeFocused();
  await desk.photograph('value-menu-field');
  await window.keyboard.press('Enter');
  await expect(bar(window)).toHaveValue(/AND userAgent = "/);
  await expect(found(window)).toContainText('1 event');
});

// Red if another condition is turned round than was pressed.
test('a condition of the sentence is turned round and left out', async ({ desk }) => {
  const { window } = desk;
  await bar(window).fill('what = (StopLogging, StartLogging) AND who : maria');
  const first = found(window).getByRole('button', { name: /^eventName is exactly/ });
  await first.click();
  await desk.photograph('condition-menu');
  await window.getByRole('menuitem', { name: 'Ask for the opposite' }).click();
  await expect(bar(window)).toHaveValue(
    'NOT eventName = ("StopLogging", "StartLogging") AND who : "maria"',
  );
  await expect(found(window)).toContainText('40 events');
  await found(window).getByRole('button', { name: /maria/ }).click();
  await window.getByRole('menuitem', { name: 'Leave it out' }).click();
  await expect(bar(window)).toHaveValue('NOT eventName = ("StopLogging", "StartLogging")');
});
