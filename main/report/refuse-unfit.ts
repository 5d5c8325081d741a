import { accessSync, statSync, type Stats } from 'node:fs';
import { dirname, sep } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';

/**
 * Says before the work, not after it, that a report, a proof or an export cannot be written there. It is renamed
 * over what is in its place: that must be none of its sources.
 *
 * @throws Problem refused, unwritable
 */
export function refuseUnfit(out: string, sources: readonly (string | undefined)[]): void {
  const there = placeOf(out);
  for (const source of sources) {
    const stat = source === undefined ? undefined : statSync(source, { throwIfNoEntry: false });
    if (there !== undefined && stat?.ino === there.ino && stat.dev === there.dev) {
      throw new Problem('refused', `${out} would be overwritten; choose another file.`);
    }
  }
}

/** What is at the place of the output, if anything. */
function placeOf(out: string): Stats | undefined {
  try {
    // The dot makes it an error if the folder is a file.
    accessSync(`${dirname(out)}${sep}.`);
    return statSync(out, { throwIfNoEntry: false });
  } catch (thrown) {
    throw new Problem('unwritable', `${out} cannot be written: ${reasonOf(thrown)}.`);
  }
}
