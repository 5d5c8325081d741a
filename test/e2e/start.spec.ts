import { chromium, type Browser } from '@playwright/test';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { checkout } from '../../scripts/runtime/paths.ts';
import { expect, test } from './support/app.ts';

/** `npm start` as on a machine with a display; `--remote-debugging-port` lets the test look in. */
function npmStart(home: string): ChildProcess {
  const { TRAILPROOF_VIRTUAL_DISPLAY: _, ...env } = process.env;
  const script = join(checkout, 'scripts', 'start.ts');
  return spawn(process.execPath, [script, '--remote-debugging-port=0'], {
    cwd: checkout,
    env: { ...env, TRAILPROOF_HOME: home },
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
  const home = mkdtempSync(join(tmpdir(), 'trailproof-start-'));
  const started = npmStart(home);
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
    rmSync(home, { recursive: true, force: true });
  }
});

// Turns red when a name that the README's second command goes by has changed in the window.
test('what npm start does without a display ends with a report that was verified', async () => {
  test.setTimeout(180_000);
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
