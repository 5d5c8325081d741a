import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import type { Verification } from '../../preload/contract/domain.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { reasonOf } from '../platform/files.ts';
import { verifyArchive, type ArchiveOptions } from './archive/verify-archive.ts';
import { verifyReport, type ReportOptions } from './verify-report.ts';

/**
 * Verifies a file by what it is, not by its name: a report or an archive.
 *
 * @param options trust and level are a report's; signal, progress and previous an archive's
 * @throws Problem unreadable, bad_request (the trusted certificates), and as verifyArchive
 */
export async function verifyFile(
  file: string,
  options: ReportOptions & ArchiveOptions = {},
): Promise<Verification> {
  const start = firstBytes(file);
  if (start.startsWith('%PDF-')) {
    if (options.previous !== undefined) {
      throw new Problem(
        'bad_request',
        `${file} is a report: only an archive continues another one.`,
      );
    }
    return verifyReport(readFileSync(file), options);
  }
  if (start.startsWith('SQLite format 3\0')) return await verifyArchive(file, options);
  throw new Problem('unreadable', `${file} is neither a report nor an archive of Trailproof.`);
}

function firstBytes(file: string): string {
  try {
    const handle = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(16);
      return bytes.toString('latin1', 0, readSync(handle, bytes, 0, 16, 0));
    } finally {
      closeSync(handle);
    }
  } catch (thrown) {
    throw new Problem('unreadable', `${file} cannot be read: ${reasonOf(thrown)}.`);
  }
}
