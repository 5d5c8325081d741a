import Database from 'better-sqlite3';
import { existsSync } from 'node:fs';
import { Problem } from '../../../preload/contract/errors.ts';

/** SQLite's application_id of an archive: the bytes of "TrPf". */
export const applicationId = 0x54725066;

/** The newest format that this check knows. */
export const knownVersion = 2;

/**
 * Opens an archive for reading only and begins the one transaction of the check: what another
 * program adds meanwhile is not seen.
 *
 * Limit: SQLite needs to write beside an archive that is in WAL mode, so an archive in a folder
 * that cannot be written has to be copied first.
 *
 * @throws Problem not_found, not_an_archive, archive_from_future, archive_damaged (its schema), unreadable
 */
export function openDatabase(file: string): Database.Database {
  if (!existsSync(file)) throw new Problem('not_found', `${file} does not exist.`);
  const nativeBinding = process.env['TRAILPROOF_SQLITE_BINDING'];
  let db: Database.Database | undefined;
  try {
    db = new Database(file, {
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
    throw asProblem(thrown, file);
  }
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
