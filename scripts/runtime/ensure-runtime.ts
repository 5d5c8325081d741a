import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { officialRuntime } from './official.ts';
import { tell } from './paths.ts';
import { tryOutRuntime } from './try-out.ts';

/** An Electron that can be started. */
export interface Runtime {
  readonly kind: 'override' | 'official' | 'try-out';
  readonly executable: string;
  readonly folder: string;
  readonly version: string;
  /** better-sqlite3 built for this runtime, where the one in its package does not run. */
  readonly nativeBinding?: string;
}

/**
 * Finds or brings an Electron (docs/decisions/0002): the one that ELECTRON_OVERRIDE_DIST_PATH
 * names, else the official one of the pinned version, else the try-out one. Tells each step's
 * outcome in one line on stderr.
 *
 * @throws Error with one sentence if none can be had
 */
export async function ensureRuntime(): Promise<Runtime> {
  const override = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (override !== undefined) return overridden(override);
  tell('Electron 1/3: ELECTRON_OVERRIDE_DIST_PATH is not set');
  const official = await officialRuntime();
  if ('runtime' in official) {
    tell(`Electron 2/3: official ${official.runtime.version}`);
    return official.runtime;
  }
  tell(`Electron 2/3: ${official.reason}`);
  const runtime = await tryOutRuntime();
  tell(`Electron 3/3: try-out ${runtime.version}, for looking and testing only`);
  return runtime;
}

function overridden(folder: string): Runtime {
  const name = process.platform === 'win32' ? 'electron.exe' : 'electron';
  const executable = join(folder, name);
  if (!existsSync(executable)) {
    throw new Error(`ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but there is no ${name} in it.`);
  }
  tell(`Electron 1/3: ${executable}, as ELECTRON_OVERRIDE_DIST_PATH says`);
  return { kind: 'override', executable, folder, version: 'override' };
}
