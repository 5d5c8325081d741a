import { expect, test } from './support/app.ts';
import { tabTo } from './support/keyboard.ts';

test.use({
  options: {
    size: { width: 1280, height: 800 },
    profile: { name: 'Maria Keller', initials: 'MK', role: 'auditor' },
    isNew: true,
  },
});

// Red if a newcomer is not taken along, a stop frames nothing, or the tour comes back unasked.
test('whoever opens the example first is taken through the window, by Enter alone', async ({
  desk,
}) => {
  const { window } = desk;
  const { keyboard } = window;
  await tabTo(window, /^Try the example/);
  await keyboard.press('Enter');
  const stop = (index: number) => window.getByRole('region', { name: `Tour, ${index} of 7` });
  await expect(stop(1)).toBeVisible({ timeout: 60_000 });
  for (let index = 1; index <= 7; index += 1) {
    await expect(stop(index)).toBeVisible();
    await expect(stop(index).getByRole('button', { name: /^(Next|Done)$/ })).toBeFocused();
    await expect(window.locator('.tour-frame')).toBeVisible();
    if (index === 3) {
      await expect(window.getByRole('region', { name: 'Selected event' })).toContainText('root');
    }
    await desk.photograph(`tour-${index}`);
    await keyboard.press('Enter');
  }
  await expect(window.getByRole('region', { name: /^Tour/ })).toBeHidden();
  await desk.restart();
  await tabTo(desk.window, /^Try the example/);
  await desk.window.keyboard.press('Enter');
  await expect(desk.window.getByRole('main', { name: 'Events' })).toBeVisible({ timeout: 60_000 });
  await expect(desk.window.getByRole('region', { name: /^Tour/ })).toBeHidden();
  await desk.window.keyboard.press('Control+k');
  await desk.window.keyboard.type('tour');
  await desk.window.keyboard.press('Enter');
  await expect(desk.window.getByRole('region', { name: 'Tour, 1 of 7' })).toBeVisible();
  await desk.window.keyboard.press('Escape');
  await expect(desk.window.getByRole('region', { name: /^Tour/ })).toBeHidden();
});
