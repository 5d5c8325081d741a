import { createHash } from 'node:crypto';
import { copyFileSync, linkSync, mkdirSync, readdirSync, readlinkSync, symlinkSync } from 'node:fs';
import { basename, join } from 'node:path';
import { madeOnce } from './cache.ts';

/**
 * A copy of the try-out runtime that starts the app of this checkout. That runtime ignores a path
 * on its command line and starts what lies in resources/app, so each checkout needs its own; the
 * files are shared by hard links and cost no space.
 *
 * @returns the copy's folder
 */
export function copyForCheckout(runtime: string, checkout: string): Promise<string> {
  const key = createHash('sha256').update(checkout).digest('hex').slice(0, 8);
  return madeOnce(`${basename(runtime)}-for-${key}`, async (draft) => {
    const copy = join(draft, 'copy');
    linkTree(runtime, copy);
    const app = join(copy, 'resources', 'app');
    symlinkSync(checkout, app);
    return copy;
  });
}

function linkTree(from: string, to: string): void {
  mkdirSync(to);
  for (const entry of readdirSync(from, { withFileTypes: true })) {
    const source = join(from, entry.name);
    const target = join(to, entry.name);
    if (entry.isDirectory()) linkTree(source, target);
    else if (entry.isSymbolicLink()) symlinkSync(readlinkSync(source), target);
    else linkOrCopy(source, target);
  }
}

/** Some file systems have no hard links. */
function linkOrCopy(source: string, target: string): void {
  try {
    linkSync(source, target);
  } catch {
    copyFileSync(source, target);
  }
}
