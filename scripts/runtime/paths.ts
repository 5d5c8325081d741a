import { resolve } from 'node:path';

/** The top folder of this checkout. */
export const checkout = resolve(import.meta.dirname, '..', '..');

/** Where runtimes and other things that can be made anew are kept; outside node_modules. */
export const cacheFolder = process.env['TRAILPROOF_CACHE'] ?? resolve(checkout, '.cache');

/** One line about what a script does or found, beside the output proper. */
export function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}
