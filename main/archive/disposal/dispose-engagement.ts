import { createHash } from 'node:crypto';
import { createReadStream, rmSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Problem } from '../../../preload/contract/errors.ts';
import type { Certificate, Retention } from '../../../preload/contract/retention.ts';
import { canonical } from '../../platform/canonical.ts';
import { now } from '../../platform/clock.ts';
import { reasonOf, syncFolder, writeFileWhole } from '../../platform/files.ts';
import { programName } from '../../platform/program.ts';
import { disposals } from '../ingest/holes.ts';
import type { Author } from '../ledger.ts';
import { openArchive, type Archive } from '../open.ts';
import { holdWords, reasonIn, retentionOf } from '../retention.ts';
import { engagementOf } from '../summary.ts';

export interface EngagementDisposal {
  readonly author: Author;
  readonly reason: string;
  /** Why before the retention date, or although none is set. */
  readonly early?: string | undefined;
  /** Where the certificate is written; a file of that name is replaced. */
  readonly certificate: string;
  readonly waitSeconds?: number;
}

/** What SQLite keeps beside an archive, and the archive itself. */
const parts = ['-wal', '-shm', ''] as const;

const says =
  'The archive named here was removed after this certificate had been written. It says nothing of copies that lie elsewhere.';

/**
 * Disposes of a whole engagement: writes the certificate (canonical JSON, RFC 8785) and syncs it to
 * the disk, then removes the archive's file with what SQLite keeps beside it.
 *
 * @throws Problem refused (a legal hold, before the retention date), busy (somebody works on it),
 *   unwritable (the certificate, or the removal), bad_request (no reason), and as `openArchive` does
 */
export async function disposeEngagement(
  file: string,
  wanted: EngagementDisposal,
): Promise<Certificate> {
  const reason = reasonIn(wanted.reason, 'a disposal');
  if (parts.some((part) => resolve(wanted.certificate) === resolve(file + part))) {
    throw new Problem(
      'bad_request',
      'The certificate cannot be written over the archive; name another file.',
    );
  }
  const archive = openArchive(file, { waitSeconds: wanted.waitSeconds ?? 5 });
  let certificate: Certificate;
  try {
    const early = earlyOr(retentionOf(archive.read), wanted.early);
    const sha256 = await alone(archive, () => hashOf(file));
    certificate = { ...factsOf(archive, wanted.author), sha256, reason, early };
    writeFileWhole(wanted.certificate, `${canonical(certificate)}\n`);
    syncFolder(dirname(resolve(wanted.certificate)));
  } finally {
    archive.close();
  }
  remove(file, wanted.certificate);
  return certificate;
}

/** Why it is early, or null if it is not. @throws Problem refused */
function earlyOr({ hold, keptUntil }: Retention, early: string | undefined): string | null {
  if (hold !== null) {
    throw new Problem('refused', `${holdWords(hold)} It has to be lifted before anything can go.`);
  }
  if (keptUntil !== null && keptUntil.day < now().slice(0, 10)) return null;
  if (early !== undefined) return reasonIn(early, 'a disposal before the retention date');
  throw new Problem(
    'refused',
    keptUntil === null
      ? 'No retention date is set: set one, or say why the engagement can go all the same.'
      : `The engagement is to be kept until ${keptUntil.day} (${keptUntil.reason}); say why it can go earlier.`,
  );
}

/** Does the work while nobody can write, with everything in the one file. @throws Problem busy */
async function alone<T>({ connection, file }: Archive, work: () => Promise<T>): Promise<T> {
  // Closing would do it, and change the file after it was hashed.
  connection.pragma('optimize');
  const [row] = connection.pragma('wal_checkpoint(TRUNCATE)') as { busy: number }[];
  if (row?.busy !== 0) {
    throw new Problem('busy', `${file} is being read by another program; wait or close it there.`);
  }
  connection.exec('BEGIN IMMEDIATE');
  try {
    return await work();
  } finally {
    connection.exec('ROLLBACK');
  }
}

async function hashOf(file: string): Promise<string> {
  const hash = createHash('sha256');
  for await (const part of createReadStream(file)) hash.update(part as Buffer);
  return hash.digest('hex');
}

function factsOf(
  { read, file }: Archive,
  author: Author,
): Omit<Certificate, 'sha256' | 'reason' | 'early'> {
  const { name, folder: _, bytes: __, ledger, ...facts } = engagementOf(read);
  return {
    ...facts,
    certificate: 'trailproof-disposal-1',
    says,
    engagement: name,
    file: basename(file),
    bytes: statSync(file).size,
    ledger: { head: ledger.head, acts: ledger.acts },
    disposed: disposals(read),
    keptUntil: retentionOf(read).keptUntil,
    disposedAt: now(),
    by: author.profile,
    program: programName(),
  };
}

function remove(file: string, certificate: string): void {
  try {
    for (const part of parts) rmSync(file + part, { force: true });
  } catch (thrown) {
    throw new Problem(
      'unwritable',
      `${file} could not be removed: ${reasonOf(thrown)}. ${certificate} is written already: remove the archive by hand.`,
    );
  }
  syncFolder(dirname(resolve(file)));
}
