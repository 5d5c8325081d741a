import type { ImportResult } from '../../preload/contract/domain.ts';
import { threadFile } from '../platform/thread-file.ts';
import { inThread, type Watching } from './in-thread.ts';
import type { ImportTask } from './import-thread.ts';

/**
 * Imports files and folders, or an event that a person adds, on a thread of its own, into an archive that is open here too.
 *
 * @throws Problem as `importSource`, `pathSource` and `openArchive` do
 */
export function importInThread(task: ImportTask, watching: Watching): Promise<ImportResult> {
  const file = threadFile(import.meta.url, './import-thread.ts', './import-thread.js');
  return inThread(file, task, watching);
}
