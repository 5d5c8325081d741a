import type { Locator } from '@playwright/test';
import { expect, test, type Desk } from './support/app.ts';
import { newEngagement } from './support/engagement.ts';
import { tabTo } from './support/keyboard.ts';
import { writeLongTrail } from './support/trail.ts';

/** Begins a long import and waits until a part of it is in the archive. */
async function beginImport(desk: Desk): Promise<{ events: number; again: () => Promise<void> }> {
  const { path, events } = writeLongTrail(desk.folder);
  await newEngagement(desk, 'Long');
  const begin = async (): Promise<void> => {
    await desk.answerDialog(path);
    await desk.window.getByRole('button', { name: 'Import folder…' }).click();
  };
  await begin();
  await expect(desk.window.getByText(/[1-9]\d* of 24 files/).first()).toBeVisible();
  return { events, again: begin };
}

function eventsIn(desk: Desk): Locator {
  return desk.window
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('button', { name: /^Events/ });
}

/** How many events the title bar says there are. */
async function countOf(desk: Desk): Promise<number> {
  const text = (await eventsIn(desk).textContent()) ?? '';
  return Number(text.replaceAll(/\D/g, ''));
}

/** A second import brings what is missing, and says what was there. */
async function expectCompletes(desk: Desk, events: number, before: number): Promise<void> {
  const run = desk.window.getByRole('region', { name: 'Import 2' });
  await expect(run.getByText(/events added from \d+ new files/)).toBeVisible({ timeout: 30_000 });
  await expect(run).toContainText(/already there/);
  await expect(run.getByRole('rowheader', { name: 'The counts add up' })).toBeVisible();
  await expect(eventsIn(desk)).toContainText(events.toLocaleString('en'));
  expect(before).toBeLessThan(events);
}

// Turns red when what was committed is thrown away, or when the import goes on in secret.
test('an import cancelled with the keyboard keeps what is in, says so, and is completed later', async ({
  desk,
}) => {
  const { window } = desk;
  const { events, again } = await beginImport(desk);
  // Cancelled sooner than it ends, however fast the computer is.
  await desk.whileEngineWaits(async () => {
    await desk.photograph('sources-busy');
    await tabTo(window, /^Cancel/);
    await window.keyboard.press('Enter');
  });
  const run = window.getByRole('region', { name: 'Import 1' });
  await expect(run.getByText('cancelled', { exact: true })).toBeVisible();
  await expect(run).toContainText(/Cancelled after [\d,]+ records/);
  await expect(run.getByRole('rowheader', { name: 'The counts add up' })).toBeVisible();
  await desk.photograph('sources-cancelled');
  const before = await countOf(desk);
  expect(before).toBeGreaterThan(0);
  await again();
  await expectCompletes(desk, events, before);
});

// Turns red when the run is shown as running for ever, or its part is lost.
test('the engine killed within an import: the run is interrupted, its part stays, the rest follows', async ({
  desk,
}) => {
  const { window } = desk;
  const { events, again } = await beginImport(desk);
  await desk.killEngine();
  await expect(
    window.getByRole('alertdialog', { name: /engine (was started again|ended)/i }).first(),
  ).toBeVisible();
  const run = window.getByRole('region', { name: 'Import 1' });
  await expect(run.getByText('interrupted', { exact: true })).toBeVisible();
  await desk.photograph('sources-interrupted');
  const before = await countOf(desk);
  expect(before).toBeGreaterThan(0);
  await again();
  await expectCompletes(desk, events, before);
});
