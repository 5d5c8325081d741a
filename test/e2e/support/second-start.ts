import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { launchOptions } from '../../../scripts/runtime/launch-options.ts';
import type { Desk } from './app.ts';

/** Starts Trailproof once more with these words, in a folder, as a file manager does; it ends by itself. */
export async function startAgain(desk: Desk, cwd: string, ...words: string[]): Promise<void> {
  const { executablePath, args, env } = launchOptions({ TRAILPROOF_HOME: desk.home });
  await promisify(execFile)(executablePath, [...args, ...words], { cwd, env, timeout: 20_000 });
}
