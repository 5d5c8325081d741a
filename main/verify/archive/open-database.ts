import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { Problem } from '../../../preload/contract/errors.ts';
import { copyAside } from '../../platform/copy-aside.ts';

/** SQLite's application_id of an archive: the bytes of "TrPf". */
export const applicationId = 0x54725066;

/** The newest format that this check knows. */
export const knownVersion = 6;

/** An archive opened for its check. */
export interface OpenDatabase {
  readonly db: Database.Database;
  close(): void;
}

/**
 * Opens an archive for reading only and begins the one transaction of the check: what another
 * program adds meanwhile is not seen.
 *
 * SQLite needs to write beside an archive that is in WAL mode: one in a folder that cannot be written
 * to is checked in a private copy, which `close` removes.
 *
 * @throws Problem not_found, not_an_archive, archive_from_future, archive_damaged (its schema), unreadable
 */
export function openDatabase(file: string): OpenDatabase {
  if (!existsSync(file)) throw new Problem('not_found', `${file} does not exist.`);
  try {
    const db = connect(file, file);
    return { db, close: () => void db.close() };
  } catch (thrown) {
    if (!isForWantOfWriting(thrown)) throw asProblem(thrown, file);
  }
  const copy = copyAside(file);
  try {
    const db = connect(copy.file, file);
    return {
      db,
      close() {
        db.close();
        copy.remove();
      },
    };
  } catch (thrown) {
    copy.remove();
    throw asProblem(thrown, file);
  }
}

/** @param file how a person knows it, if what is opened is a copy */
function connect(opened: string, file: string): Database.Database {
  const nativeBinding = process.env['TRAILPROOF_SQLITE_BINDING'];
  let db: Database.Database | undefined;
  try {
    db = new Database(opened, {
      readonly: true,
      fileMustExist: true,
      ...(nativeBinding ? { nativeBinding } : {}),
    });
    // Rows are looked up by key all over the file: what is kept saves reading it again.
    db.pragma('cache_size = -65536');
    db.exec('BEGIN');
    identify(db, file);
    return db;
  } catch (thrown) {
    db?.close();
    throw thrown;
  }
}

function isForWantOfWriting(thrown: unknown): boolean {
  const code = String((thrown as { code?: unknown } | null)?.code);
  return code.startsWith('SQLITE_READONLY') || code.startsWith('SQLITE_CANTOPEN');
}

function identify(db: Database.Database, file: string): void {
  const id = Number(db.pragma('application_id', { simple: true }));
  const version = Number(db.pragma('user_version', { simple: true }));
  if (id !== applicationId) {
    throw new Problem('not_an_archive', `${file} is a database, but not a Trailproof archive.`);
  }
  if (version > knownVersion) {
    throw new Problem(
      'archive_from_future',
      `${file} was written by a newer Trailproof (format ${version}, this one knows ${knownVersion}). Update Trailproof to check it.`,
    );
  }
}

function asProblem(thrown: unknown, file: string): unknown {
  const code = (thrown as { code?: unknown } | null)?.code;
  if (thrown instanceof Problem || typeof code !== 'string') return thrown;
  if (code === 'SQLITE_NOTADB') {
    return new Problem('not_an_archive', `${file} is not a Trailproof archive.`);
  }
  if (code.startsWith('SQLITE_CORRUPT')) {
    return new Problem('archive_damaged', `${file} is damaged; restore it from a backup.`);
  }
  return new Problem(
    'unreadable',
    `${file} cannot be read (${code}); copy it into a folder of your own and check the copy.`,
  );
}
