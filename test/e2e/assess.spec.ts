import { expect, test } from './support/app.ts';
import { createAssessment, newEngagement, openRoom } from './support/engagement.ts';
import { writeTrail } from './support/trail.ts';

test.beforeEach(async ({ desk }) => {
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await expect(desk.window.getByText('42 events added from 3 new files.')).toBeVisible();
});

test('an assessment has the populations of its rules; a control is concluded with the keyboard', async ({
  desk,
}) => {
  const { window } = desk;
  await openRoom(desk, 'Assessments');
  await desk.photograph('assessments-empty');
  await createAssessment(desk);
  const controls = window.getByRole('listbox', { name: 'Controls' });
  await expect(controls.getByRole('option')).toHaveCount(15);
  await expect(controls.getByRole('option', { name: /5\.1 .* 4$/ })).toBeVisible();
  await controls.getByRole('option', { name: /5\.5 CloudTrail changes 2$/ }).click();
  const paper = window.getByRole('main', { name: 'Paper' });
  await expect(paper.getByRole('grid', { name: 'Population, 2 events' })).toBeVisible();
  await desk.photograph('paper');
  await window.keyboard.press('c');
  await expect(paper.getByRole('radio', { name: 'not evaluable from logs' })).toBeFocused();
  await window.keyboard.press('ArrowDown');
  await window.keyboard.press('ArrowDown');
  await expect(paper.getByRole('radio', { name: 'deviation', exact: true })).toBeChecked();
  await paper.getByLabel('Rationale').fill('Logging was stopped for 38 minutes without a ticket.');
  await window.keyboard.press('Control+Enter');
  await expect(controls.getByRole('option', { name: /^deviation 5\.5/i })).toBeVisible();
  await expect(paper).toContainText('Logging was stopped for 38 minutes without a ticket.');
  await desk.photograph('paper-concluded');
});
