import { existsSync } from 'node:fs';
import { Problem } from '../../preload/contract/errors.ts';
import { asProblem, connect } from './connect.ts';
import { connectToRead } from './connect-to-read.ts';
import { readHandle, refusingHandle } from './handles.ts';
import { currentVersion, migrate } from './migrate.ts';
import type { Archive } from './open.ts';

/**
 * Opens an archive to be read only: it cannot be written to, or must not be. Whatever would change it is refused with one sentence,
 * before SQLite is asked. One of an earlier format is migrated in a private copy.
 *
 * @throws Problem not_found, and as `connectToRead`
 */
export function openToRead(file: string, waitSeconds = 5): Archive {
  if (!existsSync(file)) throw new Problem('not_found', `${file} does not exist.`);
  const reading = connectToRead(file, waitSeconds, (version) => version === currentVersion);
  const { connection } = reading;
  try {
    if (reading.isCopy) migrate(connection);
    connection.pragma('query_only = ON');
    connection.pragma('temp_store = MEMORY');
    connection.pragma('cache_size = -65536');
    const second = connect(reading.file, waitSeconds, true);
    const read = readHandle(connection, file);
    return {
      file,
      isReadOnly: true,
      connection,
      read,
      write: refusingHandle(read, refusal(file)),
      originals: readHandle(second, file),
      close() {
        if (!connection.open) return;
        second.close();
        reading.close();
      },
    };
  } catch (thrown) {
    reading.close();
    throw asProblem(thrown, file);
  }
}

function refusal(file: string): Problem {
  return new Problem(
    'unwritable',
    `${file} is read-only here; copy it to a folder where you may write, and open the copy to change it.`,
  );
}
