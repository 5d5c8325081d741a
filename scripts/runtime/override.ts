import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Found } from './ensure-runtime.ts';
import { nativeBinding } from './native-binding.ts';
import { executableName, needsOwnBinding } from './runtime.ts';

/**
 * The Electron in the folder that ELECTRON_OVERRIDE_DIST_PATH names (Electron's own convention).
 *
 * @throws Error with one sentence if it names a folder without one: a wish is not passed over
 */
export async function overridden(): Promise<Found> {
  const named = process.env['ELECTRON_OVERRIDE_DIST_PATH'];
  if (!named) return { reason: 'ELECTRON_OVERRIDE_DIST_PATH is not set' };
  const folder = resolve(named);
  const executable = join(folder, executableName(process.platform));
  if (!existsSync(executable)) {
    throw new Error(
      `ELECTRON_OVERRIDE_DIST_PATH names ${folder}, but ${executable} does not exist; ` +
        'name a folder with an unpacked Electron, or unset it.',
    );
  }
  const version = versionIn(folder);
  const runtime = { kind: 'override', executable, folder, version } as const;
  if (!needsOwnBinding(version)) return { runtime };
  return { runtime: { ...runtime, nativeBinding: await nativeBinding(executable) } };
}

function versionIn(folder: string): string {
  try {
    return readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
  } catch {
    return 'of unknown version';
  }
}
