import { _electron, test as base, type ElectronApplication, type Page } from '@playwright/test';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { virtualDisplayVariable, withVirtualDisplay } from '../../../scripts/runtime/display.ts';
import { launchOptions } from '../../../scripts/runtime/launch-options.ts';
import { arePicturesWanted, photograph, stayStill } from './pictures.ts';

/** A running Trailproof with a home of its own, and what a person at it can do. */
export interface Desk {
  readonly app: ElectronApplication;
  readonly window: Page;
  /** A folder for this test's files. */
  readonly folder: string;
  /** Where this Trailproof keeps its settings, its log and the example. */
  readonly home: string;
  /** What the system's next dialog answers; no paths means cancelled. */
  answerDialog(...paths: readonly string[]): Promise<void>;
  /** Which button of the system's next questions is pressed; returns what was asked. */
  answerQuestion(button: number): Promise<() => Promise<readonly string[]>>;
  /** Drops paths on the window as a file manager does. */
  drop(...paths: readonly string[]): Promise<void>;
  /** A picture in both themes, where people asked for pictures (TRAILPROOF_PICTURES=1). */
  photograph(name: string): Promise<void>;
  /** Gives the window another size, in px of what is in it. */
  resize(size: DeskOptions['size']): Promise<void>;
  /** Chooses an item of the menu. */
  choose(command: string): Promise<void>;
  /** Quits, and starts again with these files; `app` and `window` are new ones afterwards. */
  restart(...files: readonly string[]): Promise<void>;
  /** Puts the example there, as if it had been opened once before; to open it is left to the test. */
  bringExample(): Promise<void>;
  /** Ends the engine's process as a crash does. */
  killEngine(): Promise<void>;
  /** Lets the engine stand still while work goes on, so that what is under way can be looked at. */
  whileEngineWaits(work: () => Promise<void>): Promise<void>;
}

export interface DeskOptions {
  readonly size: { readonly width: number; readonly height: number };
  readonly profile: { name: string; initials: string; role: string } | null;
  /** The person has never been on the tour. */
  readonly isNew?: boolean;
}

/** It takes six, or many where others work beside. */
const exampleSeconds = 120;

const usual: DeskOptions = {
  size: { width: 1280, height: 800 },
  profile: { name: 'Maria Keller', initials: 'MK', role: 'auditor' },
};

/** Playwright's test with a desk; every request that leaves the bundle fails the test. */
export const test = base.extend<
  { desk: Desk; options: DeskOptions },
  { display: void; example: () => Promise<string> }
>({
  // Where displays are virtual each worker has its own: a focus and a clipboard of its own.
  display: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it that nothing is needed
    async ({}, use) => {
      if (process.env[virtualDisplayVariable] === '1') await withVirtualDisplay(() => use());
      else await use();
    },
    { scope: 'worker', auto: true },
  ],
  // Made once in each worker, when first wanted.
  example: [
    // oxlint-disable-next-line no-empty-pattern -- Playwright reads from it that nothing is needed
    async ({}, use) => {
      const home = newHome(mkdtempSync(join(tmpdir(), 'trailproof-example-')), usual);
      let made: Promise<string> | undefined;
      await use(() => {
        if (made === undefined) {
          // The first who wants it waits until it is made.
          test.setTimeout(test.info().timeout + exampleSeconds * 1000);
          made = makeExample(home);
        }
        return made;
      });
      rmSync(dirname(home), { recursive: true, force: true });
    },
    { scope: 'worker' },
  ],
  options: [usual, { option: true }],
  desk: async ({ options, example }, use) => {
    const folder = mkdtempSync(join(tmpdir(), 'trailproof-e2e-'));
    const home = newHome(folder, options);
    const seen: Seen = { strangers: [], failures: [] };
    const running = await start(home, seen);
    await use(deskOf(running, folder, home, seen, example));
    await running.app.close();
    const log = readLog(home);
    rmSync(folder, { recursive: true, force: true });
    const { strangers, failures } = seen;
    if (strangers.length > 0) throw new Error(`requests left the bundle: ${strangers.join(', ')}`);
    if (failures.length > 0) throw new Error(`the page threw: ${failures.join('; ')}`);
    if (/internal|uncaught|unhandled/.test(log))
      throw new Error(`the log tells of a failure:\n${log}`);
  },
});

/** What must not have happened by the end of a test. */
interface Seen {
  readonly strangers: string[];
  readonly failures: string[];
}

interface Running {
  app: ElectronApplication;
  window: Page;
}

async function start(home: string, seen: Seen, files: readonly string[] = []): Promise<Running> {
  const options = launchOptions({ TRAILPROOF_HOME: home });
  const app = await _electron.launch({ ...options, args: [...options.args, ...files] });
  const window = await app.firstWindow();
  window.on('request', (request) => {
    if (!request.url().startsWith('trailproof://app/')) seen.strangers.push(request.url());
  });
  window.on('pageerror', (error) => seen.failures.push(String(error)));
  await window.getByRole('main').waitFor();
  return { app, window };
}

/** Makes the example as a person does; returns its folder. */
async function makeExample(home: string): Promise<string> {
  const { app, window } = await start(home, { strangers: [], failures: [] });
  try {
    await window.getByRole('button', { name: /^Try the example/ }).click();
    await window.getByRole('main', { name: 'Events' }).waitFor({ timeout: exampleSeconds * 1000 });
  } finally {
    await app.close();
  }
  return join(home, 'example');
}

function newHome(folder: string, options: DeskOptions): string {
  const home = join(folder, 'home');
  mkdirSync(home);
  writeFileSync(join(home, 'settings.json'), settingsText(options));
  return home;
}

export { expect } from '@playwright/test';

function deskOf(
  running: Running,
  folder: string,
  home: string,
  seen: Seen,
  example: () => Promise<string>,
): Desk {
  return {
    get app() {
      return running.app;
    },
    get window() {
      return running.window;
    },
    folder,
    home,
    answerDialog: (...paths) =>
      running.app.evaluate(
        ({ dialog }, filePaths) => {
          const canceled = filePaths.length === 0;
          dialog.showOpenDialog = () => Promise.resolve({ canceled, filePaths });
          dialog.showSaveDialog = () => Promise.resolve({ canceled, filePath: filePaths[0] ?? '' });
        },
        [...paths],
      ),
    async answerQuestion(button) {
      await running.app.evaluate(({ dialog }, response) => {
        const asked: string[] = [];
        Reflect.set(globalThis, 'askedQuestions', asked);
        // With a window before them, or without.
        dialog.showMessageBox = (...words: readonly unknown[]) => {
          asked.push(JSON.stringify(words.at(-1)));
          return Promise.resolve({ response, checkboxChecked: false });
        };
      }, button);
      return () =>
        running.app.evaluate(() => Reflect.get(globalThis, 'askedQuestions') as readonly string[]);
    },
    drop: (...paths) => dropPaths(running.window, paths),
    async photograph(name) {
      if (arePicturesWanted) await photograph(running.window, name);
      // What follows goes on alike, with the picture or without.
      else await stayStill(running.window);
    },
    async resize(size) {
      await running.app.evaluate(({ BrowserWindow }, { width, height }) => {
        BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
      }, size);
      await running.window.waitForFunction(
        ({ width, height }) => innerWidth === width && innerHeight === height,
        size,
      );
    },
    choose: (command) =>
      running.app.evaluate(({ BrowserWindow }, chosen) => {
        const [first] = BrowserWindow.getAllWindows();
        first?.webContents.send('trailproof:event', 'menu.command', { command: chosen });
      }, command),
    async restart(...files) {
      await running.app.close();
      Object.assign(running, await start(home, seen, files));
    },
    async bringExample() {
      cpSync(await example(), join(home, 'example'), { recursive: true });
    },
    killEngine: () => signalEngine(running.app, 'SIGKILL'),
    async whileEngineWaits(work) {
      await signalEngine(running.app, 'SIGSTOP');
      try {
        await work();
      } finally {
        await signalEngine(running.app, 'SIGCONT');
      }
    },
  };
}

function signalEngine(app: ElectronApplication, name: NodeJS.Signals): Promise<void> {
  return app.evaluate(({ app }, signal) => {
    const engine = app
      .getAppMetrics()
      .find((each) => each.type === 'Utility' && each.name === 'Trailproof engine');
    // 0 would name this process and all others of its group.
    if (engine !== undefined) process.kill(engine.pid, signal);
  }, name);
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

function settingsText({ size, profile, isNew = false }: DeskOptions): string {
  return JSON.stringify({
    schemaVersion: 1,
    profile,
    preferences: { theme: 'system', density: 'comfortable', tourSeen: !isNew },
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
