import { readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { assetsFolder } from './assets.ts';

/** Name and version of this program, as papers and logs carry it: `Trailproof 0.1.0`. */
export function programName(): string {
  const file = join(dirname(assetsFolder()), 'package.json');
  const { version } = JSON.parse(readFileSync(file, 'utf8')) as { version: string };
  return `Trailproof ${version}`;
}
