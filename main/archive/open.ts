import type Database from 'better-sqlite3';
import { closeSync, existsSync, openSync, statSync } from 'node:fs';
import { Problem } from '../../preload/contract/errors.ts';
import { makePrivate } from '../platform/files.ts';
import { asProblem, connect, isReadOnlyRefusal } from './connect.ts';
import { readHandle, writeHandle, type ReadDb, type WriteDb } from './handles.ts';
import { checkFormat, migrate } from './migrate.ts';
import { openToRead } from './open-to-read.ts';

export { asProblem } from './connect.ts';

/** An open archive: the handle for reading, the one for writing, and how to close both. */
export interface Archive {
  readonly file: string;
  /** It cannot be written to: every change is refused with a Problem. */
  readonly isReadOnly: boolean;
  readonly connection: Database.Database;
  readonly read: ReadDb;
  readonly write: WriteDb;
  /** A second connection: a query's functions read originals while the first one is busy with it. */
  readonly originals: ReadDb;
  close(): void;
}

export interface OpenOptions {
  /** Create the file, for its owner alone, if it is not there; otherwise its absence is a Problem. */
  readonly create?: boolean;
  /** Seconds to wait for another writer before giving up. */
  readonly waitSeconds?: number;
  /** Open it for reading only if it cannot be written to; without this, that is a Problem. */
  readonly orToRead?: boolean;
}

/**
 * Opens an archive for reading and writing and brings its schema up to date; or, if it cannot be
 * written to and `orToRead` allows it, for reading alone.
 *
 * @throws Problem not_found, not_an_archive, archive_from_future, archive_damaged, busy, unwritable
 */
export function openArchive(file: string, options: OpenOptions = {}): Archive {
  if (!options.create && !existsSync(file)) {
    throw new Problem(
      'not_found',
      `${file} does not exist. Choose another file or import into it.`,
    );
  }
  if (!options.create && statSync(file).size === 0) {
    throw new Problem('not_an_archive', `${file} is empty: it is no Trailproof archive.`);
  }
  const waitSeconds = options.waitSeconds ?? 5;
  if (options.orToRead && isReadOnlyFile(file)) return openToRead(file, waitSeconds);
  if (options.create) makePrivate(file);
  const connection = connect(file, waitSeconds);
  try {
    checkFormat(connection);
    // Only a new file takes it. Writing takes a twentieth less processor time than with SQLite's own 4096.
    connection.pragma('page_size = 8192');
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = NORMAL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('temp_store = MEMORY');
    connection.pragma('cache_size = -65536');
    connection.pragma('wal_autocheckpoint = 8192');
    migrate(connection);
  } catch (thrown) {
    connection.close();
    if (options.orToRead && isReadOnlyRefusal(thrown)) return openToRead(file, waitSeconds);
    throw asProblem(thrown, file);
  }
  const second = connect(file, waitSeconds, true);
  return {
    file,
    isReadOnly: false,
    connection,
    read: readHandle(connection),
    write: writeHandle(connection),
    originals: readHandle(second),
    close() {
      if (!connection.open) return;
      second.close();
      optimize(connection);
      connection.close();
    },
  };
}

/** SQLite opens such a file for reading, and says so only when something is to be written. */
function isReadOnlyFile(file: string): boolean {
  try {
    closeSync(openSync(file, 'r+'));
    return false;
  } catch (thrown) {
    return ['EACCES', 'EPERM', 'EROFS'].includes(String((thrown as NodeJS.ErrnoException).code));
  }
}

/** Refreshes the planner's statistics, unless another writer is at work or the disk is full: it can wait. */
function optimize(connection: Database.Database): void {
  try {
    connection.pragma('busy_timeout = 0');
    connection.pragma('optimize');
  } catch (thrown) {
    const code = String((thrown as { code?: unknown }).code);
    if (!code.startsWith('SQLITE_BUSY') && code !== 'SQLITE_FULL') throw thrown;
  }
}
