import type { Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { logText, record } from '../fixtures/records.ts';
import { expect, test, type Desk } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { tabTo } from './support/keyboard.ts';
import { violations } from './support/violations.ts';

/** Opens the example and its events. */
async function openExample(desk: Desk): Promise<void> {
  await desk.bringExample();
  await desk.window.getByRole('button', { name: 'Try the example' }).first().click();
  await expect(desk.window.getByRole('main')).toHaveAccessibleName(/Sources|Events/, {
    timeout: 60_000,
  });
  await openRoom(desk, 'Events');
  await expect(cell(desk.window, 0, 2)).not.toBeEmpty();
}

const grid = (window: Page) => window.getByRole('grid', { name: 'Events' });
const rowAt = (window: Page, index: number) =>
  grid(window).locator(`[aria-rowindex="${index + 2}"]`);
/** A cell by its row and its column, both from 1 for columns. */
const cell = (window: Page, row: number, column: number) =>
  rowAt(window, row).locator(`[role=gridcell][aria-colindex="${column}"]`);
const header = (window: Page, name: string) =>
  grid(window).getByRole('columnheader', { name, exact: false });
const focusedRow = (window: Page) =>
  window.evaluate(() =>
    Number(document.activeElement?.closest('[role=row]')?.getAttribute('aria-rowindex')),
  );
const noBox = { x: 0, y: 0, width: 0, height: 0 };
const clipboard = ({ app }: Desk) => app.evaluate(({ clipboard: board }) => board.readText());

/** Types a query and waits for its rows. */
async function search(window: Page, query: string): Promise<void> {
  const field = window.getByRole('combobox', { name: 'Find events' });
  await field.fill(query);
  await field.press('Enter');
  await expect(window.getByRole('row', { selected: true })).toHaveCount(1);
}

// Red if columns cannot be chosen, moved, sized or sorted by the keyboard, or are forgotten.
test('columns are chosen, moved, sized and sorted by keyboard, and remembered', async ({
  desk,
}) => {
  const { window } = desk;
  const { keyboard } = window;
  await openExample(desk);
  await search(window, 'eventSource = iam.amazonaws.com');
  await keyboard.press('l');
  const dialog = window.getByRole('dialog', { name: 'Columns of the table' });
  await expect(dialog).toBeVisible();
  await dialog.getByRole('checkbox', { name: 'User agent' }).focus();
  await keyboard.press('Space');
  await dialog.getByRole('checkbox', { name: 'Region' }).focus();
  await keyboard.press('Space');
  const field = dialog.getByRole('textbox', { name: 'Any field of the records' });
  await field.fill('requestParameter.userName');
  await field.press('Enter');
  await expect(dialog.getByText('try requestParameters')).toBeVisible();
  await field.fill('requestparameters.userName');
  await field.press('Enter');
  await expect(field).toHaveValue('');
  const up = dialog.getByRole('button', { name: 'Move requestParameters.userName up' });
  await up.focus();
  for (let step = 0; step < 4; step += 1) await keyboard.press('Enter');
  await expect(up).toBeFocused();
  await desk.photograph('table-columns');
  expect(await violations(window)).toEqual([]);
  await keyboard.press('Escape');
  const names = () => grid(window).getByRole('columnheader').allTextContents();
  expect((await names()).slice(1)).toEqual([
    'When (UTC)',
    'What',
    'Who',
    'requestParameters.userName',
    'Account',
    'From',
    'Result',
    'User agent',
  ]);
  // The record of the row says what its cell says.
  const user = cell(window, 0, 5);
  await expect(user).toHaveText(/\S/);
  await expect(user.locator('.ui-skeleton')).toHaveCount(0);

  // Sorted by a head, and the event that is read stays the one that is read.
  await tabTo(window, 'When (UTC)');
  await keyboard.press('ArrowRight');
  await keyboard.press('Enter');
  await expect(header(window, 'What')).toHaveAttribute('aria-sort', 'ascending');
  await expect(header(window, 'When (UTC)')).toHaveAttribute('aria-sort', 'none');
  await expect(window.getByText('Sorted by What, from A to Z')).toBeVisible();
  const shown = async () =>
    (
      await grid(window).locator('[role=gridcell][aria-colindex="3"] .ui-strong').allTextContents()
    ).slice(0, 20);
  await expect.poll(async () => (await shown()).length).toBeGreaterThan(5);
  await keyboard.press('Enter');
  await expect(header(window, 'What')).toHaveAttribute('aria-sort', 'descending');

  // Sized by its edge.
  await keyboard.press('Tab');
  const edge = window.getByRole('separator', { name: 'Width of What' });
  await expect(edge).toBeFocused();
  const width = Number(await edge.getAttribute('aria-valuenow'));
  await keyboard.press('Shift+ArrowRight');
  await expect(edge).toHaveAttribute('aria-valuenow', String(width + 64));
  await desk.photograph('table-sorted');
  expect(await violations(window)).toEqual([]);

  await desk.restart();
  await openExample(desk);
  expect((await grid(desk.window).getByRole('columnheader').allTextContents())[4]).toBe(
    'requestParameters.userName',
  );
  await expect(header(desk.window, 'What')).toHaveAttribute('aria-sort', 'descending');
  await desk.window.keyboard.press('l');
  await desk.window.getByRole('button', { name: 'As usual' }).click();
  await desk.window.getByRole('button', { name: 'Done' }).click();
  await expect(header(desk.window, 'When (UTC)')).toHaveAttribute('aria-sort', 'descending');
});

// Red if a head cannot be dragged or moved by keys, a press on it or Escape moves it, or its place is forgotten.
test('columns are moved by dragging their heads, and by keys', async ({ desk }) => {
  const { window } = desk;
  const { keyboard, mouse } = window;
  await openExample(desk);
  const names = () => grid(window).getByRole('columnheader').allTextContents();
  const usual = await names();
  expect(usual.slice(1, 5)).toEqual(['When (UTC)', 'What', 'Who', 'From']);
  const middle = async (name: string): Promise<[number, number]> => {
    const { x, y, width, height } = (await header(window, name).boundingBox()) ?? noBox;
    return [x + width / 2, y + height / 2];
  };
  const line = grid(window).locator('.ui-grid-drop');
  const dragTo = async (name: string, target: string): Promise<void> => {
    const [x, y] = await middle(target);
    await mouse.move(...(await middle(name)));
    await mouse.down();
    await mouse.move(x + 20, y, { steps: 4 });
    await mouse.move(x - 20, y);
    await expect(line).toBeVisible();
  };
  await dragTo('From', 'What');
  await desk.photograph('table-column-dragged');
  await keyboard.press('Escape');
  await expect(line).toBeHidden();
  await mouse.up();
  expect(await names()).toEqual(usual);
  await dragTo('From', 'What');
  await mouse.up();
  await expect(line).toBeHidden();
  const moved = ['When (UTC)', 'From', 'What', 'Who'];
  expect((await names()).slice(1, 5)).toEqual(moved);
  // Neither drag was a press; a press still sorts, and an edge still sizes.
  await expect(header(window, 'When (UTC)')).toHaveAttribute('aria-sort', 'descending');
  await header(window, 'From').getByRole('button').click();
  await expect(header(window, 'From')).toHaveAttribute('aria-sort', 'ascending');

  await header(window, 'From').getByRole('button').focus();
  await keyboard.press('Control+Shift+ArrowRight');
  await expect(header(window, 'From').getByRole('button')).toBeFocused();
  await expect(grid(window).locator('xpath=..')).toContainText(
    'From (IP address) now stands before Who.',
  );
  await keyboard.press('Control+Shift+ArrowRight');
  await expect(header(window, 'From').getByRole('button')).toBeFocused();
  expect((await names()).slice(1, 5)).toEqual(['When (UTC)', 'What', 'Who', 'From']);
  await keyboard.press('Control+Shift+ArrowLeft');
  await keyboard.press('Control+Shift+ArrowLeft');
  expect((await names()).slice(1, 5)).toEqual(moved);
  await desk.restart();
  await openExample(desk);
  expect((await grid(desk.window).getByRole('columnheader').allTextContents()).slice(1, 5)).toEqual(
    moved,
  );
});

// Red if rows are not in the order that the head says, from the first to the last.
test('a result is sorted from its first to its last row', async ({ desk }) => {
  const { window } = desk;
  await openExample(desk);
  await search(window, 'errorCode = *');
  await header(window, 'From').getByRole('button').click();
  await expect(header(window, 'From')).toHaveAttribute('aria-sort', 'ascending');
  const count = Number(await grid(window).getAttribute('aria-rowcount')) - 1;
  expect(count).toBeGreaterThan(40);
  const at = Number(await header(window, 'From').getAttribute('aria-colindex'));
  // The event that was read is followed to its new place.
  await window.getByRole('row', { selected: true }).click();
  await window.keyboard.press('Control+Home');
  const seen = await columnByPages(window, at, count);
  expect(seen).toHaveLength(count);
  const keyed = seen.map((text) =>
    /^[\d.]+$/.test(text)
      ? `0${text
          .split('.')
          .map((part) => part.padStart(3, '0'))
          .join('.')}`
      : `2${text}`,
  );
  expect(keyed).toEqual(keyed.toSorted((a, b) => (a < b ? -1 : 1)));
  expect(new Set(seen).size).toBeGreaterThan(3);
});

/** What a column says in each row from the first to the last, a page at a time. */
async function columnByPages(window: Page, column: number, count: number): Promise<string[]> {
  const cells = grid(window).locator(`[role=gridcell][aria-colindex="${column}"]`);
  const seen = new Map<number, string>();
  while (seen.size < count) {
    const row = await focusedRow(window);
    await expect(cell(window, row - 2, column)).not.toBeEmpty();
    await expect(grid(window).locator('.ui-skeleton')).toHaveCount(0);
    const shown = await cells.evaluateAll((all) =>
      all.map((each) => {
        const at = Number(each.closest('[role=row]')?.getAttribute('aria-rowindex'));
        return [at, each.textContent] as const;
      }),
    );
    for (const [at, text] of shown) seen.set(at, text);
    if (row > count) break;
    await window.keyboard.press('PageDown');
    await expect.poll(() => focusedRow(window)).toBeGreaterThan(row);
  }
  return [...seen].toSorted(([one], [other]) => one - other).map(([, text]) => text);
}

// Red if what is copied is not what is selected, is not told, or a copy of words on the screen is taken away.
test('the selection is copied as rows, as JSON and as original records', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  await openExample(desk);
  await search(
    window,
    'eventName = CreateAccessKey OR eventName = StopLogging OR eventName = ConsoleLogin',
  );
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Control+c');
  await expect(window.getByText('3 events copied as rows', { exact: false })).toBeVisible();
  const lines = (await clipboard(desk)).trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  expect(lines[0]).toBe('eventTime\teventName\twho\taccount\tawsRegion\tsourceIPAddress\tresult');
  for (const row of [0, 1, 2]) {
    expect(lines[row + 1]).toContain(
      await cell(window, row, 3).locator('.ui-strong').textContent(),
    );
  }
  await keyboard.press('Control+k');
  await keyboard.type('Copy the original records');
  await keyboard.press('Enter');
  await expect(window.getByText('3 events copied as original records.')).toBeVisible();
  const records = JSON.parse(await clipboard(desk)) as { eventName: string; eventID: string }[];
  expect(records).toHaveLength(3);
  expect(records.every(({ eventID }) => eventID.length > 10)).toBe(true);
  await window.getByRole('button', { name: 'Copy', exact: true }).click();
  await window.getByRole('menuitem', { name: /As JSON/ }).click();
  await expect(window.getByText('3 events copied as JSON', { exact: false })).toBeVisible();
  expect(JSON.parse(await clipboard(desk))).toHaveLength(3);

  // All of a search at once, ten thousand too, and what is too much is said.
  await search(window, '');
  await keyboard.press('Control+a');
  await expect(window.getByRole('region', { name: 'Selected events' })).toContainText(
    /^All [\d,]+ events of this search selected/,
  );
  await desk.photograph('table-all-selected');
  await keyboard.press('Control+c');
  await expect(
    window.getByText('the clipboard takes 10,000 at most', { exact: false }),
  ).toBeVisible();
  await window.getByRole('button', { name: /^Only the first 10,000/ }).click();
  await keyboard.press('Control+c');
  await expect(window.getByText('10,000 events copied as rows', { exact: false })).toBeVisible({
    timeout: 20_000,
  });
  expect((await clipboard(desk)).trimEnd().split('\n')).toHaveLength(10_001);

  // Words that are selected on the screen are what Ctrl+C copies.
  await search(window, 'eventName = StopLogging');
  const words = window.locator('.events-sentence');
  await words.selectText();
  const before = await clipboard(desk);
  await keyboard.press('Control+c');
  await expect.poll(() => clipboard(desk)).not.toBe(before);
  expect(await clipboard(desk)).toContain('eventName is exactly');
});

// Red if the event is lost on the way, others are not around it, or there is no way back.
test('an event is shown in its context, and left again', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  await openExample(desk);
  await search(window, 'eventName = StopLogging');
  const panel = window.getByRole('region', { name: 'Selected event' });
  const when = await cell(window, 0, 2).textContent();
  await keyboard.press('x');
  const dialog = window.getByRole('dialog', { name: 'Show in context' });
  await expect(dialog.getByRole('radio', { name: /^principal / })).toBeChecked();
  await expect(dialog.getByRole('radio', { name: '1 hour before and after' })).toBeChecked();
  await desk.photograph('table-context-dialog');
  expect(await violations(window)).toEqual([]);
  await dialog.getByRole('radio', { name: 'everything, by anybody' }).focus();
  await keyboard.press('Space');
  await dialog.getByRole('button', { name: 'Show' }).press('Enter');
  const strip = window.getByRole('region', { name: 'Context of an event' });
  await expect(strip).toContainText('Around StopLogging at');
  const selected = window.getByRole('row', { selected: true });
  await expect(selected).toContainText(when ?? '');
  await expect(selected).toContainText('StopLogging');
  await expect(selected.getByText('the others are around this event')).toHaveCount(1);
  await expect(panel).toContainText('called StopLogging');
  // The rows of before stay until those around the event are there.
  await expect
    .poll(async () => Number(await grid(window).getAttribute('aria-rowcount')))
    .toBeGreaterThan(3);
  await expect(selected).toContainText('StopLogging');
  await desk.photograph('table-context');
  expect(await violations(window)).toEqual([]);
  await keyboard.press('Shift+X');
  await expect(strip).toBeHidden();
  await expect(window.getByRole('combobox', { name: 'Find events' })).toHaveValue(
    'eventName = StopLogging',
  );
  await expect(selected).toContainText(when ?? '');
});

// Red if a key of the grid does nothing, a row or cell has the wrong index, or the whole is not selected.
test('the grid is one: rows, cells, ranges and their indices', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  await openExample(desk);
  await search(window, '');
  const count = Number(await grid(window).getAttribute('aria-rowcount'));
  await expect(grid(window)).toHaveAttribute('aria-colcount', /^[678]$/);
  expect(await focusedRow(window)).toBe(2);
  await keyboard.press('PageDown');
  const page = await focusedRow(window);
  expect(page).toBeGreaterThan(8);
  await keyboard.press('PageUp');
  await expect.poll(() => focusedRow(window)).toBe(2);
  await keyboard.press('End');
  await expect.poll(() => focusedRow(window)).toBe(count);
  await keyboard.press('Home');
  await expect.poll(() => focusedRow(window)).toBe(2);
  await keyboard.press('ArrowRight');
  await keyboard.press('ArrowRight');
  const column = () => window.evaluate(() => document.activeElement?.getAttribute('aria-colindex'));
  expect(await column()).toBe('2');
  await keyboard.press('End');
  expect(await column()).toBe(await grid(window).getAttribute('aria-colcount'));
  await keyboard.press('Home');
  expect(await column()).toBe('1');
  await keyboard.press('Control+End');
  await expect.poll(() => focusedRow(window)).toBe(count);
  await keyboard.press('Control+Home');
  await expect.poll(() => focusedRow(window)).toBe(2);
  await keyboard.press('ArrowLeft');
  await keyboard.press('Shift+PageDown');
  const region = window.getByRole('region', { name: 'Selected events' });
  await expect(region).toContainText(/\d+ events selected/);
  await rowAt(window, 2).click();
  await rowAt(window, 5).click({ modifiers: ['Shift'] });
  await expect(region).toContainText('4 events selected');
  await rowAt(window, 8).click({ modifiers: ['Control'] });
  await expect(region).toContainText('5 events selected');
  await keyboard.press('Control+a');
  await expect(region).toContainText(`All ${(count - 1).toLocaleString('en')} events`);
  // Rows of 28 and of 24 px.
  const height = () => rowAt(window, 8).evaluate((row) => row.getBoundingClientRect().height);
  expect(await height()).toBe(28);
  await keyboard.press('Control+k');
  await keyboard.type('Compact rows');
  await keyboard.press('Enter');
  await expect.poll(height).toBe(24);
  await desk.photograph('table-compact');
});

// Red if a difference is not marked in words, or a field is shown that does not differ.
test('events are compared side by side, by keyboard', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  await openExample(desk);
  await search(window, 'eventName = ConsoleLogin');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('Shift+ArrowDown');
  await keyboard.press('d');
  const main = window.getByRole('main', { name: 'Compare events' });
  await expect(main.getByRole('heading', { name: '3 events side by side' })).toBeVisible();
  const table = main.getByRole('table');
  const idRow = table.getByRole('row', { name: /^eventID / });
  await expect(idRow).toContainText('differs');
  await expect(table.getByRole('row', { name: /^eventName / })).toHaveCount(0);
  await desk.photograph('compare');
  expect(await violations(window)).toEqual([]);
  await main.getByRole('checkbox', { name: 'Only differences' }).focus();
  await keyboard.press('Space');
  await expect(table.getByRole('row', { name: /^eventName / })).toContainText('same');
  await keyboard.press('Control+c');
  expect(await clipboard(desk)).toMatch(/^field\t/);
  await keyboard.press('Escape');
  await expect(grid(window)).toBeVisible();
  await expect(window.getByRole('region', { name: 'Selected events' })).toContainText('3 events');
});

// Red if a page counts other events than the search for its subject finds, or does not lead there.
test('a principal and a session have a page of their own', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  await openExample(desk);
  await search(window, 'identityKind = "role session"');
  await keyboard.press('i');
  const dialog = window.getByRole('dialog', { name: 'All about…' });
  await expect(dialog.getByRole('button', { name: /^principal / })).toBeFocused();
  await desk.photograph('subjects-dialog');
  await dialog.getByRole('button', { name: /^role session / }).press('Enter');
  const page = window.getByRole('main', { name: /^All about role session / });
  await expect(page).toBeVisible();
  await expect(
    page.getByRole('region', { name: 'Event' }).getByRole('listitem').first(),
  ).toBeVisible();
  await expect(page.getByText('Whose credentials these are')).toBeVisible();
  await expect(page.getByText('First seen')).toBeVisible();
  const events = await page.locator('.ui-stat-value').first().textContent();
  await desk.photograph('subject');
  expect(await violations(window)).toEqual([]);

  // A time that is chosen on its timeline narrows the page, and goes with whoever searches on.
  const numbers = async (): Promise<number> =>
    Number((await page.locator('.ui-stat-value').first().textContent())?.replaceAll(',', ''));
  const chart = page.getByRole('slider', { name: 'Time of the events (UTC)' });
  await tabTo(window, 'Time of the events (UTC)');
  await keyboard.press('End');
  for (let step = 0; step < 3; step += 1) await keyboard.press('Shift+ArrowLeft');
  const told = Number(
    /: ([\d,]+) event/.exec((await chart.getAttribute('aria-valuetext')) ?? '')?.[1],
  );
  expect(told).toBeGreaterThan(0);
  await keyboard.press('Enter');
  await expect(page.getByText('in the chosen time')).toBeVisible();
  await expect.poll(numbers).toBe(told);
  await expect(page.locator('[data-old]')).toHaveCount(0);
  await desk.photograph('subject-narrowed');
  expect(await violations(window)).toEqual([]);
  await keyboard.press('/');
  await expect(window.getByRole('combobox', { name: 'Find events' })).toHaveValue(/eventTime = /);
  await expect(grid(window)).toHaveAttribute('aria-rowcount', String(told + 1));
  await keyboard.press('Alt+ArrowLeft');
  await expect(page.getByText('in the chosen time')).toBeVisible();
  await page.getByRole('button', { name: 'All time' }).click();
  await expect.poll(numbers).toBe(Number(events?.replaceAll(',', '')));
  const { x, y, width, height } = (await chart.boundingBox()) ?? noBox;
  await window.mouse.move(x + width / 2, y + height / 3);
  await window.mouse.down();
  await window.mouse.move(x + width - 2, y + height / 3, { steps: 3 });
  await window.mouse.up();
  await expect(page.getByText('in the chosen time')).toBeVisible();
  await page.getByRole('button', { name: 'All time' }).click();
  await expect.poll(numbers).toBe(Number(events?.replaceAll(',', '')));

  await keyboard.press('/');
  await expect(grid(window)).toHaveAttribute(
    'aria-rowcount',
    String(Number(events?.replaceAll(',', '')) + 1),
  );
  await keyboard.press('Alt+ArrowLeft');
  await expect(page).toBeVisible();
  await keyboard.press('Escape');
  await expect(grid(window)).toBeVisible();
});

// Red if a text of an event becomes anything but text, in a cell, side by side, on a page or in a copy.
test('hostile texts are text in columns, side by side, on pages and in copies', async ({
  desk,
}) => {
  const { window } = desk;
  const { keyboard } = window;
  const image = '<img src=x onerror="document.title=1">';
  const names = [`=HYPERLINK("http://evil")`, `${image}\u202Etxt.exe`, 'x'.repeat(200_000)];
  const log = join(desk.folder, 'hostile.json');
  const records = names.map((userName, n) =>
    record({
      eventID: `hostile-${n}`,
      userAgent: image,
      sourceIPAddress: `${image}\u0007`,
      requestParameters: { userName, [image]: n },
    }),
  );
  writeFileSync(log, logText(...records));
  await newEngagement(desk, 'Hostile');
  await desk.drop(log);
  await expect(window.getByText('3 events added from 1 new file.')).toBeVisible();
  await openRoom(desk, 'Events');
  await search(window, '');
  await keyboard.press('l');
  const field = window.getByRole('textbox', { name: 'Any field of the records' });
  await field.fill('requestParameters.userName');
  await field.press('Enter');
  await expect(field).toHaveValue('');
  await keyboard.press('Escape');
  const at = Number(
    await header(window, 'requestParameters.userName').getAttribute('aria-colindex'),
  );
  const shown = grid(window).locator(`[role=gridcell][aria-colindex="${at}"]`);
  await expect(shown.filter({ hasText: image })).toHaveCount(1);
  await expect(shown.filter({ hasText: 'x'.repeat(300) })).toHaveCount(1);
  await desk.photograph('table-hostile');
  // The cell is cut; its menu is of the whole value.
  await shown.filter({ hasText: 'x'.repeat(300) }).click({ button: 'right' });
  await window.getByRole('menuitem', { name: 'Copy value' }).click();
  await expect.poll(() => clipboard(desk)).toBe('x'.repeat(200_000));
  await keyboard.press('Control+a');
  await keyboard.press('Control+c');
  await expect(window.getByText('3 events copied as rows', { exact: false })).toBeVisible();
  const lines = (await clipboard(desk)).trimEnd().split('\n');
  expect(lines).toHaveLength(4);
  for (const line of lines.slice(1)) expect(line.split('\t')).toHaveLength(8);
  expect(lines.join('\n')).toContain(`"'=HYPERLINK(""http://evil"")"`);
  await keyboard.press('d');
  const table = window.getByRole('main', { name: 'Compare events' }).getByRole('table');
  await expect(table.getByRole('row', { name: /userName/ })).toContainText('<img src=x onerror=');
  await expect(table.getByRole('button', { name: 'all 200,002 characters' })).toBeVisible();
  await desk.photograph('compare-hostile');
  await keyboard.press('Escape');
  await rowAt(window, 0).click();
  await keyboard.press('i');
  await window.getByRole('button', { name: /^source address / }).press('Enter');
  await expect(window.getByRole('heading', { name: /^source address <img/ })).toBeVisible();
  await expect(window.getByText('3', { exact: true }).first()).toBeVisible();
  await desk.photograph('subject-hostile');
  expect(await window.locator('img').count()).toBe(0);
  expect(await window.title()).not.toBe('1');
});

test.describe('1920×1080', () => {
  test.use({
    options: {
      size: { width: 1920, height: 1080 },
      profile: { name: 'Maria Keller', initials: 'MK', role: 'auditor' },
    },
  });

  // Red if five events do not stand beside one another, or a cell does not lead to the page of what it says.
  test('five events side by side, and a page from a cell', async ({ desk }) => {
    const { window } = desk;
    const { keyboard } = window;
    await openExample(desk);
    await search(window, 'errorCode = AccessDenied');
    for (let step = 0; step < 4; step += 1) await keyboard.press('Shift+ArrowDown');
    await desk.photograph('1920-table-selected');
    await keyboard.press('d');
    const main = window.getByRole('main', { name: 'Compare events' });
    await expect(main.getByRole('columnheader', { name: /^Event 5: / })).toBeVisible();
    await desk.photograph('1920-compare');
    await keyboard.press('Escape');
    await rowAt(window, 0).click();
    const column = Number(await header(window, 'From').getAttribute('aria-colindex'));
    for (let step = 0; step < column; step += 1) await keyboard.press('ArrowRight');
    const address = await cell(window, 0, column).textContent();
    await expect(cell(window, 0, column)).toBeFocused();
    await keyboard.press('Enter');
    const page = window.getByRole('main', { name: `All about source address ${address ?? ''}` });
    await expect(page.getByRole('region', { name: 'Event' })).toBeVisible();
    await expect(page.getByText('First seen')).toBeVisible();
    await desk.photograph('1920-subject');
    await page.getByRole('region', { name: 'Region' }).getByRole('button').first().click();
    await expect(window.getByRole('combobox', { name: 'Find events' })).toHaveValue(/awsRegion = /);
  });
});
