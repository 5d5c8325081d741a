import { existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { cachedDownload, isReachable } from './official-source.ts';
import type { Found } from './ensure-runtime.ts';
import { cacheFolder, checkout, tell } from './paths.ts';
import { capture } from './run.ts';
import { executableName, type Runtime } from './runtime.ts';

const electron = join(checkout, 'node_modules', 'electron');

/** A download that failed is not tried again for so long, so that each start does not pay for it. */
const rememberHours = 6;
/** About 120 MB, so 0.2 MB/s is the slowest line that is waited for. */
const downloadSeconds = 600;

/** The official binary of the pinned version, fetched by Electron's own installer if need be. */
export async function officialRuntime(): Promise<Found> {
  const version = pinnedVersion();
  if (version === undefined) return { reason: 'the package electron is missing; run npm ci' };
  const there = installed(version);
  if (there !== undefined) return { runtime: there };
  const failure = join(cacheFolder, `electron-${version}-unreachable`);
  if (failedLately(failure)) {
    return {
      reason: `the official ${version} could not be fetched lately; TRAILPROOF_RETRY_ELECTRON=1 tries again`,
    };
  }
  const problem = await fetchIt(version);
  const fetched = problem === undefined ? installed(version) : undefined;
  if (fetched !== undefined) {
    rmSync(failure, { force: true });
    return { runtime: fetched };
  }
  const cause = problem ?? 'the installer left nothing behind';
  remember(failure, cause);
  return { reason: `the official ${version} cannot be fetched here (${cause})` };
}

/** What hinders, or nothing. The installer has no time limit of its own, hence the look ahead. */
async function fetchIt(version: string): Promise<string | undefined> {
  if (!cachedDownload(version)) {
    const unreachable = await isReachable(version);
    if (unreachable !== undefined) return unreachable;
    tell(`Fetching the official Electron ${version} (about 120 MB)`);
  }
  const { code, output } = await capture(process.execPath, [join(electron, 'install.js')], {
    seconds: downloadSeconds,
    env: { ...process.env, NODE_USE_ENV_PROXY: '1', ELECTRON_GET_NO_PROGRESS: '1' },
  });
  if (code === 0) return undefined;
  const cause = /ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|Response code[^\n]*/.exec(output)?.[0];
  return cause ?? output.trim().split('\n')[0] ?? `its installer ended with ${code}`;
}

function pinnedVersion(): string | undefined {
  try {
    const text = readFileSync(join(electron, 'package.json'), 'utf8');
    return (JSON.parse(text) as { version: string }).version;
  } catch {
    return undefined;
  }
}

/** The installer writes path.txt last: without it an unpacked folder may be half done. */
function installed(version: string): Runtime | undefined {
  const folder = join(electron, 'dist');
  const executable = join(folder, executableName(process.platform));
  try {
    const unpacked = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
    if (unpacked !== version || !existsSync(join(electron, 'path.txt'))) return undefined;
  } catch {
    return undefined;
  }
  if (!existsSync(executable)) return undefined;
  return { kind: 'official', executable, folder, version };
}

/** Best effort: without a writable cache folder the next start looks again. */
function remember(failure: string, cause: string): void {
  try {
    mkdirSync(cacheFolder, { recursive: true });
    writeFileSync(failure, `${cause}\n`);
  } catch {
    // What needs the cache folder next says so in a sentence.
  }
}

function failedLately(failure: string): boolean {
  if (process.env['TRAILPROOF_RETRY_ELECTRON']) return false;
  const at = statSync(failure, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - at < rememberHours * 3_600_000;
}
