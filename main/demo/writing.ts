import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';

/** Runs a write to a path; an error of the file system becomes Problem `unwritable`, naming it. */
export function writing<T>(path: string, write: () => T): T {
  try {
    return write();
  } catch (thrown) {
    throw new Problem('unwritable', `${path} cannot be written: ${reasonOf(thrown)}.`);
  }
}
