import Database from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';
import { readHandle, writeHandle, type ReadDb, type WriteDb } from './handles.ts';
import { checkFormat, currentVersion, migrate } from './migrate.ts';

/** An open archive: the handle for reading, the one for writing, and how to close both. */
export interface Archive {
  readonly file: string;
  readonly connection: Database.Database;
  readonly read: ReadDb;
  readonly write: WriteDb;
  /** A second connection: a query's functions read originals while the first one is busy with it. */
  readonly originals: ReadDb;
  close(): void;
}

export interface OpenOptions {
  /** Create the file if it is not there; otherwise its absence is a Problem. */
  readonly create?: boolean;
  /** Seconds to wait for another writer before giving up. */
  readonly waitSeconds?: number;
}

/**
 * Opens an archive for reading and writing and brings its schema up to date.
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
  const connection = connect(file, options.waitSeconds ?? 5);
  try {
    checkFormat(connection);
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = NORMAL');
    connection.pragma('foreign_keys = ON');
    connection.pragma('temp_store = MEMORY');
    connection.pragma('cache_size = -65536');
    connection.pragma('wal_autocheckpoint = 16384');
    migrate(connection);
  } catch (thrown) {
    connection.close();
    throw asProblem(thrown, file);
  }
  const second = connect(file, options.waitSeconds ?? 5, true);
  return {
    file,
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

/** An archive that is only read: nothing can be written through it. */
export interface ReadArchive {
  readonly file: string;
  readonly connection: Database.Database;
  readonly read: ReadDb;
  /** A second connection, as `Archive.originals`. */
  readonly originals: ReadDb;
  close(): void;
}

/**
 * Opens an archive for reading only, beside whoever has it open.
 *
 * @throws Problem as `openArchive` does; refused if an older program wrote it: that would have to
 *   change it first
 */
export function openToRead(file: string, waitSeconds = 5): ReadArchive {
  if (!existsSync(file)) throw new Problem('not_found', `${file} does not exist.`);
  const connection = connect(file, waitSeconds, true);
  try {
    if (checkFormat(connection) < currentVersion) {
      throw new Problem(
        'refused',
        `${file} was last opened by an older Trailproof; open it once, and it can be searched with others.`,
      );
    }
    connection.pragma('cache_size = -65536');
    const second = connect(file, waitSeconds, true);
    return {
      file,
      connection,
      read: readHandle(connection),
      originals: readHandle(second),
      close() {
        second.close();
        connection.close();
      },
    };
  } catch (thrown) {
    connection.close();
    throw asProblem(thrown, file);
  }
}

/** Refreshes the planner's statistics, unless another writer is at work: it can wait. */
function optimize(connection: Database.Database): void {
  try {
    connection.pragma('busy_timeout = 0');
    connection.pragma('optimize');
  } catch (thrown) {
    if (!String((thrown as { code?: unknown }).code).startsWith('SQLITE_BUSY')) throw thrown;
  }
}

function connect(file: string, waitSeconds: number, readonly = false): Database.Database {
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
  if (code.startsWith('SQLITE_CANTOPEN') || code.startsWith('SQLITE_READONLY')) {
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
