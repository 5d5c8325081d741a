import { existsSync, readFileSync } from 'node:fs';
import { tell } from './paths.ts';
import { capture, runInherited } from './run.ts';

/** Debian packages, each with a file or program that shows it is there. */
const forWindow: readonly (readonly [string, string])[] = [
  ['xvfb', 'Xvfb'],
  ['libgtk-3-0', 'libgtk-3.so.0'],
  ['libnss3', 'libnss3.so'],
  ['libasound2', 'libasound.so.2'],
  ['libgbm1', 'libgbm.so.1'],
  ['libxss1', 'libXss.so.1'],
  ['libatk-bridge2.0-0', 'libatk-bridge-2.0.so.0'],
  ['libcups2', 'libcups.so.2'],
  ['libdrm2', 'libdrm.so.2'],
  ['g++', 'g++'],
  ['make', 'make'],
];

const forTests: readonly (readonly [string, string])[] = [
  ['poppler-utils', 'pdfsig'],
  ['qpdf', 'qpdf'],
  ['openssl', 'openssl'],
];

/**
 * Says which system packages are missing, in one line with the way to install them, and installs
 * them itself as root on Debian or Ubuntu. Anywhere else it only tells: what is missing then shows
 * by itself.
 */
export async function ensureSystemPackages(use: 'window' | 'tests'): Promise<void> {
  if (process.platform !== 'linux') return;
  const libraries = (await capture('/sbin/ldconfig', ['-p'])).output;
  const wanted = use === 'tests' ? [...forWindow, ...forTests] : forWindow;
  const missing = wanted.filter(([, sign]) => !isThere(sign, libraries)).map(([name]) => name);
  if (missing.length === 0) return;
  const command = `apt-get install -y --no-install-recommends ${missing.join(' ')}`;
  if (process.getuid?.() !== 0 || !isDebian()) {
    tell(`Missing on this system: ${missing.join(', ')}. On Debian or Ubuntu: sudo ${command}`);
    return;
  }
  tell(`Installing what is missing on this system: ${missing.join(', ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await capture('apt-get', ['update'], { env });
  const [program = '', ...args] = command.split(' ');
  const code = await runInherited(program, ['-qq', ...args], { env });
  if (code !== 0) tell(`Could not install them; do it by hand: ${command}`);
}

function isThere(sign: string, libraries: string): boolean {
  if (sign.includes('.so')) return libraries.includes(sign);
  return (process.env['PATH'] ?? '').split(':').some((folder) => existsSync(`${folder}/${sign}`));
}

function isDebian(): boolean {
  try {
    return /^ID(_LIKE)?=.*(debian|ubuntu)/m.test(readFileSync('/etc/os-release', 'utf8'));
  } catch {
    return false;
  }
}
