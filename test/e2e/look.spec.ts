import type { Page } from '@playwright/test';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test, type Desk } from './support/app.ts';
import { logText, record } from '../fixtures/records.ts';
import { violations } from './support/violations.ts';
import { startFakeCloud, type FakeCloud } from './support/aws.ts';
import { createAssessment, newEngagement, openRoom } from './support/engagement.ts';
import { throwAwayKey } from './support/keys.ts';
import { photograph } from './support/pictures.ts';
import { writeTamperedTrail } from './support/tampered-trail.ts';
import { writeBadFiles, writeTrail } from './support/trail.ts';

/** What is cut off sideways although nothing lets a person read the rest. */
function cutOff(window: Page): Promise<string[]> {
  return window.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, h1, h2, label, legend, th, dt')]
      .filter((each) => getComputedStyle(each).overflowX !== 'visible')
      .filter((each) => each.scrollWidth > each.clientWidth + 1 && each.clientWidth > 1)
      .filter((each) => each.closest('[title]') === null && each.querySelector('[title]') === null)
      .map((each) => `${each.tagName}: ${each.innerText}`),
  );
}

/** How far the window itself is scrolled: only what is in it may be. */
function scrolledBy(window: Page): Promise<number> {
  return window.evaluate(() =>
    [document.documentElement, document.body, ...document.querySelectorAll('#root, .app-frame')]
      .map(({ scrollTop, scrollLeft }) => scrollTop + scrollLeft)
      .reduce((sum, each) => sum + each, 0),
  );
}

const small = { width: 1280, height: 800 };
const large = { width: 1920, height: 1080 };

/** What a person sees now, at one size; what is laid out alike at both is read by axe at one of them. */
async function lookAt({ window }: Desk, { width }: typeof small, name: string): Promise<void> {
  await photograph(window, `${width}-${name}`);
  expect(await scrolledBy(window), `${width} ${name}`).toBe(0);
  expect(await cutOff(window), `${width} ${name}`).toEqual([]);
  if (width === small.width) expect(await violations(window), name).toEqual([]);
}

// Red if at 1280×800 or at 1920×1080 something is cut off, the window itself scrolls, or a rule of WCAG
// 2.2 AA is broken in one of the themes.
let look: (name: string) => Promise<void>;
test.beforeEach(({ desk }) => {
  look = async (name) => {
    await lookAt(desk, small, name);
    await desk.resize(large);
    await lookAt(desk, large, name);
    await desk.resize(small);
  };
});

test('start, and what floats above a window', async ({ desk }) => {
  const { window } = desk;
  await look('start');
  for (const [command, name] of [
    ['new-engagement', 'New engagement'],
    ['profile', 'Who is working?'],
    ['shortcuts', 'Keyboard shortcuts'],
    ['about', 'About Trailproof'],
    ['palette', 'Command palette'],
  ] as const) {
    await desk.choose(command);
    await expect(window.getByRole('dialog', { name })).toBeVisible();
    await look(`dialog-${command}`);
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog', { name })).toBeHidden();
  }
  await window.getByRole('button', { name: /Maria Keller/ }).click();
  await expect(window.getByRole('menu')).toBeVisible();
  await look('menu-person');
  await window.keyboard.press('Escape');
  await desk.whileEngineWaits(async () => {
    await window.getByRole('button', { name: /^Try the example/ }).click();
    await expect(window.getByRole('progressbar').first()).toBeVisible();
    await look('start-busy');
  });
  await expect(window.getByRole('main', { name: 'Events' })).toBeVisible({ timeout: 60_000 });
  await expect(window.getByRole('slider')).toBeVisible();
  // A row whose event is not there yet cannot be chosen.
  await window
    .getByRole('row', { name: /\d\d:\d\d:\d\d/ })
    .nth(3)
    .click();
  await expect(window.getByRole('region', { name: 'Selected event' })).toContainText('called');
  await look('events-example');
});

test('sources: nothing, under way, full, and with what was rejected', async ({ desk }) => {
  const { window } = desk;
  await newEngagement(desk, 'Payments');
  await look('sources-empty');
  await desk.whileEngineWaits(async () => {
    await desk.drop(writeTrail(desk.folder));
    await expect(window.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await look('sources-first-busy');
  });
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await look('sources-full');
  await desk.whileEngineWaits(async () => {
    await desk.drop(writeBadFiles(desk.folder));
    await expect(window.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await look('sources-busy');
  });
  await expect(window.getByRole('tab', { name: /Rejected 2/ })).toBeVisible();
  await look('sources-rejected');
});

test.describe('with an AWS to ask', () => {
  let cloud: FakeCloud;
  test.beforeAll(async () => {
    cloud = await startFakeCloud(1500);
  });
  test.afterAll(() => cloud.close());

  test('collecting: no profile, tested, wrong, under way and cancelled', async ({ desk }) => {
    const { window } = desk;
    const configuration = readFileSync(cloud.config);
    writeFileSync(cloud.config, '');
    await newEngagement(desk, 'Payments');
    await desk.choose('collect-aws');
    await expect(window.getByText('No AWS profile on this computer')).toBeVisible();
    await look('collect-no-profile');
    writeFileSync(cloud.config, configuration);
    await window.getByRole('button', { name: 'Look again' }).click();
    const form = window.getByRole('main', { name: 'Collect from AWS' });
    await expect(form.getByText('Access key.')).toBeVisible();
    await look('collect');
    cloud.world.denied.add('* cloudtrail:LookupEvents');
    await form.getByRole('button', { name: 'Test connection' }).click();
    await expect(form.getByRole('list', { name: 'Trails' })).toBeVisible();
    await look('collect-tested');
    cloud.world.denied.clear();
    await form.getByText('All active accounts of the organization').click();
    await form.getByText('These regions').click();
    await form.getByRole('button', { name: 'Collect', exact: true }).click();
    await expect(form.getByLabel('Role to assume')).toBeFocused();
    await look('collect-wrong');
    await form.getByText('The account that is signed in to').click();
    await form.getByText('All that are enabled').click();
    await form.getByRole('button', { name: 'Collect', exact: true }).click();
    await expect(window.getByText(/Event history, [1-9]/).first()).toBeVisible({
      timeout: 30_000,
    });
    await desk.whileEngineWaits(() => look('collect-busy'));
    await window.getByRole('button', { name: 'Cancel' }).click();
    await expect(window.getByText(/goes on from there/)).toBeVisible({ timeout: 20_000 });
    await look('collect-cancelled');
    await desk.choose('collect-aws');
    await form.getByRole('button', { name: /^Collect the bucket of/ }).click();
    await look('collect-bucket');
    await form.getByRole('button', { name: 'Policies for the client…' }).click();
    await expect(window.getByText('Permissions policy')).toBeVisible();
    await look('dialog-policies');
    await window.keyboard.press('Escape');
    await form.getByRole('button', { name: 'On a schedule…' }).click();
    const dialog = window.getByRole('dialog', { name: 'Collect on a schedule' });
    await expect(dialog).toBeVisible();
    await look('schedule-dialog');
    await dialog.getByRole('button', { name: 'Schedule it' }).click();
    const row = window.getByRole('listitem', { name: 'Every night' });
    await expect(row).toContainText('It has not run yet.');
    await look('schedule-first');
    await row.getByRole('button', { name: 'For when Trailproof is closed…' }).click();
    await expect(window.getByText('WantedBy=timers.target')).toBeVisible();
    await look('schedule-units');
  });
});

test('events: under way, full, read, noted, nothing found, and not to be read', async ({
  desk,
}) => {
  const { window } = desk;
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await desk.whileEngineWaits(async () => {
    await openRoom(desk, 'Events');
    await look('events-busy');
  });
  await expect(window.getByText('AccessDenied').first()).toBeAttached();
  await expect(window.getByRole('treeitem').first()).toBeVisible();
  await look('events-full');
  await window.getByRole('treeitem', { name: /^DescribeInstances, / }).click();
  await expect(window.getByRole('treeitem', { name: /included$/ })).toBeVisible();
  await window.getByRole('slider').focus();
  await window.keyboard.press('Home');
  for (let step = 0; step < 9; step += 1) await window.keyboard.press('Shift+ArrowRight');
  await look('events-brush');
  await window.keyboard.press('Enter');
  await expect(window.getByRole('button', { name: 'All time' })).toBeVisible();
  await window.getByRole('tree').focus();
  await window.keyboard.press('ArrowDown');
  await look('events-narrowed');
  await window.keyboard.press('f');
  await look('events-filters-folded');
  await window.keyboard.press('f');
  const ask = async (query: string): Promise<void> => {
    await window.getByRole('combobox', { name: 'Find events' }).fill(query);
    await window.keyboard.press('Enter');
  };
  await ask('what = StopLogging');
  const record = window.getByRole('region', { name: 'Selected event' });
  await expect(record).toContainText('maria called StopLogging');
  await look('events-record');
  await record.getByRole('tab', { name: 'Raw record' }).click();
  await expect(record).toContainText('3f2504e0');
  await look('events-raw');
  await record.getByRole('tab', { name: 'Fields' }).click();
  await look('events-fields');
  await window.keyboard.press('n');
  await window.getByLabel('Note', { exact: true }).fill('No change ticket for this window.');
  await look('events-composer');
  await window.keyboard.press('Control+Enter');
  await record.getByRole('tab', { name: /History 1/ }).click();
  await look('events-notes');
  await ask('what = NoSuchCall');
  await expect(window.getByRole('button', { name: 'Show every event' })).toBeVisible();
  await look('events-nothing');
  await ask('what = (a, b');
  await expect(window.getByRole('main').getByRole('alert')).toContainText(/At character/);
  await look('events-error');
});

test('events: selected together, tagged, in review, resolved, and what was taken back', async ({
  desk,
}) => {
  const { window } = desk;
  const { keyboard } = window;
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Events');
  await expect(window.getByRole('treeitem').first()).toBeVisible();
  await keyboard.press('/');
  await keyboard.press('Enter');
  const rows = window.getByRole('row', { selected: true });
  await expect(rows).toHaveCount(1);
  await keyboard.press('s');
  await expect(window.getByText('1 event starred.')).toBeVisible();
  for (let step = 0; step < 4; step += 1) await keyboard.press('Shift+ArrowDown');
  await expect(rows).toHaveCount(5);
  await look('annotate-selected');
  for (const [tag, colour] of [
    ['scanner', 'teal'],
    ['to ask', 'amber'],
  ] as const) {
    await keyboard.press('t');
    await keyboard.type(tag);
    await window.getByText(colour, { exact: true }).click();
    await look(`annotate-tag-${colour}`);
    await window.getByRole('button', { name: 'Put the tag on' }).click();
    await expect(window.getByRole('dialog')).toBeHidden();
    await expect(rows.getByText(tag)).toHaveCount(5);
  }
  await keyboard.press('e');
  await keyboard.type('Known scanner of the platform team');
  await look('annotate-status');
  await keyboard.press('Control+Enter');
  await expect(rows.getByRole('img', { name: 'resolved' })).toHaveCount(5);
  await expect(window.getByRole('dialog')).toBeHidden();
  await expect(rows.last()).toBeFocused();
  await keyboard.press('ArrowDown');
  await expect(window.getByRole('tab', { name: 'History 0' })).toBeVisible();
  await keyboard.press('e');
  await window.getByRole('textbox', { name: 'Reason' }).fill('Asked the owner.');
  await keyboard.press('Control+Enter');
  await expect(rows.getByRole('img', { name: 'in review' })).toHaveCount(1);
  await keyboard.press('ArrowUp');
  await look('annotate-rows');
  await keyboard.press('Control+z');
  await expect(window.getByText(/^Undone; the ledger/)).toBeVisible();
  await window.getByRole('tab', { name: /^History/ }).click();
  await look('annotate-history');
});

test('papers and report: nothing, under way, full, wrong and done', async ({ desk }) => {
  const { window, folder } = desk;
  await newEngagement(desk, 'Payments');
  await openRoom(desk, 'Assessments');
  await look('assessments-without-events');
  await openRoom(desk, 'Report');
  await look('report-empty');
  await desk.drop(writeTrail(desk.folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Assessments');
  await look('assessments-empty');
  await window.getByRole('button', { name: 'New assessment…' }).click();
  await expect(window.getByRole('button', { name: 'Create assessment' })).toBeVisible();
  await look('assessments-new');
  await openRoom(desk, 'Assessments');
  await createAssessment(desk);
  await look('paper');
  await window.getByRole('option', { name: /5\.5 CloudTrail changes/ }).click();
  await expect(window.getByRole('grid', { name: 'Population, 2 events' })).toBeVisible();
  await window.getByRole('row', { name: /StopLogging/ }).dblclick();
  // Turns red when the pane that the first press opens moves the row from under the second.
  await expect(window.getByRole('region', { name: 'Selected event' })).toContainText(
    'called StopLogging',
  );
  await look('paper-record');
  await window.keyboard.press('Escape');
  await window.keyboard.press('c');
  await window.getByLabel('Rationale').fill('Logging was stopped without a ticket.');
  await look('paper-concluding');
  await window.keyboard.press('Control+Enter');
  await expect(window.getByRole('option', { name: /not evaluable.* 5\.5/i })).toBeVisible();
  await look('paper-concluded');
  await window.getByRole('option', { name: /5\.2 / }).click();
  await expect(window.getByRole('heading', { name: /without MFA/ })).toBeVisible();
  await look('paper-none');

  const { p12, password } = throwAwayKey(folder);
  await openRoom(desk, 'Report');
  await look('report');
  await window.getByRole('button', { name: 'Create and sign' }).click();
  await look('report-no-key');
  await desk.answerDialog(p12);
  await window.getByRole('button', { name: 'Choose a key…' }).click();
  await desk.answerDialog(join(folder, 'Payments.pdf'));
  await window.getByLabel('Password of the key').fill('wrong');
  await window.getByRole('button', { name: 'Create and sign' }).click();
  await expect(window.getByText(/password does not open/i)).toBeVisible();
  await look('report-wrong');
  await window.getByLabel('Password of the key').fill(password);
  await desk.whileEngineWaits(async () => {
    await window.getByRole('button', { name: 'Create and sign' }).click();
    await expect(window.getByRole('progressbar').first()).toBeVisible();
    await look('report-busy');
  });
  await expect(window.getByText('The report is signed')).toBeVisible();
  await look('report-done');
  await window.getByRole('button', { name: 'Verify now' }).click();
  await expect(window.getByText(/^signature Prepared/i).first()).toBeVisible();
  await look('report-verified');
});

test('several engagements: chosen, searched as one, and read', async ({ desk }) => {
  const { window } = desk;
  await newEngagement(desk, 'Payments FY25');
  await desk.drop(writeBadFiles(desk.folder));
  await expect(window.getByRole('tab', { name: /Rejected 2/ })).toBeVisible();
  await desk.choose('close-engagement');
  await newEngagement(desk, 'Payments FY26');
  await desk.drop(writeTrail(desk.folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Events');
  await window.getByRole('button', { name: 'Search other engagements too…' }).click();
  const dialog = window.getByRole('dialog', { name: 'Search other engagements too' });
  await expect(dialog.getByText('Payments FY25')).toBeVisible();
  await look('dialog-search-across');
  await dialog.getByText('Payments FY25').click();
  await dialog.getByRole('button', { name: 'Search 1 more' }).click();
  await expect(window.getByText('44 events')).toBeVisible();
  await window.getByRole('row').nth(2).click();
  await expect(window.getByText('read only')).toBeVisible();
  await look('across');
});

test('retention: originals, what a disposal asks, and what is left', async ({ desk }) => {
  const { window } = desk;
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await window.getByRole('tab', { name: /Originals/ }).click();
  await window.getByRole('grid', { name: 'Originals' }).getByRole('row').nth(1).click();
  await look('originals');
  await window.getByRole('button', { name: 'Dispose of this original…' }).click();
  await expect(window.getByRole('alertdialog')).toContainText('Goes for good');
  await look('dialog-dispose');
  await window.getByLabel('Why').fill('Another client’s account');
  await window.getByRole('button', { name: 'Dispose of it' }).click();
  await expect(window.getByRole('alertdialog')).toBeHidden();
  await expect(window.getByText('disposed of', { exact: true })).toBeVisible();
  await look('originals-disposed');
  await openRoom(desk, 'Integrity');
  await look('integrity-disposed');
  for (const [button, name] of [
    ['Set a date…', 'dialog-keep-until'],
    ['Place a legal hold…', 'dialog-hold'],
    ['Dispose of this engagement…', 'dialog-dispose-engagement'],
  ] as const) {
    await window.getByRole('button', { name: button }).click();
    await expect(window.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await look(name);
    await window.getByRole('button', { name: 'Cancel' }).click();
  }
});

test('integrity: unchecked, under way, intact, and a file that is wrong', async ({ desk }) => {
  const { window } = desk;
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Integrity');
  await look('integrity');
  await desk.whileEngineWaits(async () => {
    await window.getByRole('button', { name: 'Check now' }).click();
    await look('integrity-busy');
  });
  await expect(window.getByText('Archive intact', { exact: true })).toBeVisible();
  await look('integrity-intact');
  await verify(desk, 'bent.pdf');
  await look('verify-wrong');
});

test('completeness: unchecked, under way, without digests, and proven with what is wrong', async ({
  desk,
}) => {
  const { window } = desk;
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Integrity');
  await window.getByRole('tab', { name: 'Completeness of the trail' }).click();
  await look('completeness-unchecked');
  await desk.whileEngineWaits(async () => {
    await window.getByRole('button', { name: 'Check completeness' }).click();
    await expect(window.getByRole('button', { name: 'Cancel' })).toBeVisible();
    await look('completeness-busy');
  });
  const grid = window.getByRole('grid', { name: /^Completeness/ });
  await expect(grid).toBeVisible();
  await look('completeness-unproven');
  await desk.drop(await writeTamperedTrail(desk.folder));
  await expect(window.getByText(/^900 events added/)).toBeVisible();
  await desk.choose('go-integrity');
  await window.getByRole('tab', { name: 'Completeness of the trail' }).click();
  await expect(window.getByText(/have changed since/)).toBeVisible();
  await window.getByLabel('First day').fill('yesterday');
  await window.getByRole('button', { name: 'Check again' }).click();
  await expect(window.getByText('Write a day as YYYY-MM-DD.')).toBeVisible();
  await window.getByLabel('First day').fill('');
  await window.getByRole('button', { name: 'Check again' }).click();
  await expect(window.getByText('Log file altered').first()).toBeVisible();
  await look('completeness-wrong');
  await grid.focus();
  for (const key of ['ArrowDown', 'End', 'Enter']) await window.keyboard.press(key);
  await expect(window.getByRole('list', { name: 'Digests' })).toBeVisible();
  await look('completeness-day');
});

test('views and alerts: none yet, saving one, many pinned, raised', async ({ desk }) => {
  const { window } = desk;
  await newEngagement(desk, 'Looks');
  await desk.drop(writeTrail(desk.folder));
  await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
  await desk.choose('views');
  await expect(window.getByText('No view is saved yet')).toBeVisible();
  await look('views-empty');
  const views = [
    ['Denied calls', 'error : denied'],
    ['What the trail says of itself, by whom and from where, over all regions', 'what : Logging'],
    ['Assumed roles', 'what = AssumeRole'],
    ['Every event', ''],
  ] as const;
  for (const [name, query] of views) {
    await openRoom(desk, 'Events');
    await window.getByRole('combobox', { name: 'Find events' }).fill(query);
    await desk.choose('save-view');
    const dialog = window.getByRole('dialog', { name: 'Save view' });
    await dialog.getByRole('textbox', { name: 'Name' }).fill(name);
    if (query === '') {
      await dialog.getByText('Raise an alert').click();
      await look('save-view');
    }
    await dialog.getByRole('button', { name: 'Save view' }).click();
    await expect(dialog).toBeHidden();
  }
  await look('views-pinned');
  const late = join(desk.folder, 'late.json');
  writeFileSync(late, logText(record({ eventID: 'late' })));
  await desk.drop(late);
  await expect(window.getByRole('button', { name: '1 open alert' })).toBeVisible();
  await desk.choose('views');
  await expect(window.getByRole('listitem', { name: 'Alert R-1' })).toBeVisible();
  await look('views-and-alerts');
});

test('the design page shows every component, chapter by chapter', async ({ desk }) => {
  const { window } = desk;
  await window.emulateMedia({ reducedMotion: 'reduce' });
  await desk.choose('design');
  const chapters = window.getByRole('listbox', { name: 'Chapters' }).getByRole('option');
  await expect(chapters.first()).toBeVisible();
  for (const [index, chapter] of (await chapters.all()).entries()) {
    await chapter.click();
    for (const size of [small, large]) {
      await desk.resize(size);
      await photograph(window, `${size.width}-design-${index + 1}`);
      expect(await scrolledBy(window)).toBe(0);
    }
  }
  await desk.resize(small);
  expect(await violations(window)).toEqual([]);
});

test.describe('begun at 1920×1080', () => {
  test.use({
    options: { size: large, profile: { name: 'Maria Keller', initials: 'MK', role: 'auditor' } },
  });

  // Panes take their first widths from the window that they begin in.
  test('every room', async ({ desk }) => {
    const { window } = desk;
    await newEngagement(desk, 'Payments');
    await desk.drop(writeTrail(desk.folder));
    await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
    await lookAt(desk, large, 'begun-sources');
    await openRoom(desk, 'Events');
    await window.getByRole('row', { name: /StopLogging/ }).click();
    await expect(window.getByRole('region', { name: 'Selected event' })).toContainText('called');
    await expect(window.getByRole('treeitem').first()).toBeVisible();
    await lookAt(desk, large, 'begun-events');
    await openRoom(desk, 'Assessments');
    await createAssessment(desk);
    await window.getByRole('option', { name: /5\.5 CloudTrail changes/ }).click();
    await window.getByRole('row', { name: /StopLogging/ }).dblclick();
    await expect(window.getByRole('region', { name: 'Selected event' })).toContainText('called');
    await lookAt(desk, large, 'begun-paper');
    await openRoom(desk, 'Report');
    await lookAt(desk, large, 'begun-report');
    await openRoom(desk, 'Integrity');
    await lookAt(desk, large, 'begun-integrity');
    await window.getByRole('tab', { name: 'Completeness of the trail' }).click();
    await window.getByRole('button', { name: 'Check completeness' }).click();
    await expect(window.getByRole('grid', { name: /^Completeness/ })).toBeVisible();
    await lookAt(desk, large, 'begun-completeness');
    await desk.choose('views');
    await expect(window.getByText('No view is saved yet')).toBeVisible();
    await lookAt(desk, large, 'begun-views');
  });
});

/** Verifies a file that is no report, and waits for the answer. */
async function verify(desk: Desk, name: string): Promise<void> {
  const file = join(desk.folder, name);
  writeFileSync(file, '%PDF-1.7\nnot a report at all\n%%EOF\n');
  await desk.answerDialog(file);
  await desk.window.getByRole('button', { name: /Verify another file/ }).click();
  const place = desk.window.getByRole('main', { name: 'Verify a file' });
  await expect(
    place
      .getByRole('note')
      .or(place.getByRole('list', { name: 'Checks' }))
      .first(),
  ).toBeVisible();
}
