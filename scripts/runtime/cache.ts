import {
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
} from 'node:fs';
import { join } from 'node:path';
import { cacheFolder } from './paths.ts';

/** A draft older than this was left by a run that was killed. */
const staleHours = 2;

/**
 * The thing at `name` in the cache folder, made if it is not there: `make` builds it inside a draft
 * folder and returns its path, one rename puts it in place. A half-made one is never seen, and of
 * two runs that make it at once the first one's stays.
 *
 * @throws Error with one sentence if the cache folder cannot be written; else what `make` throws
 */
export async function madeOnce(
  name: string,
  make: (draft: string) => Promise<string>,
): Promise<string> {
  const place = join(cacheFolder, name);
  if (existsSync(place)) return place;
  try {
    mkdirSync(cacheFolder, { recursive: true });
    sweep();
    const draft = mkdtempSync(join(cacheFolder, 'draft-'));
    try {
      putInPlace(await make(draft), place);
    } finally {
      rmSync(draft, { recursive: true, force: true });
    }
  } catch (thrown) {
    throw inWords(thrown);
  }
  return place;
}

function putInPlace(made: string, place: string): void {
  try {
    renameSync(made, place);
  } catch (thrown) {
    if (!existsSync(place)) throw thrown;
  }
}

function sweep(): void {
  for (const name of readdirSync(cacheFolder).filter((entry) => entry.startsWith('draft-'))) {
    const draft = join(cacheFolder, name);
    const at = statSync(draft, { throwIfNoEntry: false })?.mtimeMs ?? Date.now();
    if (Date.now() - at > staleHours * 3_600_000) rmSync(draft, { recursive: true, force: true });
  }
}

function inWords(thrown: unknown): unknown {
  const code = (thrown as NodeJS.ErrnoException).code ?? '';
  if (!['EACCES', 'EPERM', 'EROFS', 'ENOSPC', 'EDQUOT'].includes(code)) return thrown;
  return new Error(
    `The cache folder ${cacheFolder} cannot be written (${code}); ` +
      'free about 1 GB there, or set TRAILPROOF_CACHE to another folder.',
    { cause: thrown },
  );
}
