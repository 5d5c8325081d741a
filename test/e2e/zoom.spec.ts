import type { Page } from '@playwright/test';
import { expect, test, type Desk } from './support/app.ts';
import { createAssessment, newEngagement, openRoom } from './support/engagement.ts';
import { arePicturesWanted, keepPicture } from './support/pictures.ts';
import { writeTrail } from './support/trail.ts';

/** What takes the focus and cannot be brought into the window by scrolling. */
function outOfReach(window: Page): Promise<string[]> {
  return window.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('button, input, textarea, [tabindex="0"]')]
      .filter((each) => each.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
      .filter((each) => each.closest('[inert], [aria-hidden="true"], [style*="clip"]') === null)
      .filter((each) => {
        each.scrollIntoView({ block: 'nearest', inline: 'nearest' });
        const { left, right, top, bottom, width } = each.getBoundingClientRect();
        if (width <= 1) return false;
        const across = Math.min(right, innerWidth) - Math.max(left, 0);
        const down = Math.min(bottom, innerHeight) - Math.max(top, 0);
        return across < Math.min(24, width) || down < 8;
      })
      .map((each) => `${each.tagName} ${each.getAttribute('aria-label') ?? each.innerText}`),
  );
}

async function zoom(desk: Desk, factor: number): Promise<void> {
  await desk.app.evaluate(({ BrowserWindow }, by) => {
    BrowserWindow.getAllWindows()[0]?.webContents.setZoomFactor(by);
  }, factor);
  await expect.poll(() => desk.window.evaluate(() => devicePixelRatio)).toBe(factor);
}

/** Playwright's own picture has as many points as the page has, a quarter of what is to be seen. */
async function photographWhole(desk: Desk, name: string): Promise<void> {
  if (!arePicturesWanted) return;
  const png = await desk.app.evaluate(async ({ BrowserWindow }) => {
    const image = await BrowserWindow.getAllWindows()[0]?.webContents.capturePage();
    return image?.toPNG().toString('base64') ?? '';
  });
  keepPicture(name, Buffer.from(png, 'base64'));
}

// Red if the three columns keep their widths when the window is zoomed (WCAG 2.2, 1.4.4 Resize text):
// the record, or the end of a row, then lies outside, where nothing scrolls.
for (const size of [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
]) {
  test.describe(`${size.width}×${size.height} at 200 %`, () => {
    test.use({
      options: { size, profile: { name: 'Maria Keller', initials: 'MK', role: 'auditor' } },
    });

    test('every room is within reach', async ({ desk }) => {
      const { window } = desk;
      const look = async (name: string): Promise<void> => {
        await photographWhole(desk, `zoom-${size.width}-${name}`);
        expect(await outOfReach(window), name).toEqual([]);
        expect(
          await window.evaluate(() => document.documentElement.scrollWidth - innerWidth),
          name,
        ).toBeLessThanOrEqual(0);
      };
      await zoom(desk, 2);
      await look('start');
      await newEngagement(desk, 'Payments');
      await desk.answerDialog(writeTrail(desk.folder));
      await window.keyboard.press('Control+Shift+i');
      await expect(window.getByText('42 events added from 3 new files.').first()).toBeVisible();
      await look('sources');
      await openRoom(desk, 'Events');
      await window.keyboard.press('/');
      await window.keyboard.type('StopLogging');
      await window.keyboard.press('Enter');
      const record = window.getByRole('region', { name: 'Selected event' });
      await expect(record.getByRole('tab', { name: 'Activity' })).toBeVisible();
      await look('events');
      await window.keyboard.press('f');
      await look('events-without-filters');
      await window.keyboard.press('n');
      await look('events-note');
      await window.keyboard.press('Escape');
      await window.keyboard.press('t');
      await expect(window.getByRole('dialog', { name: 'Tag the event' })).toBeVisible();
      await look('tag');
      await window.keyboard.press('Escape');
      await openRoom(desk, 'Assessments');
      await createAssessment(desk);
      await look('paper');
      await openRoom(desk, 'Report');
      await look('report');
      await openRoom(desk, 'Integrity');
      await look('integrity');
      await window.keyboard.press('Control+k');
      await look('palette');
    });
  });
}
