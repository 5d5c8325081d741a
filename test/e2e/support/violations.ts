import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';

/** Violations of WCAG 2.2 AA on what the window shows now, in both themes. */
export async function violations(window: Page): Promise<string[]> {
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
