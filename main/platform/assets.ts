import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';

/**
 * The folder of what ships beside the code (frameworks, rules, fonts). Found by going up from this
 * module, so it is the same from the sources, from the build and from inside a package.
 */
export function assetsFolder(): string {
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const candidate = join(folder, 'assets');
    if (existsSync(join(candidate, 'frameworks'))) return candidate;
    if (dirname(folder) === folder) throw new Error('the assets folder is missing');
  }
}
