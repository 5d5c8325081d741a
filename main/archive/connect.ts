import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';

/**
 * Opens a connection to a database file, whatever it holds.
 *
 * @throws Problem unwritable, and as `asProblem` tells
 */
export function connect(file: string, waitSeconds: number, readonly = false): Database.Database {
  if (!existsSync(dirname(file))) {
    throw new Problem('unwritable', `${file} cannot be made: its folder does not exist.`);
  }
  // Only the try-out Electron sets this: its Node-API is too old for the binary in the package.
  const nativeBinding = process.env['TRAILPROOF_SQLITE_BINDING'];
  try {
    return new Database(file, {
      timeout: waitSeconds * 1000,
      readonly,
      ...(nativeBinding ? { nativeBinding } : {}),
    });
  } catch (thrown) {
    throw asProblem(thrown, file);
  }
}

/** True if SQLite could not open or read a file because it, or its folder, cannot be written to. */
export function isReadOnlyRefusal(thrown: unknown): boolean {
  const code = String((thrown as { code?: unknown } | null)?.code);
  return code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN');
}

/** True if SQLite could not write, whatever the reason: no room, no permission, a disk that fails. */
export function isStorageRefusal(thrown: unknown): boolean {
  const code = String((thrown as { code?: unknown } | null)?.code);
  return isReadOnlyRefusal(thrown) || code === 'SQLITE_FULL' || code.startsWith('SQLITE_IOERR');
}

/** Turns SQLite's errors into the sentence a person can act on; anything else passes unchanged. */
export function asProblem(thrown: unknown, file: string): unknown {
  const code = (thrown as { code?: unknown } | null)?.code;
  if (thrown instanceof Problem || typeof code !== 'string') return thrown;
  if (code === 'SQLITE_NOTADB') {
    return new Problem('not_an_archive', `${file} is not a Trailproof archive.`);
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new Problem('archive_damaged', `${file} is damaged; restore it from a backup.`);
  }
  if (code.startsWith('SQLITE_BUSY') || code.startsWith('SQLITE_LOCKED')) {
    return new Problem(
      'busy',
      `${file} is being written by another program; wait or close it there.`,
    );
  }
  if (code === 'SQLITE_FULL') {
    return new Problem('unwritable', `${file} cannot be written: the disk is full.`);
  }
  // A lock of its own on a file that may not be written is refused with IOERR_LOCK.
  if (isReadOnlyRefusal(thrown) || code === 'SQLITE_IOERR_LOCK') {
    return new Problem(
      'unwritable',
      `${file} cannot be opened for writing; check folder and permission.`,
    );
  }
  if (code.startsWith('SQLITE_IOERR')) {
    return new Problem('unwritable', `${file} cannot be written: ${reasonOf(thrown)}.`);
  }
  return thrown;
}
