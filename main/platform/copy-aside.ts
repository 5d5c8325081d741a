import { chmodSync, constants, copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from './files.ts';

/** A copy that only this process reads, until it is removed. */
export interface Aside {
  readonly file: string;
  remove(): void;
}

/**
 * Copies a SQLite database with its write-ahead log into a new folder of the system's temporary one,
 * closed to other people. SQLite reads a database in WAL mode only where it can write beside it
 * (sqlite.org/wal.html, “Read-Only Databases”); its `immutable` needs file names as URIs, which
 * better-sqlite3 is built without.
 *
 * @throws Problem unreadable, with the reason: among them a temporary disk that is too small
 */
export function copyAside(file: string): Aside {
  const folder = mkdtempSync(join(tmpdir(), 'trailproof-'));
  const remove = (): void => rmSync(folder, { recursive: true, force: true });
  const copy = join(folder, basename(file));
  try {
    for (const part of ['', '-wal']) {
      if (part !== '' && !existsSync(file + part)) continue;
      copyFileSync(file + part, copy + part, constants.COPYFILE_FICLONE);
      chmodSync(copy + part, 0o600);
    }
    return { file: copy, remove };
  } catch (thrown) {
    remove();
    throw new Problem(
      'unreadable',
      `${file} is read-only and cannot be read without a copy, and ${tmpdir()} does not take one: ${reasonOf(thrown)}.`,
    );
  }
}
