import type Database from 'better-sqlite3';
import { copyAside } from '../platform/copy-aside.ts';
import { asProblem, connect, isReadOnlyRefusal } from './connect.ts';
import { checkFormat } from './migrate.ts';

/** A connection for reading an archive that may lie where nothing can be written. */
export interface Reading {
  readonly connection: Database.Database;
  /** The file that is read: the archive itself, or a copy that is removed on closing. */
  readonly file: string;
  readonly isCopy: boolean;
  close(): void;
}

/**
 * Opens an archive for reading: the file itself if SQLite can, a private copy of it otherwise.
 *
 * @param suits whether an archive of that format version can be read as it is; a copy is made of one
 *   that cannot, and may be changed
 * @throws Problem not_an_archive, archive_from_future, archive_damaged, busy, unreadable
 */
export function connectToRead(
  file: string,
  waitSeconds: number,
  suits: (version: number) => boolean = () => true,
): Reading {
  const connection = connectDirectly(file, waitSeconds, suits);
  if (connection !== undefined) {
    return { connection, file, isCopy: false, close: () => void connection.close() };
  }
  const copy = copyAside(file);
  try {
    const made = connect(copy.file, waitSeconds);
    return {
      connection: made,
      file: copy.file,
      isCopy: true,
      close() {
        made.close();
        copy.remove();
      },
    };
  } catch (thrown) {
    copy.remove();
    throw thrown;
  }
}

function connectDirectly(
  file: string,
  waitSeconds: number,
  suits: (version: number) => boolean,
): Database.Database | undefined {
  const connection = connect(file, waitSeconds, true);
  try {
    if (suits(checkFormat(connection))) return connection;
    connection.close();
    return undefined;
  } catch (thrown) {
    connection.close();
    if (isReadOnlyRefusal(thrown)) return undefined;
    throw asProblem(thrown, file);
  }
}
