import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Violations of WCAG 2.2 AA on what the window shows now, in both themes. */
export async function violations(window: Page): Promise<string[]> {
  const found: string[] = [];
  for (const colorScheme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    const axe = await axeOf(window);
    // Themes differ in their colours only (renderer/ui/tokens.css).
    if (colorScheme === 'dark') axe.withRules(['color-contrast', 'link-in-text-block']);
    else axe.withTags(['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa']);
    const { violations } = await axe.analyze();
    found.push(
      ...violations.map(({ id, nodes }) => `${colorScheme} ${id}: ${nodes[0]?.html ?? ''}`),
    );
  }
  await window.emulateMedia({ colorScheme: 'light' });
  return found;
}

async function axeOf(window: Page): Promise<AxeBuilder> {
  // To read axe's source again costs more than most rules; an empty statement leaves what is there.
  const isThere = await window.evaluate(() => 'axe' in globalThis);
  return (
    new AxeBuilder({ page: window, ...(isThere ? { axeSource: ';' } : {}) })
      // Electron has no page targets to open, which axe's usual mode needs.
      .setLegacyMode()
      // What passes is told by nobody.
      .options({ resultTypes: ['violations'] })
      // react-aria's own announcer: off screen, and read by its text.
      .exclude('[data-live-announcer]')
  );
}
