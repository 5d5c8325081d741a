/** What whoever made the calls wrote into a record is read as text, on every screen that shows it. */
import type { Page } from '@playwright/test';
import { expect, test, type Desk } from './support/app.ts';
import { bar, createAssessment, found, newEngagement, openRoom } from './support/engagement.ts';
import { hostileRecords, hostileText, writeHostileTrail } from './support/hostile.ts';
import { violations } from './support/violations.ts';

/** Whatever stands in the window, or is told of it, that is not text to be read. */
async function amiss(window: Page): Promise<readonly string[]> {
  return window.evaluate(() => {
    const acting =
      // oxlint-disable-next-line no-control-regex -- they are what is looked for
      /[\u0000-\u0008\u000B-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u2028-\u202E\u2060-\u206F\uFEFF\u{E0000}-\u{E007F}]/u;
    const told = [
      'title',
      'aria-label',
      'aria-description',
      'aria-valuetext',
      'alt',
      'placeholder',
    ];
    const names = [...document.querySelectorAll('*')].flatMap((element) =>
      told.map((name) => element.getAttribute(name) ?? ''),
    );
    // What stands in a field is its own text, which whoever typed it may change.
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
    const written: string[] = [];
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      if (node.parentElement?.closest('textarea, script') === null)
        written.push(node.nodeValue ?? '');
    }
    const texts = [document.body.innerText, written.join(' '), ...names];
    const { scrollWidth, clientWidth } = document.documentElement;
    return [
      ...texts
        .filter((text) => acting.test(text))
        .map((text) => JSON.stringify(text.slice(0, 400))),
      ...(document.title === 'ran' ? ['a script ran'] : []),
      ...(document.images.length > 0 ? ['an image stands there'] : []),
      ...(document.body.querySelector('script:not([src])') === null
        ? []
        : ['a script stands there']),
      ...(scrollWidth > clientWidth ? ['the window scrolls sideways'] : []),
    ];
  });
}

const expectText = (window: Page, where: string): Promise<void> =>
  expect.poll(() => amiss(window), { message: where, timeout: 5000 }).toEqual([]);

async function openHostile(desk: Desk): Promise<void> {
  await newEngagement(desk, 'Hostile');
  await desk.drop(writeHostileTrail(desk.folder));
  await expect(
    desk.window.getByText(`${hostileRecords} events added from 1 new file.`),
  ).toBeVisible();
}

/** Looks at a dialog that an act opens, and closes it. */
async function lookAt(window: Page, keys: string, name: string | RegExp): Promise<void> {
  await window.keyboard.press(keys);
  await expect(window.getByRole('dialog', { name })).toBeVisible();
  await expectText(window, String(name));
  await window.keyboard.press('Escape');
  await expect(window.getByRole('dialog', { name })).toHaveCount(0);
}

// Red if a text of a record is drawn as it is anywhere in the panel, or makes the window wider.
test('in the record: sentence, activity, facts, links, fields and raw text', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  await openHostile(desk);
  await expectText(window, 'Sources');
  await openRoom(desk, 'Events');
  const grid = window.getByRole('grid', { name: 'Events' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(hostileRecords + 1));
  const panel = window.getByRole('region', { name: 'Selected event' });
  for (const tab of ['Activity', 'Raw record', 'Fields', /^History/] as const) {
    await grid.getByRole('row', { name: /2026-/ }).first().click();
    await keyboard.press('Control+Home');
    await panel.getByRole('tab', { name: tab }).click();
    await grid.getByRole('row', { name: /2026-/ }).first().click();
    for (let row = 0; row < hostileRecords; row += 1) {
      await expect(panel.locator('.ui-sentence')).toBeVisible();
      await expectText(window, `${tab} of row ${row}`);
      if (tab === 'Activity' && row % 5 === 4) await desk.photograph(`hostile-record-${row}`);
      await keyboard.press('j');
    }
  }
  // JSON itself is shown as JSON; what is copied is the record.
  await bar(window).fill('userAgent : userAgent');
  await keyboard.press('Enter');
  await expect(found(window)).toContainText(/^1 event/);
  await expect(panel).toContainText('hostile-userAgent');
  await panel.getByRole('tab', { name: 'Raw record' }).click();
  await expect(panel).toContainText(String.raw`\u202egnp.\u2066x\u2069`);
  await panel.getByRole('tab', { name: 'Fields' }).click();
  await expect(panel).toContainText(String.raw`\u202egnp.\u2066x\u2069`);
  await desk.photograph('hostile-fields');
  await panel.getByRole('treeitem', { name: /^userAgent/ }).click();
  await keyboard.press('v');
  await expectText(window, 'the menu of a field');
  await window.getByRole('menuitem', { name: 'Copy value' }).press('Enter');
  const clipboard = (): Promise<string> =>
    desk.app.evaluate(({ clipboard: board }) => board.readText());
  await expect.poll(clipboard).toBe(hostileText('userAgent'));
});

// Red if a value is drawn as it is in a column, the filters, a menu, a dialog, a page or side by side.
test('in the table, the filters, menus, dialogs, pages and comparisons', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  await openHostile(desk);
  await openRoom(desk, 'Events');
  const grid = window.getByRole('grid', { name: 'Events' });
  await expect(grid).toHaveAttribute('aria-rowcount', String(hostileRecords + 1));
  await keyboard.press('l');
  const columns = window.getByRole('dialog', { name: 'Columns of the table' });
  for (const name of [
    'User agent',
    'Identity ARN',
    'Access key',
    'Role',
    'Event type',
    'Category',
  ]) {
    await columns.getByRole('checkbox', { name, exact: false }).first().focus();
    await keyboard.press('Space');
  }
  const field = columns.getByRole('textbox', { name: 'Any field of the records' });
  for (const path of ['requestParameters', 'errorMessage', 'resources', 'additionalEventData']) {
    await field.fill(path);
    await field.press('Enter');
    await expect(field).toHaveValue('');
  }
  await keyboard.press('Escape');
  await expect(grid.locator('.ui-skeleton')).toHaveCount(0);
  await expectText(window, 'columns');
  await desk.photograph('hostile-columns');
  expect(await violations(window)).toEqual([]);

  // The same name in a cell, in its menu, in the sentence and in the list of values.
  const shown = "<script>document.title='ran'</script>⟨U+202E⟩gnp.";
  const cell = grid.getByRole('gridcell', { name: /=address/ }).first();
  await expect(cell).toContainText(shown);
  await cell.click({ button: 'right' });
  await expectText(window, 'the menu of a cell');
  await expect(window.getByRole('group', { name: /^From: =address/ })).toContainText(
    '=address<img src=x onerror=',
  );
  await window.getByRole('menuitem', { name: 'Only this value' }).click();
  await expect(grid).toHaveAttribute('aria-rowcount', '2');
  await expectText(window, 'a query');
  await expect(window.getByRole('main').getByRole('status').first()).toContainText('⟨U+202E⟩');
  await desk.photograph('hostile-query');
  await keyboard.press('Control+s');
  const save = window.getByRole('dialog', { name: 'Save view' });
  await save.getByLabel('Name').fill('=view<script>document.title=1</script>');
  await expectText(window, 'Save view');
  await save.getByLabel('Name').press('Enter');
  await expect(save).toHaveCount(0);
  await expectText(window, 'a saved view');
  await keyboard.press('Shift+V');
  await expect(window.getByRole('main', { name: 'Views and alerts' })).toBeVisible();
  await expectText(window, 'Views');
  await desk.photograph('hostile-views');
  await keyboard.press('Alt+ArrowLeft');

  const bar = window.getByRole('combobox', { name: 'Find events' });
  await bar.fill('what = ');
  await expect(window.getByRole('option').first()).toBeVisible();
  await expectText(window, 'suggestions');
  await bar.fill('userAgent = "no such"');
  await expect(window.getByText(/Did you mean|Nothing in this archive/).first()).toBeVisible();
  await expectText(window, 'why nothing is found');
  await bar.fill('');
  await bar.press('Enter');
  await expect(grid).toHaveAttribute('aria-rowcount', String(hostileRecords + 1));

  await lookAt(window, 'Control+k', /palette|act/i);
  for (let row = 0; row < hostileRecords; row += 1) {
    await grid.locator(`[aria-rowindex="${row + 2}"]`).click();
    await keyboard.press('i');
    const about = window.getByRole('dialog', { name: 'All about…' });
    await expect(about.getByRole('button').first()).toBeVisible();
    await expectText(window, `All about, row ${row}`);
    const subject = about.getByRole('button', { name: /gnp|=/ }).first();
    if ((await subject.count()) === 0) {
      await keyboard.press('Escape');
      continue;
    }
    await subject.click();
    await expect(window.getByRole('main', { name: /^All about/ })).toBeVisible();
    await expect(
      window.getByText('First seen').or(window.getByText('No event of this archive')),
    ).toBeVisible();
    await expectText(window, `the page of row ${row}`);
    if (row === 4) {
      await desk.photograph('hostile-subject');
      expect(await violations(window)).toEqual([]);
    }
    await keyboard.press('Escape');
    await expect(grid).toBeVisible();
  }
  await lookAt(window, 'x', 'Show in context');
  await lookAt(window, 'Control+Shift+E', 'Export events');

  await grid.getByRole('row', { name: /2026-/ }).first().click();
  for (let step = 0; step < 4; step += 1) await keyboard.press('Shift+ArrowDown');
  await keyboard.press('d');
  await expect(
    window.getByRole('main', { name: 'Compare events' }).getByRole('table'),
  ).toBeVisible();
  await expectText(window, 'side by side');
  // With everything open: all fields, and the long values whole.
  const compare = window.getByRole('main', { name: 'Compare events' });
  await compare.getByRole('checkbox', { name: 'Only differences' }).focus();
  await keyboard.press('Space');
  const more = compare.getByRole('button', { name: /^all [\d,]+ characters$/ });
  for (let left = await more.count(); left > 0; left -= 1) await more.first().click();
  await expect(more).toHaveCount(0);
  await expectText(window, 'side by side, whole');
  await desk.photograph('hostile-compare');
  expect(await violations(window)).toEqual([]);
});

// Red if a note, a tag or a file's name is drawn as it is, or a paper or the ledger draws one so.
test('in notes, tags, papers, sources and the ledger', async ({ desk }) => {
  const { window } = desk;
  const { keyboard } = window;
  await openHostile(desk);
  await openRoom(desk, 'Events');
  const grid = window.getByRole('grid', { name: 'Events' });
  await grid.getByRole('row', { name: /2026-/ }).first().click();
  await keyboard.press('n');
  const note = window.getByLabel('Note', { exact: true });
  await note.fill(
    `# \u202Egnp\n![x](http://example.com/x.png) [go](javascript:alert(1)) <script>document.title='ran'</script>\n\n\`\u2066code\``,
  );
  await expectText(window, 'a note that is written');
  await note.press('Control+Enter');
  await expect(note).toHaveCount(0);
  await keyboard.press('t');
  await window
    .getByRole('dialog', { name: 'Tag the event' })
    .getByRole('textbox')
    .fill('tag\u202Egnp');
  await keyboard.press('Enter');
  await expectText(window, 'a tag');
  if ((await window.getByRole('dialog').count()) > 0) await keyboard.press('Escape');
  await window
    .getByRole('region', { name: 'Selected event' })
    .getByRole('tab', { name: /^History/ })
    .click();
  await expectText(window, 'notes of a record');
  await desk.photograph('hostile-notes');
  await openRoom(desk, 'Sources');
  await window.getByRole('grid').first().getByRole('row').nth(1).click();
  await expectText(window, 'a run');
  await desk.photograph('hostile-sources');
  await openRoom(desk, 'Integrity');
  await expectText(window, 'the ledger');
  await openRoom(desk, 'Assessments');
  await createAssessment(desk);
  const list = window.getByRole('listbox', { name: 'Controls' });
  await list.focus();
  for (let control = 0; control < 15; control += 1) {
    await keyboard.press('ArrowDown');
    await expectText(window, `paper ${control}`);
  }
  await desk.photograph('hostile-paper');
  await openRoom(desk, 'Report');
  await expectText(window, 'the report');
});
