import { dirname } from 'node:path';
import type { ReadDb } from '../handles.ts';
import type { Archive } from '../open.ts';
import { sql } from '../sql.ts';

/** True unless a disposal was committed whose bytes may still lie in unused parts of the file. */
export function isSwept(db: ReadDb): boolean {
  return db.get(sql`SELECT 1 FROM meta WHERE key = 'unswept'`) === undefined;
}

/**
 * Ends a disposal. What was deleted was overwritten by zeros (secure_delete), but SQLite moves rows
 * between pages without clearing where they were, and its log holds pages as they have been. So the
 * file is written anew from its rows, and the log is emptied. It takes as long as copying the file
 * twice, and as much space again while it lasts, in the archive's own folder.
 *
 * Limits: what the disk or a backup keeps of earlier versions of the file is beyond its reach.
 *
 * @returns false if somebody was reading an earlier version: try again later
 * @throws what SQLite throws: SQLITE_BUSY beside another writer, SQLITE_FULL
 */
export function sweep({ connection, write, file }: Archive): boolean {
  if (isSwept(write)) return true;
  // SQLite's temporary files would lie in a folder that others may read, or in memory.
  const before = process.env['SQLITE_TMPDIR'];
  process.env['SQLITE_TMPDIR'] = dirname(file);
  connection.pragma('temp_store = FILE');
  try {
    connection.exec('VACUUM');
  } finally {
    connection.pragma('temp_store = MEMORY');
    if (before === undefined) delete process.env['SQLITE_TMPDIR'];
    else process.env['SQLITE_TMPDIR'] = before;
  }
  if (!emptyLog(connection)) return false;
  write.run(sql`DELETE FROM meta WHERE key = 'unswept'`);
  return true;
}

function emptyLog(connection: Archive['connection']): boolean {
  const [row] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  return row?.busy === 0;
}

/** As `sweep`, where the disposal stands whatever keeps it from being swept: false if something does. */
export function trySweep(archive: Archive): boolean {
  try {
    return sweep(archive);
  } catch (thrown) {
    const code = String((thrown as { code?: unknown }).code);
    if (/^SQLITE_(BUSY|LOCKED|FULL|IOERR)/.test(code)) return false;
    throw thrown;
  }
}
