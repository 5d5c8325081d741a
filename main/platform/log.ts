import { appendFileSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { now } from './clock.ts';
import { redact } from './redact.ts';

const largestLog = 2 * 1024 * 1024;

/**
 * A log file in a folder: one line for each entry, secrets redacted, one old file kept. Never
 * throws: a full disk must not turn a small failure into a large one.
 */
export function openLog(folder: string): (text: string) => void {
  const file = join(folder, 'trailproof.log');
  return (text) => {
    try {
      mkdirSync(folder, { recursive: true });
      if (sizeOf(file) > largestLog) renameSync(file, `${file}.1`);
      appendFileSync(file, `${now()} ${redact(text).replaceAll('\n', '\n  ')}\n`);
    } catch {
      // See above: logging is best effort.
    }
  };
}

function sizeOf(file: string): number {
  return statSync(file, { throwIfNoEntry: false })?.size ?? 0;
}
