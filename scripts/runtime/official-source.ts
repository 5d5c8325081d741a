import { existsSync, readdirSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { capture } from './run.ts';

const probeSeconds = 5;
const mirrors = ['npm_config_electron_mirror', 'NPM_CONFIG_ELECTRON_MIRROR', 'ELECTRON_MIRROR'];

/**
 * Whether Electron's binary can be downloaded, found out within seconds by asking for its first
 * byte. A mirror is believed: who set one wants it tried.
 *
 * @returns nothing if it can, else the cause in a few words
 */
export async function isReachable(version: string): Promise<string | undefined> {
  if (mirrors.some((name) => process.env[name])) return undefined;
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const url = `https://github.com/electron/electron/releases/download/v${version}/${file}`;
  // In a process of its own, because Node reads the proxy's variables only at its start.
  const { code, output } = await capture(process.execPath, ['--eval', probe, url], {
    seconds: probeSeconds,
    env: { ...process.env, NODE_USE_ENV_PROXY: '1' },
  });
  if (code === 0) return undefined;
  const cause = output.trim().split('\n').at(-1);
  return `github.com: ${code === 1 && cause ? cause : `no answer in ${probeSeconds} s`}`;
}

const probe = `
  fetch(process.argv[1], { headers: { range: 'bytes=0-0' } }).then(
    (answer) => { console.log('status ' + answer.status); process.exit(answer.ok ? 0 : 1); },
    (error) => { console.log(error.cause?.code || error.cause?.message || error.message); process.exit(1); },
  );`;

/** True if an earlier download lies in Electron's own cache, so that no network is needed. */
export function cachedDownload(version: string): boolean {
  const file = `electron-v${version}-${process.platform}-${process.arch}.zip`;
  const root = process.env['electron_config_cache'] ?? cacheRoot();
  try {
    return readdirSync(root).some((folder) => existsSync(join(root, folder, file)));
  } catch {
    return false;
  }
}

/** As the package env-paths says, which Electron's installer follows. */
function cacheRoot(): string {
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'electron');
  if (process.platform === 'win32') {
    const local = process.env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local');
    return join(local, 'electron', 'Cache');
  }
  return join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'electron');
}
