import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { basename } from 'node:path';
import type { Verification } from '../../preload/contract/integrity.ts';
import { Problem } from '../../preload/contract/errors.ts';
import { causeOf, reasonOf } from '../platform/files.ts';
import type { GivenReport } from './anchors/report-anchor.ts';
import { verifyArchive, type ArchiveOptions } from './archive/verify-archive.ts';
import { isProof, largestProof } from './proof/proof-file.ts';
import { verifyProof } from './proof/verify-proof.ts';
import { verifyReport, type ReportOptions } from './verify-report.ts';

/** What an archive or a proof is held against: copies of the ledger's head outside the file. */
export interface AnchorOptions {
  /** Files of signed reports. */
  readonly reports?: readonly string[] | undefined;
  /** A head that the reader knows from elsewhere, 64 hex digits. */
  readonly archiveHead?: string | undefined;
}

export type FileOptions = ReportOptions & Omit<ArchiveOptions, 'reports'> & AnchorOptions;

/**
 * Verifies a file by what it is, not by its name: a report, an archive, or a proof of one record.
 *
 * @param options level is a report's; signal, progress and previous an archive's; reports and head
 *   are for archives and proofs
 * @throws Problem unreadable, bad_request (the trusted certificates), and as verifyArchive
 */
export async function verifyFile(file: string, options: FileOptions = {}): Promise<Verification> {
  const { start, size } = firstBytes(file);
  if (start.startsWith('%PDF-')) {
    refuseAnchors(options);
    refusePrevious(options, `${file} is a report`);
    return verifyReport(readFileSync(file), options);
  }
  const { archiveHead, trust } = options;
  const given = { archiveHead, trust, reports: (options.reports ?? []).map(readReport) };
  if (start.startsWith('SQLite format 3\0')) {
    return await verifyArchive(file, { ...options, ...given });
  }
  if (start.startsWith('{') && size <= largestProof) {
    const bytes = readFileSync(file);
    if (isProof(bytes)) {
      refusePrevious(options, `${file} is a proof`);
      return verifyProof(bytes, given);
    }
  }
  throw new Problem(
    'unreadable',
    `${file} is neither a report nor an archive of Trailproof, nor a proof of a record.`,
  );
}

function refuseAnchors({ reports = [], archiveHead }: AnchorOptions): void {
  if (reports.length === 0 && archiveHead === undefined) return;
  throw new Problem(
    'bad_request',
    'An archive or a proof is held against a report; a report is verified by itself.',
  );
}

function refusePrevious({ previous }: FileOptions, what: string): void {
  if (previous === undefined) return;
  throw new Problem('bad_request', `${what}: only an archive continues another one.`);
}

function readReport(path: string): GivenReport {
  try {
    return { name: basename(path), bytes: readFileSync(path) };
  } catch (thrown) {
    throw new Problem('unreadable', `${path} cannot be read: ${causeOf(thrown)}.`);
  }
}

function firstBytes(file: string): { readonly start: string; readonly size: number } {
  try {
    const handle = openSync(file, 'r');
    try {
      const bytes = Buffer.alloc(16);
      const start = bytes.toString('latin1', 0, readSync(handle, bytes, 0, 16, 0));
      return { start, size: fstatSync(handle).size };
    } finally {
      closeSync(handle);
    }
  } catch (thrown) {
    throw new Problem('unreadable', `${file} cannot be read: ${reasonOf(thrown)}.`);
  }
}
