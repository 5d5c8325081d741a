import { execFileSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync } from 'node:fs';
import { basename, join } from 'node:path';

/** A place that cannot be written to. */
export interface ReadOnlyDisk {
  readonly file: string;
  remove(): void;
}

/**
 * Puts a file where nobody can write. Root may write into any folder, so for root it is a file
 * system of its own, mounted read-only.
 *
 * @returns undefined if this system does not let root mount one
 */
export function onReadOnlyDisk(folder: string, file: string): ReadOnlyDisk | undefined {
  const disk = join(folder, 'disk');
  const there = join(disk, basename(file));
  mkdirSync(disk);
  const isRoot = process.geteuid?.() === 0;
  if (isRoot && !mounted('-t', 'tmpfs', 'tmpfs', disk)) return undefined;
  copyFileSync(file, there);
  if (isRoot) {
    mounted('-o', 'remount,ro', disk);
    return { file: there, remove: () => void execFileSync('umount', ['--lazy', disk]) };
  }
  chmodSync(there, 0o444);
  chmodSync(disk, 0o555);
  return { file: there, remove: () => chmodSync(disk, 0o755) };
}

function mounted(...words: readonly string[]): boolean {
  try {
    execFileSync('mount', words, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}
