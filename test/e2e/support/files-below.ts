import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** Every file below a folder with all its bytes, as they are now. */
export function filesBelow(folder: string): { readonly file: string; readonly bytes: Buffer }[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ parentPath, name }) => join(parentPath, name))
    .flatMap((file) => {
      try {
        return [{ file, bytes: readFileSync(file) }];
      } catch (thrown) {
        // A running program takes files of its own away.
        if ((thrown as NodeJS.ErrnoException).code === 'ENOENT') return [];
        throw thrown;
      }
    });
}
