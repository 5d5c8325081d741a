import type { Locator } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { actTable, type ActId } from '../../renderer/app/act-table.ts';
import { expect, test, type Desk } from './support/app.ts';
import { createAssessment, newEngagement, openRoom } from './support/engagement.ts';
import { writeTrail } from './support/trail.ts';

/** The place that is shown: the name of its main part. */
function place(desk: Desk, name: string): Locator {
  return desk.window.getByRole('main', { name, exact: true });
}

function nameOf(id: ActId): string {
  return actTable[id].label.replace(/…$/, '');
}

function rowOf(desk: Desk, id: ActId): Locator {
  // What was typed is offered as a search, too: “Find events: …”; “Back” begins “Back up …”, and what
  // copies begins what copies “… with …” secrets.
  const name = new RegExp(`^${actTable[id].label}(?!:| up | with )`);
  return desk.window.getByRole('option', { name });
}

/** Opens the palette, types the name of an act or other words, and goes to its row with the arrow. */
async function find(desk: Desk, id: ActId, typed?: string): Promise<Locator> {
  const { window } = desk;
  await window.keyboard.press('Control+k');
  await expect(window.getByRole('combobox', { name: 'Find an act' })).toBeFocused();
  await window.keyboard.type(typed ?? nameOf(id));
  const row = rowOf(desk, id);
  await expect(row).toBeVisible();
  for (let step = 0; step < 20; step += 1) {
    if ((await row.getAttribute('aria-selected')) === 'true') break;
    await window.keyboard.press('ArrowDown');
  }
  await expect(row).toHaveAttribute('aria-selected', 'true');
  return row;
}

/** Runs an act from the palette with the keyboard. */
async function run(desk: Desk, id: ActId, typed?: string): Promise<void> {
  const { window } = desk;
  const row = await find(desk, id, typed);
  await expect(row).not.toBeDisabled();
  await window.keyboard.press('Enter');
  await expect(window.getByRole('combobox', { name: 'Find an act' })).toBeHidden();
}

/** Each of the acts is found by its name, with the reason why it is not possible. */
async function expectRefused(desk: Desk, reason: string, ...ids: readonly ActId[]): Promise<void> {
  const { window } = desk;
  const field = window.getByRole('combobox', { name: 'Find an act' });
  await window.keyboard.press('Control+k');
  for (const id of ids) {
    await field.fill(nameOf(id));
    await expect(rowOf(desk, id)).toBeDisabled();
    await expect(rowOf(desk, id)).toContainText(reason);
  }
  await window.keyboard.press('Escape');
  await expect(field).toBeHidden();
}

/** Enter on an act that is not possible does nothing, and the palette stays. */
async function expectUndone(desk: Desk, id: ActId): Promise<void> {
  const { window } = desk;
  const row = await find(desk, id);
  await window.keyboard.press('Enter');
  await expect(row).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(window.getByRole('combobox', { name: 'Find an act' })).toBeHidden();
}

const needEngagement: readonly ActId[] = [
  'note',
  'star',
  'tag',
  'status',
  'add-event',
  'undo',
  'redo',
  'select-all',
  'hide-resolved',
  'pseudonymise',
  'lift-pseudonyms',
  'conclude',
  'copy-record',
  'copy-record-whole',
  'columns',
  'copy',
  'copy-json',
  'copy-originals',
  'copy-originals-whole',
  'around',
  'leave-around',
  'compare',
  'subjects',
  'save-proof',
  'filters',
  'save-view',
  'clear-filter',
  'new-assessment',
  'run-check',
  'check-completeness',
  'explain-gap',
  'compare-reports',
  'time-stamp',
  'next',
  'previous',
  'close-record',
  'go-sources',
  'go-events',
  'go-assessments',
  'go-report',
  'go-integrity',
  'find',
  'import-files',
  'import-folder',
  'views',
  'collect-aws',
  'schedules',
  'create-report',
  'back-up',
  'compact',
  'roll-over',
  'close-engagement',
];

// Turns red when an act that is not possible is hidden, or does something, or gives no reason.
test('what is not possible now is found in the palette, and says why', async ({ desk }) => {
  const { window } = desk;
  await expectRefused(desk, 'Open an engagement first', ...needEngagement);
  await expectRefused(desk, 'Nothing is running', 'cancel-job');
  await expectRefused(desk, 'Nothing to go back to', 'back');
  await expectRefused(desk, 'Nothing to go forward to', 'forward');
  for (const id of ['go-events', 'create-report', 'back'] as const) await expectUndone(desk, id);
  await expect(place(desk, 'Start')).toBeVisible();
  await find(desk, 'import-files');
  await desk.photograph('palette-refused');
  await window.keyboard.press('Escape');
  await newEngagement(desk, 'Payments');
  const onAnEvent = ['note', 'copy-record', 'star', 'tag', 'status'] as const;
  await expectRefused(desk, 'Select an event first', ...onAnEvent);
  await expectRefused(desk, 'You have annotated nothing', 'undo');
  await expectRefused(desk, 'Nothing has been undone', 'redo');
  await expectRefused(desk, 'Open the paper of a control first', 'conclude');
  await expectRefused(desk, 'No events are filtered here', 'clear-filter');
  await expectRefused(desk, 'Open a day with a gap first', 'explain-gap');
  await expectRefused(desk, 'Only among events or controls', 'next');
  await expectRefused(desk, 'No record covers a paper', 'close-record');
  await window.keyboard.press('Control+k');
  await window.keyboard.type('no such act at all');
  await expect(window.getByRole('option')).toHaveText([/^Find events: no such act at all/]);
  await window.keyboard.press('Escape');
  await desk.choose('find');
  await expect(window.getByRole('combobox', { name: 'Find events' })).toBeFocused();
});

test('a menu item that is not possible now says why', async ({ desk }) => {
  await desk.choose('import-files');
  const message = desk.window.getByRole('alertdialog', {
    name: '“Import files” is not possible now.',
  });
  await expect(message).toContainText('Open an engagement first.');
});

// Turns red when the palette loses an act, or runs another one than it shows.
test('every act is run from the palette with the keyboard', async ({ desk }) => {
  const { window } = desk;
  const done = new Set<ActId>(['palette']);
  const act = async (id: ActId, outcome: () => Promise<void>): Promise<void> => {
    await run(desk, id);
    await outcome();
    done.add(id);
  };
  const dialog = (name: string) => async (): Promise<void> => {
    await expect(window.getByRole('dialog', { name })).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(window.getByRole('dialog', { name })).toBeHidden();
  };
  const root = (name: string, value: string) => async (): Promise<void> =>
    expect(window.locator('html')).toHaveAttribute(`data-${name}`, value);
  const shown = (name: string) => async (): Promise<void> =>
    expect(place(desk, name)).toBeVisible();

  await act('shortcuts', dialog('Keyboard shortcuts'));
  await act('about', dialog('About Trailproof'));
  await act('profile', dialog('Who is working?'));
  await act('theme-dark', root('theme', 'dark'));
  await act('theme-light', root('theme', 'light'));
  await act('theme-system', root('theme', 'system'));
  await act('density-compact', root('density', 'compact'));
  await act('density-comfortable', root('density', 'comfortable'));
  await act('design', async () =>
    expect(window.getByRole('listbox', { name: 'Chapters' })).toBeVisible(),
  );
  await act('back', shown('Start'));
  await act('forward', async () =>
    expect(window.getByRole('listbox', { name: 'Chapters' })).toBeVisible(),
  );
  await run(desk, 'back');
  await act('new-engagement', dialog('New engagement'));
  const file = await newEngagement(desk, 'Payments');
  await desk.answerDialog(writeTrail(desk.folder));
  await act('import-folder', async () =>
    expect(window.getByText('42 events added from 3 new files.')).toBeVisible(),
  );
  await desk.answerDialog();
  await act('import-files', shown('Sources'));
  for (const [id, name] of [
    ['collect-aws', 'Collect from AWS'],
    ['views', 'Views and alerts'],
    ['schedules', 'Collect from AWS'],
    ['go-events', 'Events'],
    ['go-assessments', 'Assessments'],
    ['go-report', 'Report'],
    ['go-integrity', 'Integrity'],
    ['go-sources', 'Sources'],
    ['create-report', 'Report'],
  ] as const) {
    await act(id, shown(name));
  }
  await act('keep-until', dialog('Keep until'));
  await act('legal-hold', dialog('Place a legal hold'));
  await act('search-across', dialog('Search other engagements too'));
  await act('dispose-engagement', async () => {
    const asked = window.getByRole('alertdialog', { name: 'Dispose of this engagement?' });
    await expect(asked).toBeVisible();
    await window.keyboard.press('Escape');
    await expect(asked).toBeHidden();
  });
  await act('find', async () =>
    expect(window.getByRole('combobox', { name: 'Find events' })).toBeFocused(),
  );
  await act('export-events', dialog('Export events'));
  await run(desk, 'find');
  await window.keyboard.type('what = DescribeInstances');
  await window.keyboard.press('Enter');
  await act('save-view', dialog('Save view'));
  const selected = (index: number) => async (): Promise<void> =>
    expect(window.getByRole('row', { selected: true })).toHaveAttribute(
      'aria-rowindex',
      String(index + 2),
    );
  await selected(0)();
  await act('next', selected(1));
  await act('previous', selected(0));
  await act('copy-record', async () => {
    const copied = (): Promise<string> =>
      desk.app.evaluate(({ clipboard }) => clipboard.readText());
    await expect.poll(copied).toContain('DescribeInstances');
  });
  await act('copy-record-whole', async () =>
    expect(window.getByText('as asked', { exact: false })).toBeVisible(),
  );
  await act('forget-searches', async () =>
    expect(window.getByText('Earlier searches are forgotten on this machine.')).toBeVisible(),
  );
  await act('value-menu', async () => {
    await expect(window.getByRole('menuitem', { name: /^When: / })).toBeFocused();
    await window.keyboard.press('Escape');
  });
  await desk.answerDialog(join(desk.folder, 'proof.json'));
  await act('save-proof', async () =>
    expect(window.getByText('The proof is in proof.json.')).toBeVisible(),
  );
  await act('note', async () => expect(window.getByLabel('Note', { exact: true })).toBeFocused());
  await window.keyboard.press('Escape');
  await act('star', async () => expect(window.getByText('1 event starred.')).toBeVisible());
  await act('undo', async () => expect(window.getByText(/^Undone; the ledger/)).toBeVisible());
  await act('redo', async () => expect(window.getByText('Done again.')).toBeVisible());
  await act('add-event', dialog('Add an event by hand'));
  await act('tag', dialog('Tag the event'));
  await act('status', dialog('Review status of the event'));
  await act('columns', dialog('Columns of the table'));
  await act('subjects', dialog('All about…'));
  await act('copy', async () =>
    expect(window.getByText('1 event copied as rows', { exact: false })).toBeVisible(),
  );
  await act('copy-json', async () =>
    expect(window.getByText('1 event copied as JSON', { exact: false })).toBeVisible(),
  );
  await act('copy-originals', async () =>
    expect(window.getByText('1 event copied as original records.')).toBeVisible(),
  );
  await act('copy-originals-whole', async () =>
    expect(window.getByText('as asked', { exact: false })).toBeVisible(),
  );
  const field = window.getByRole('combobox', { name: 'Find events' });
  await act('around', async () => {
    await window.getByRole('dialog', { name: 'Show in context' }).getByText('Show').last().click();
    await expect(field).toHaveValue(/eventTime = /);
  });
  await act('leave-around', async () => expect(field).toHaveValue('what = DescribeInstances'));
  await expect(window.getByRole('row', { selected: true })).toHaveCount(1);
  await act('select-all', async () =>
    expect(window.getByRole('region', { name: 'Selected events' })).toBeVisible(),
  );
  await window.getByRole('row', { selected: true }).first().click();
  await window.keyboard.press('Shift+ArrowDown');
  await act('compare', shown('Compare events'));
  await run(desk, 'back');
  await expect(window.getByRole('region', { name: 'Selected events' })).toContainText('2 events');
  await act('hide-resolved', async () =>
    expect(window.getByText(/^Resolved events are hidden/)).toBeVisible(),
  );
  await act('pseudonymise', async () =>
    expect(window.getByText(/^People are pseudonymised, for everybody/)).toBeVisible(),
  );
  await act('lift-pseudonyms', dialog('Show people by name'));
  const filters = window.getByRole('region', { name: 'Filters' });
  await act('filters', async () => expect(filters).toBeHidden());
  await run(desk, 'filters');
  await expect(filters).toBeVisible();
  await act('clear-filter', async () =>
    expect(window.getByRole('grid', { name: 'Events' })).toHaveAttribute('aria-rowcount', '43'),
  );
  await act('new-assessment', async () =>
    expect(window.getByRole('button', { name: 'Create assessment' })).toBeVisible(),
  );
  await openRoom(desk, 'Assessments');
  await createAssessment(desk);
  await act('conclude', async () =>
    expect(window.getByRole('radio', { name: 'not evaluable from logs' })).toBeFocused(),
  );
  await window.keyboard.press('Escape');
  await window
    .getByRole('grid', { name: /^Population/ })
    .getByRole('row')
    .nth(1)
    .dblclick();
  const record = window.getByRole('region', { name: 'Selected event' });
  await expect(record).toBeVisible();
  await act('close-record', async () => expect(record).toBeHidden());
  await act('time-stamp', dialog('Time-stamp the head'));
  const bent = join(desk.folder, 'bent.pdf');
  writeFileSync(bent, '%PDF-1.7\nnot a report at all\n%%EOF\n');
  await desk.answerDialog(bent);
  await act('compare-reports', async () =>
    expect(window.getByText('anchor bent.pdf')).toBeVisible(),
  );
  await act('run-check', async () =>
    expect(window.getByText('Archive intact', { exact: true })).toBeVisible(),
  );
  await act('check-completeness', async () => {
    await shown('Completeness')();
    await expect(window.getByRole('grid', { name: /^Completeness/ })).toBeVisible();
  });
  // It needs a trail with digests: completeness.spec.ts runs it from the palette.
  done.add('explain-gap');
  await desk.answerDialog(join(desk.folder, 'copy.trailproof'));
  await act('back-up', async () => expect(window.getByText(/^Copied, and/)).toBeVisible());
  await act('compact', async () =>
    expect(window.getByText(/^The archive (has no gaps|is compacted)/)).toBeVisible(),
  );
  await act('roll-over', dialog('Continue in a new file'));
  await desk.answerDialog(file);
  await act('verify-file', shown('Verify a file'));
  // The third of what these words find: the arrow, not the place, decides what is run.
  await run(desk, 'go-assessments', 'go to room');
  await shown('Paper')();
  await act('close-engagement', shown('Start'));
  await desk.answerDialog(file);
  await act('open-engagement', shown('Events'));
  await act('close-engagement', shown('Start'));
  await act('try-example', async () =>
    expect(window.getByText('Importing the example trail').first()).toBeVisible({
      timeout: 60_000,
    }),
  );
  await act('cancel-job', async () =>
    expect(window.getByText('The example was not opened: you cancelled it.')).toBeVisible(),
  );
  // It opens the example: tour.spec.ts runs it from the palette, where the example is there.
  done.add('tour');
  const all = Object.keys(actTable) as ActId[];
  expect(all.filter((id) => !done.has(id))).toEqual([]);
});
