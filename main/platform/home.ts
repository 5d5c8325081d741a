import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { join } from 'node:path';
import { writeFileWhole } from './files.ts';

/**
 * The folder for what belongs to this person on this machine (profile, preferences, recents).
 * `TRAILPROOF_HOME` moves it; otherwise it follows the system's habit. Created if absent.
 */
export function homeFolder(): string {
  const folder = process.env['TRAILPROOF_HOME'] ?? systemFolder();
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  return folder;
}

function systemFolder(): string {
  const home = homedir();
  if (process.platform === 'darwin')
    return join(home, 'Library', 'Application Support', 'Trailproof');
  if (process.platform === 'win32') {
    return join(process.env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Trailproof');
  }
  return join(process.env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'trailproof');
}

/**
 * Eight hex digits that name this machine's account in ledger chains, made once and kept: two
 * people, or one person at two machines, never write the same chain.
 */
export function deviceId(): string {
  const file = join(homeFolder(), 'device');
  try {
    const known = readFileSync(file, 'utf8').trim();
    if (/^[0-9a-f]{8}$/.test(known)) return known;
  } catch {
    // First start on this machine: the id is made below.
  }
  const made = randomBytes(4).toString('hex');
  writeFileWhole(file, made);
  return made;
}
