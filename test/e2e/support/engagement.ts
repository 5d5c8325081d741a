import type { Locator, Page } from '@playwright/test';
import { join } from 'node:path';
import { expect, type Desk } from './app.ts';
import { writeTrail } from './trail.ts';

/** Creates an engagement from the start screen; returns the path of its file. */
export async function newEngagement(desk: Desk, name: string): Promise<string> {
  const file = join(desk.folder, `${name}.trailproof`);
  const { window } = desk;
  await desk.answerDialog(file);
  await window.getByRole('button', { name: 'New engagement' }).click();
  const dialog = window.getByRole('dialog', { name: 'New engagement' });
  await dialog.getByLabel('Name of the engagement').fill(name);
  await dialog.getByRole('button', { name: 'Choose where…' }).click();
  await expect(window.getByRole('main', { name: 'Sources' })).toBeVisible();
  // While it is still there, keys are the dialog's.
  await expect(dialog).toBeHidden();
  return file;
}

export type Room = 'Sources' | 'Events' | 'Assessments' | 'Report' | 'Integrity';

/** Goes to a room by its button in the title bar. */
export async function openRoom(desk: Desk, room: Room): Promise<void> {
  await desk.window
    .getByRole('navigation', { name: 'Rooms' })
    .getByRole('button', { name: room })
    .click();
  await expect(desk.window.getByRole('main', { name: room })).toBeVisible();
}

/** Creates an assessment of the only framework over the archive's own period. */
export async function createAssessment(desk: Desk): Promise<void> {
  const { window } = desk;
  await window.getByRole('button', { name: 'New assessment…' }).click();
  await window.getByRole('button', { name: 'Create assessment' }).click();
  await expect(window.getByRole('listbox', { name: 'Controls' })).toBeVisible();
}

/** Creates an engagement, imports the small trail and shows its events; returns the path of the file. */
export async function atEvents(desk: Desk): Promise<string> {
  const file = await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(desk.window.getByText('42 events added from 3 new files.')).toBeVisible();
  await openRoom(desk, 'Events');
  return file;
}

/** The field that the events are searched with. */
export function bar(window: Page): Locator {
  return window.getByRole('combobox', { name: 'Find events' });
}

/** How many events are found, and of what. */
export function found(window: Page): Locator {
  return window.getByRole('main').getByRole('status');
}
