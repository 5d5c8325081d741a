import { chromium, type Browser } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { cacheFolder, checkout } from '../../scripts/runtime/paths.ts';
import { expect, test } from './support/app.ts';

/** A copy of the checkout, since `npm start` builds: windows of other tests are run from what is built here. */
function copyOfCheckout(): string {
  const copy = mkdtempSync(join(tmpdir(), 'trailproof-start-'));
  const needless = new Set(['.git', '.cache', 'node_modules', 'out', 'test', 'test-results']);
  for (const name of readdirSync(checkout)) {
    if (needless.has(name)) continue;
    cpSync(join(checkout, name), join(copy, name), { recursive: true });
  }
  symlinkSync(join(checkout, 'node_modules'), join(copy, 'node_modules'));
  // What is made for the copy is made beside what is there already, and goes with it.
  mkdirSync(join(copy, '.cache'));
  for (const name of readdirSync(cacheFolder)) {
    symlinkSync(join(cacheFolder, name), join(copy, '.cache', name));
  }
  return copy;
}

/** `npm start` as on a machine with a display; `--remote-debugging-port` lets the test look in. */
function npmStart(folder: string): ChildProcess {
  const { TRAILPROOF_VIRTUAL_DISPLAY: _, TRAILPROOF_CACHE: __, ...env } = process.env;
  const script = join(folder, 'scripts', 'start.ts');
  return spawn(process.execPath, [script, '--remote-debugging-port=0'], {
    cwd: folder,
    env: { ...env, TRAILPROOF_HOME: join(folder, 'home') },
    // A group of its own: what is left of it afterwards can be told.
    detached: true,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
}

/** The window's own debugging address, once Chromium says it. */
function debuggingAddress(started: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let said = '';
    started.stderr?.on('data', (part: Buffer) => {
      said += part.toString();
      const address = /DevTools listening on (ws:\S+)/.exec(said)?.[1];
      if (address !== undefined) resolve(address);
    });
    started.once('exit', (code) => reject(new Error(`npm start ended with ${code}:\n${said}`)));
  });
}

function isGroupLeft(leader: number): boolean {
  try {
    process.kill(-leader, 0);
    return true;
  } catch {
    return false;
  }
}

// Turns red when npm start does the main job by itself although there is a display, when closing the window leaves
// a process behind, or when the command does not end with it.
test('npm start with a display opens the window, and ends when it is closed', async () => {
  test.skip(process.platform !== 'linux', 'process groups are told the Linux way');
  const folder = copyOfCheckout();
  const started = npmStart(folder);
  const ended = once(started, 'exit');
  let browser: Browser | undefined;
  try {
    browser = await chromium.connectOverCDP(await debuggingAddress(started));
    const [context] = browser.contexts();
    await expect.poll(() => context?.pages()[0]?.url()).toBe('trailproof://app/index.html');
    const window = context?.pages()[0];
    if (window === undefined) throw new Error('There is no window.');
    await expect(window.getByRole('main', { name: 'Start' })).toBeVisible();
    await expect(window.getByRole('button', { name: /^New engagement/ })).toBeFocused();
    await window.evaluate(() => globalThis.close()).catch(() => undefined);
    expect(await ended).toEqual([0, null]);
    await expect.poll(() => isGroupLeft(started.pid ?? 0)).toBe(false);
  } finally {
    if (started.pid !== undefined && isGroupLeft(started.pid)) process.kill(-started.pid);
    await browser?.close();
    rmSync(folder, { recursive: true, force: true });
  }
});

// Turns red when a name that the README's second command goes by has changed in the window.
test('what npm start does without a display ends with a report that was verified', async () => {
  const script = join(checkout, 'scripts', 'without-display', 'main-job.ts');
  const started = spawn(process.execPath, [script], {
    cwd: checkout,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  for (const stream of [started.stdout, started.stderr]) {
    stream.on('data', (part: Buffer) => (said += part.toString()));
  }
  const [code] = (await once(started, 'exit')) as [number | null];
  expect(code, said).toBe(0);
  expect(said).toMatch(/^6\/6 integrity/m);
  expect(said).toMatch(/^verified {2}The report is unaltered since it was signed/m);
});
