import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { launchOptions } from '../../../scripts/runtime/launch-options.ts';

/** A running Trailproof with a home of its own, and what a person at it can do. */
export interface Desk {
  readonly app: ElectronApplication;
  readonly window: Page;
  /** A folder for this test's files. */
  readonly folder: string;
  /** What the system's next dialog answers; no paths means cancelled. */
  answerDialog(...paths: readonly string[]): Promise<void>;
  /** Drops paths on the window as a file manager does. */
  drop(...paths: readonly string[]): Promise<void>;
  /** A picture for people to look at, in both themes. */
  photograph(name: string): Promise<void>;
  choose(command: string): Promise<void>;
}

export interface DeskOptions {
  readonly size: { readonly width: number; readonly height: number };
  readonly profile: { name: string; initials: string; role: string } | null;
}

const pictures = resolve(import.meta.dirname, '../../../test-results/pictures');

/** Playwright's test with a desk; every request that leaves the bundle fails the test. */
export const test = base.extend<{ desk: Desk; options: DeskOptions }>({
  options: [
    {
      size: { width: 1280, height: 800 },
      profile: { name: 'Maria Keller', initials: 'MK', role: 'auditor' },
    },
    { option: true },
  ],
  desk: async ({ options }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'trailproof-e2e-'));
    const home = join(folder, 'home');
    mkdirSync(home);
    writeFileSync(join(home, 'settings.json'), settingsText(options));
    const app = await _electron.launch(launchOptions({ TRAILPROOF_HOME: home }));
    const window = await app.firstWindow();
    const strangers: string[] = [];
    window.on('request', (request) => {
      if (!request.url().startsWith('trailproof://app/')) strangers.push(request.url());
    });
    const failures: string[] = [];
    window.on('pageerror', (error) => failures.push(String(error)));
    await window.getByRole('button', { name: 'Try the example' }).waitFor();
    await use(deskOf(app, window, folder));
    const log = readLog(home);
    await app.close();
    rmSync(folder, { recursive: true, force: true });
    if (strangers.length > 0) throw new Error(`requests left the bundle: ${strangers.join(', ')}`);
    if (failures.length > 0) throw new Error(`the page threw: ${failures.join('; ')}`);
    if (/internal|uncaught|unhandled/.test(log))
      throw new Error(`the log tells of a failure:\n${log}`);
  },
});

export { expect } from '@playwright/test';

function deskOf(app: ElectronApplication, window: Page, folder: string): Desk {
  return {
    app,
    window,
    folder,
    answerDialog: (...paths) =>
      app.evaluate(
        ({ dialog }, filePaths) => {
          const canceled = filePaths.length === 0;
          dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths });
          dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: filePaths[0] ?? '' });
        },
        [...paths],
      ),
    drop: (...paths) => dropPaths(window, paths),
    photograph: (name) => photograph(window, name),
    choose: (command) =>
      app.evaluate(({ BrowserWindow }, chosen) => {
        const [first] = BrowserWindow.getAllWindows();
        first?.webContents.send('trailproof:event', 'menu.command', { command: chosen });
      }, command),
  };
}

/** A real drop: Chromium itself makes the File objects, so that their paths are true. */
async function dropPaths(window: Page, paths: readonly string[]): Promise<void> {
  const session = await window.context().newCDPSession(window);
  const { width, height } = await window.evaluate(() => ({
    width: innerWidth,
    height: innerHeight,
  }));
  const data = { items: [], files: [...paths], dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: width / 2, y: height / 2, data });
  }
  await session.detach();
}

async function photograph(window: Page, name: string): Promise<void> {
  mkdirSync(pictures, { recursive: true });
  for (const theme of ['light', 'dark'] as const) {
    await window.emulateMedia({ colorScheme: theme, reducedMotion: 'reduce' });
    await window.screenshot({
      path: join(pictures, `${name}-${theme}.png`),
      animations: 'disabled',
    });
  }
  await window.emulateMedia({ colorScheme: 'light' });
}

function settingsText({ size, profile }: DeskOptions): string {
  return JSON.stringify({
    schemaVersion: 1,
    profile,
    preferences: { theme: 'system', density: 'comfortable' },
    recents: [],
    window: { ...size, maximized: false },
  });
}

function readLog(home: string): string {
  try {
    return readFileSync(join(home, 'log', 'trailproof.log'), 'utf8');
  } catch {
    return '';
  }
}
