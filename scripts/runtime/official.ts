import { lookup } from 'node:dns/promises';
import { mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Runtime } from './ensure-runtime.ts';
import { cacheFolder, checkout } from './paths.ts';
import { capture } from './run.ts';

const electron = join(checkout, 'node_modules', 'electron');
const failure = join(cacheFolder, 'electron-official-unreachable');

/** A download that failed is not tried again for so long, so that each start does not pay for it. */
const rememberHours = 6;
const downloadSeconds = 180;

/** The official binary of the pinned version, fetched by Electron's own installer if need be. */
export async function officialRuntime(): Promise<{ runtime: Runtime } | { reason: string }> {
  const there = installed();
  if (there !== undefined) return { runtime: there };
  if (failedLately()) {
    return {
      reason: `the official one could not be fetched lately (delete ${failure} to try again)`,
    };
  }
  if (!(await sourceIsReachable())) {
    return { reason: 'the official one cannot be fetched here (github.com is not reachable)' };
  }
  const result = await capture(process.execPath, [join(electron, 'install.js')], {
    seconds: downloadSeconds,
  });
  const fetched = installed();
  if (result.code === 0 && fetched !== undefined) return { runtime: fetched };
  mkdirSync(cacheFolder, { recursive: true });
  writeFileSync(failure, result.output.slice(0, 2000));
  const cause = /(ENOTFOUND|ECONNREFUSED|ETIMEDOUT|EAI_AGAIN|HTTPError[^\n]*|403|404)/.exec(
    result.output,
  );
  return {
    reason: `the official one cannot be fetched here (${cause?.[1] ?? 'see the cache folder'})`,
  };
}

/** Electron's installer retries for over a minute; a name that does not resolve answers at once. */
async function sourceIsReachable(): Promise<boolean> {
  const elsewhere = ['ELECTRON_MIRROR', 'HTTPS_PROXY', 'https_proxy', 'npm_config_electron_mirror'];
  if (elsewhere.some((name) => process.env[name])) return true;
  return lookup('github.com').then(
    () => true,
    () => false,
  );
}

function installed(): Runtime | undefined {
  try {
    const folder = join(electron, 'dist');
    const version = readFileSync(join(folder, 'version'), 'utf8').trim().replace(/^v/, '');
    const executable = join(folder, readFileSync(join(electron, 'path.txt'), 'utf8').trim());
    return { kind: 'official', executable, folder: dirname(executable), version };
  } catch {
    return undefined;
  }
}

function failedLately(): boolean {
  const at = statSync(failure, { throwIfNoEntry: false })?.mtimeMs ?? 0;
  return Date.now() - at < rememberHours * 3_600_000;
}
