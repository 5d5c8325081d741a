import type { Locator } from '@playwright/test';
import { expect, test, type Desk } from './support/app.ts';
import { newEngagement, openRoom } from './support/engagement.ts';
import { writeTrail } from './support/trail.ts';

interface Bounds {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The place of the window and the size of its page. */
function boundsOf(desk: Desk): Promise<Bounds> {
  return desk.app.evaluate(({ BrowserWindow }) => {
    const [window] = BrowserWindow.getAllWindows();
    const { x = 0, y = 0 } = window?.getBounds() ?? {};
    const [width = 0, height = 0] = window?.getContentSize() ?? [];
    return { x, y, width, height };
  });
}

// Turns red when the size is kept with the menu bar, so that the window grows at every start.
test('the window is found again where it was left, start after start', async ({ desk }) => {
  const left: Bounds = { x: 140, y: 90, width: 1180, height: 720 };
  await desk.app.evaluate(({ BrowserWindow }, to) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.setPosition(to.x, to.y);
    window?.setContentSize(to.width, to.height);
  }, left);
  await expect.poll(() => boundsOf(desk)).toEqual(left);
  await desk.restart();
  expect(await boundsOf(desk)).toEqual(left);
  await desk.restart();
  expect(await boundsOf(desk)).toEqual(left);
});

test('a window left on a display that is gone comes back into view', async ({ desk }) => {
  await desk.app.evaluate(({ BrowserWindow }) => {
    BrowserWindow.getAllWindows()[0]?.setPosition(9000, 5000);
  });
  await desk.restart();
  const { x, y } = await boundsOf(desk);
  expect(x).toBeLessThan(1920);
  expect(y).toBeLessThan(1080);
});

test('theme and density are kept', async ({ desk }) => {
  await newEngagement(desk, 'Payments');
  await desk.drop(writeTrail(desk.folder));
  await openRoom(desk, 'Events');
  const row = (): Locator => desk.window.getByRole('row').nth(2);
  const before = (await row().boundingBox())?.height;
  for (const words of ['dark theme', 'compact rows']) {
    await desk.window.keyboard.press('Control+k');
    await desk.window.keyboard.type(words);
    await desk.window.keyboard.press('Enter');
  }
  await expect.poll(async () => (await row().boundingBox())?.height).toBe(24);
  expect(before).toBe(28);
  const ground = (): Promise<string> =>
    desk.window.evaluate(() => getComputedStyle(document.body).backgroundColor);
  await expect.poll(ground).toBe('rgb(20, 21, 23)');
  await desk.restart();
  await expect.poll(ground).toBe('rgb(20, 21, 23)');
  await desk.window.getByRole('button', { name: /^Payments/ }).click();
  await expect.poll(async () => (await row().boundingBox())?.height).toBe(24);
});
