import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, test } from './support/app.ts';
import { createAssessment, newEngagement, openRoom } from './support/engagement.ts';
import { writeTrail } from './support/trail.ts';

/** Violations of WCAG 2.2 AA on what the window shows now, in both themes. */
async function violations(window: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    // Electron has no page targets to open, which axe's usual mode needs.
    const axe = new AxeBuilder({ page: window })
      .setLegacyMode()
      // react-aria's own announcer: off screen, and read by its text.
      .exclude('[data-live-announcer]');
    const { violations } = await axe
      .withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'])
      .analyze();
    found.push(
      ...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html ?? ''}`),
    );
  }
  await window.emulateMedia({ colorScheme: 'light' });
  return found;
}

for (const size of [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]) {
  test.describe(`${size.width}×${size.height}`, () => {
    test.use({
      options: { size, profile: { name: 'Maria Keller', initials: 'MK', role: 'auditor' } },
    });

    test('every room can be read by everybody, and is photographed', async ({ desk }) => {
      const { window } = desk;
      const look = async (name: string): Promise<void> => {
        await desk.photograph(`${size.width}-${name}`);
        expect(await violations(window), name).toEqual([]);
      };
      await look('start');
      await newEngagement(desk, 'Payments');
      await look('sources-empty');
      await desk.drop(writeTrail(desk.folder));
      await expect(window.getByText('42 events added from 3 new files.')).toBeVisible();
      await look('sources');
      await openRoom(desk, 'Events');
      await window.getByRole('searchbox', { name: 'Find events' }).fill('who = maria');
      await window.keyboard.press('Enter');
      await window
        .getByRole('row', { name: /DescribeInstances/ })
        .first()
        .click();
      await look('events');
      await openRoom(desk, 'Assessments');
      await createAssessment(desk);
      await look('paper');
      await openRoom(desk, 'Report');
      await look('report');
      await openRoom(desk, 'Integrity');
      await look('integrity');
      await window.keyboard.press('Control+k');
      await expect(window.getByRole('dialog')).toBeVisible();
      await look('palette');
    });

    test('the design page shows every component', async ({ desk }) => {
      const { window } = desk;
      await desk.choose('design');
      await expect(window.getByRole('listbox', { name: 'Chapters' })).toBeVisible();
      await desk.photograph(`${size.width}-design`);
      expect(await violations(window)).toEqual([]);
    });
  });
}
