import type Database from 'better-sqlite3';
import { existsSync, statfsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { asProblem, connect } from './connect.ts';
import { checkFormat } from './migrate.ts';
import { sizeOf } from './summary.ts';

/** Bytes of an archive with its write-ahead log, before and after. */
export interface Compacted {
  readonly before: number;
  readonly after: number;
}

export interface CompactOptions {
  /** Refuse if any other connection has it open; without it, only if another one writes. */
  readonly isAlone: boolean;
  readonly waitSeconds?: number | undefined;
  /** Bytes free on the disk of a folder; the system's answer by default. */
  readonly freeBytes?: ((folder: string) => number) | undefined;
}

/**
 * Writes an archive anew without its gaps, in SQLite's own way (VACUUM): whatever happens on the
 * way, the archive is either as it was or as it shall be. What it holds does not change, the
 * ledger's head neither. Others may read meanwhile, unless `isAlone`.
 *
 * Limit: one call of SQLite that cannot be stopped, a second or two for each 100 MB.
 *
 * @throws Problem busy, unwritable (the disk is too small), and as `openArchive`
 */
export function compact(file: string, options: CompactOptions): Compacted {
  if (!existsSync(file)) throw new Problem('not_found', `${file} does not exist.`);
  const db = connect(file, options.waitSeconds ?? 5);
  try {
    // Before the first reading: then SQLite locks the file against everybody who has it open.
    if (options.isAlone) db.pragma('locking_mode = EXCLUSIVE');
    if (formatOf(db, file, options) === 0) {
      throw new Problem('not_an_archive', `${file} is empty, and not a Trailproof archive.`);
    }
    const before = sizeOf(file);
    db.pragma('journal_mode = WAL');
    emptyLog(db);
    requireSpace(db, file, options.freeBytes ?? freeOn);
    db.pragma('temp_store = FILE');
    db.exec('VACUUM');
    db.pragma('optimize');
    emptyLog(db);
    return { before, after: sizeOf(file) };
  } catch (thrown) {
    throw asProblem(thrown, file);
  } finally {
    db.close();
  }
}

/** @throws Problem busy, if it is to be locked against everybody and somebody has it open */
function formatOf(db: Database.Database, file: string, { isAlone }: CompactOptions): number {
  try {
    return checkFormat(db);
  } catch (thrown) {
    const problem = asProblem(thrown, file);
    if (!isAlone || !(problem instanceof Problem) || problem.code !== 'busy') throw problem;
    throw new Problem(
      'busy',
      `${file} is open in another program; close it there, then compact it again.`,
    );
  }
}

/** Puts the log back into the file; what a reader still needs of it stays until the next time. */
function emptyLog(db: Database.Database): void {
  db.pragma('wal_checkpoint(TRUNCATE)');
}

/** The content is written twice on the way: into a temporary file, and into the log beside it. */
function requireSpace(
  db: Database.Database,
  file: string,
  freeBytes: (folder: string) => number,
): void {
  const number = (name: string): number => Number(db.pragma(name, { simple: true }));
  const content = (number('page_count') - number('freelist_count')) * number('page_size');
  const beside = dirname(resolve(file));
  const temporary = temporaryFolder();
  const isOneDisk = statSync(beside).dev === statSync(temporary).dev;
  requireFree(beside, isOneDisk ? 2 * content : content, freeBytes);
  if (!isOneDisk) requireFree(temporary, content, freeBytes);
}

function requireFree(folder: string, needed: number, freeBytes: (folder: string) => number): void {
  const free = freeBytes(folder);
  if (free >= needed) return;
  throw new Problem(
    'unwritable',
    `Compacting needs ${megabytes(needed)} free on the disk of ${folder}, which has ${megabytes(free)}: make room there, then compact again.`,
  );
}

/** Where SQLite puts temporary files (sqlite.org/tempfiles.html, section 5). */
function temporaryFolder(): string {
  const { SQLITE_TMPDIR, TMPDIR, TEMP } = process.env;
  const named = [SQLITE_TMPDIR, TMPDIR, TEMP, '/var/tmp', '/usr/tmp', '/tmp', '.'];
  return named.find((folder) => folder !== undefined && existsSync(folder)) ?? '.';
}

function freeOn(folder: string): number {
  const { bavail, bsize } = statfsSync(folder);
  return bavail * bsize;
}

function megabytes(bytes: number): string {
  return `${Math.ceil(bytes / 1e6).toLocaleString('en')} MB`;
}
