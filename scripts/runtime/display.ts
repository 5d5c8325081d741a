import { spawn, type ChildProcess } from 'node:child_process';

const startSeconds = 20;

/** The environment variable that tells children that the display is a virtual one. */
export const virtualDisplayVariable = 'TRAILPROOF_VIRTUAL_DISPLAY';

/** True if windows can be opened on a screen that somebody sees. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Runs work with a display: the one there is, or a virtual one that is stopped afterwards.
 *
 * @throws Error with one sentence if Xvfb cannot be started; else what the work throws
 */
export async function withDisplay<T>(work: () => Promise<T>): Promise<T> {
  return hasDisplay() ? work() : withVirtualDisplay(work);
}

/**
 * Runs work with a virtual display of its own (Xvfb, 1920×1080) that is stopped afterwards. The
 * environment of this process names it meanwhile.
 *
 * @throws Error with one sentence if Xvfb cannot be started; else what the work throws
 */
export async function withVirtualDisplay<T>(work: () => Promise<T>): Promise<T> {
  const server = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'],
    { stdio: ['ignore', 'pipe', 'ignore'] },
  );
  const stop = (): void => void server.kill();
  const before = [process.env['DISPLAY'], process.env[virtualDisplayVariable]] as const;
  process.once('exit', stop);
  try {
    name(`:${await numberFrom(server)}`, '1');
    return await work();
  } finally {
    name(...before);
    process.off('exit', stop);
    stop();
  }
}

function name(display: string | undefined, isVirtual: string | undefined): void {
  setVariable('DISPLAY', display);
  setVariable(virtualDisplayVariable, isVirtual);
}

function setVariable(variable: string, value: string | undefined): void {
  if (value === undefined) delete process.env[variable];
  else process.env[variable] = value;
}

/** With -displayfd the server picks a free number, and writes it when it is ready. */
function numberFrom(server: ChildProcess): Promise<string> {
  return new Promise((resolve, reject) => {
    let text = '';
    const fail = (why: string): void => {
      clearTimeout(timer);
      reject(new Error(`Xvfb, the virtual display, cannot be started: ${why}.`));
    };
    const timer = setTimeout(() => fail(`not ready in ${startSeconds} s`), startSeconds * 1000);
    server.stdout?.on('data', (data: Buffer) => {
      text += data.toString();
      if (!text.endsWith('\n')) return;
      clearTimeout(timer);
      resolve(text.trim());
    });
    server.once('error', (error) => fail(error.message));
    server.once('exit', (code) => fail(`it ended with code ${code}`));
  });
}
