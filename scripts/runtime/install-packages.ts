import { existsSync, readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { hasDisplay } from './display.ts';
import { nodeHeaders } from './node-headers.ts';
import { tell } from './paths.ts';
import { capture } from './run.ts';
import { missingLibraries, packagesFor, programs, type Need } from './system-packages.ts';

const installSeconds = 900;
let listsAreFresh = false;

/**
 * Brings what something needs from the system, and the libraries that an Electron is linked with: as
 * root on Debian or Ubuntu it installs what is missing. A display is needed only where there is none.
 *
 * @throws Error with one sentence that names what is missing and the command that installs it
 */
export async function ensureSystem(needs: readonly Need[], executable?: string): Promise<void> {
  if (process.platform !== 'linux') return;
  const needed = needs.filter((need) => need !== 'display' || !hasDisplay());
  const missing = needed
    .flatMap((need) => programs[need])
    .filter(([, program]) => !isOnPath(program))
    .map(([name]) => name);
  if (needed.includes('build') && nodeHeaders() === undefined) missing.push('libnode-dev');
  if (executable !== undefined) {
    const { output } = await capture('ldd', [executable]);
    missing.push(...packagesFor(missingLibraries(output)));
  }
  await install(missing);
}

async function install(names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  const mayInstall = process.getuid?.() === 0 && isDebian();
  if (mayInstall) await refreshLists();
  const packages = await Promise.all(names.map(nameHere));
  const command = `apt-get install -y --no-install-recommends ${packages.join(' ')}`;
  const missing = `Missing on this system: ${packages.join(', ')}`;
  if (!mayInstall) throw new Error(`${missing}. On Debian or Ubuntu, as root: ${command}`);
  tell(`${missing}; installing`);
  const { code, output } = await aptGet(command.split(' ').slice(1));
  if (code === 0) return;
  const cause = /^E: .*$/m.exec(output)?.[0] ?? `apt-get ended with ${code}`;
  throw new Error(`${missing}, and could not be installed (${cause}). By hand: ${command}`);
}

async function refreshLists(): Promise<void> {
  if (listsAreFresh) return;
  listsAreFresh = true;
  await aptGet(['update']);
}

function aptGet(args: readonly string[]): ReturnType<typeof capture> {
  // A machine that just came up may still be updating itself, and holds the lock meanwhile.
  return capture('apt-get', ['-q', '-o', 'DPkg::Lock::Timeout=120', ...args], {
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    seconds: installSeconds,
  });
}

/** Debian 13 and Ubuntu 24.04 gave many libraries a new name, with t64 (64-bit time) at its end. */
async function nameHere(name: string): Promise<string> {
  if (!name.startsWith('lib')) return name;
  const { code } = await capture('apt-cache', ['show', `${name}t64`]);
  return code === 0 ? `${name}t64` : name;
}

function isOnPath(program: string): boolean {
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return folders.some((folder) => existsSync(join(folder, program)));
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
