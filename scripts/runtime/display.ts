import { spawn } from 'node:child_process';

/** True if windows can be opened on a screen that somebody sees. */
export function hasDisplay(): boolean {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] ?? process.env['WAYLAND_DISPLAY']);
}

/**
 * Runs work with a display: the one there is, or a virtual one (Xvfb, 1920×1080) that is stopped
 * afterwards. The environment of this process names it meanwhile.
 */
export async function withDisplay<T>(work: () => Promise<T>): Promise<T> {
  if (hasDisplay()) return work();
  const server = spawn(
    'Xvfb',
    ['-displayfd', '1', '-screen', '0', '1920x1080x24', '-nolisten', 'tcp'],
    {
      stdio: ['ignore', 'pipe', 'ignore'],
    },
  );
  const number = await new Promise<string>((resolve, reject) => {
    server.stdout.once('data', (data: Buffer) => resolve(data.toString().trim()));
    server.once('error', (error) => reject(new Error(`Xvfb cannot be started: ${error.message}`)));
    server.once('exit', (code) => reject(new Error(`Xvfb ended with code ${code}`)));
  });
  process.env['DISPLAY'] = `:${number}`;
  process.env['TRAILPROOF_VIRTUAL_DISPLAY'] = '1';
  try {
    return await work();
  } finally {
    delete process.env['DISPLAY'];
    delete process.env['TRAILPROOF_VIRTUAL_DISPLAY'];
    server.kill();
  }
}
