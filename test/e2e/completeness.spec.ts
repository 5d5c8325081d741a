import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { writeDemo } from '../../main/demo/index.ts';
import { expect, test, type Desk } from './support/app.ts';
import { newEngagement } from './support/engagement.ts';

/** A small organisation trail with its planted stop of logging, imported. */
async function withTrail(desk: Desk): Promise<void> {
  const out = join(desk.folder, 'trail');
  if (!existsSync(out)) await writeDemo({ out, events: 1500, accounts: 2, regions: 2, days: 5 });
  await newEngagement(desk, 'Quillhaven');
  await desk.drop(out);
  await expect(desk.window.getByText(/^1,500 events added/)).toBeVisible({ timeout: 60_000 });
}

// Red if the act does nothing, if a day cannot be reached or opened by the keyboard, if the gap is
// not told with its cause, or if its note does not come back from the ledger.
test('the grid is seen, a gap opened and noted, all by the keyboard', async ({ desk }) => {
  const { window } = desk;
  await withTrail(desk);
  await window.keyboard.press('Control+k');
  await window.keyboard.type('Check completeness');
  await window.keyboard.press('Enter');
  const place = window.getByRole('main', { name: 'Completeness' });
  await expect(place).toBeVisible();
  const grid = window.getByRole('grid', { name: /^Completeness by account/ });
  await expect(grid).toBeVisible({ timeout: 60_000 });
  await expect(place).toContainText('that the client supplied');
  await desk.photograph('completeness');
  await expect(grid.getByRole('row')).toHaveCount(5);
  await grid.focus();
  await window.keyboard.press('ArrowDown');
  const active = grid.getByRole('gridcell');
  for (let step = 0; step < 6; step += 1) {
    if (/: gap;/.test((await active.getAttribute('aria-label')) ?? '')) break;
    await window.keyboard.press('ArrowRight');
  }
  await expect(active).toHaveAttribute('aria-label', /: gap; logging was off/);
  await window.keyboard.press('Enter');
  const gap = window.getByRole('article', { name: /^Gap in/ });
  await expect(gap).toContainText('StopLogging at');
  await expect(gap).toContainText('unexplained');
  await desk.photograph('completeness-day');
  const dialog = window.getByRole('dialog', { name: 'Explain the gap' });
  await window.keyboard.press('Control+k');
  await window.keyboard.type('Explain the gap');
  await window.keyboard.press('Enter');
  await expect(dialog).toBeVisible();
  await window.keyboard.press('Escape');
  await expect(dialog).toBeHidden();
  await window.keyboard.press('g');
  await expect(dialog).toContainText('3 other gaps with the same cause');
  await window.keyboard.type('Stopped by hand during the exercise, ticket 17');
  await desk.photograph('completeness-explain');
  await window.keyboard.press('Control+Enter');
  await expect(dialog).toBeHidden();
  await expect(gap).toContainText('Stopped by hand during the exercise');
  await expect(gap).toContainText('Maria Keller');
  await expect(place).toContainText('0 without a note');
  const digest = window.getByRole('list', { name: 'Digests' }).getByRole('button').first();
  await digest.focus();
  await window.keyboard.press('Enter');
  await expect(digest).toHaveAttribute('aria-expanded', 'true');
  await desk.photograph('completeness-noted');
  await window.keyboard.press('Escape');
  await expect(grid).toBeFocused();
  await expect(window.getByText('Was it logged at all?')).toBeVisible();
});
