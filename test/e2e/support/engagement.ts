import { join } from 'node:path';
import { expect, type Desk } from './app.ts';

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
