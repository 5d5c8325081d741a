import type { Page } from '@playwright/test';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';

const folder = resolve(import.meta.dirname, '../../../test-results/pictures');

/** Where nothing is compared with a picture it is taken only on demand: two pictures cost 0.3 s of a core. */
export const arePicturesWanted = process.env['TRAILPROOF_PICTURES'] === '1';

/** A picture for people to look at, in both themes. */
export async function photograph(window: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await stayStill(window, theme);
    keepPicture(`${name}-${theme}`, await window.screenshot({ animations: 'disabled' }));
  }
  await stayStill(window);
}

/** One theme, and nothing that moves. */
export async function stayStill(
  window: Page,
  colorScheme: 'light' | 'dark' = 'light',
): Promise<void> {
  await window.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
}

/** Puts a PNG where pictures are looked for. */
export function keepPicture(name: string, png: Buffer): void {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${name}.png`), png);
}
