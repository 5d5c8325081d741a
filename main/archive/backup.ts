import type Database from 'better-sqlite3';
import { existsSync, statSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import {
  draftBeside,
  makePrivate,
  nameDraft,
  reasonOf,
  removeQuietly,
  syncFile,
} from '../platform/files.ts';
import { asProblem, connect } from './connect.ts';
import { connectToRead } from './connect-to-read.ts';
import { readHandle } from './handles.ts';
import { ledgerHead } from './ledger.ts';
import { checkFormat } from './migrate.ts';

/** What a copy is: its size in bytes and the head of its ledger. */
export interface Backup {
  readonly bytes: number;
  readonly head: string;
}

export interface BackupOptions {
  readonly signal?: AbortSignal | undefined;
  /** Bytes copied, of all. */
  readonly onProgress?: ((done: number, total: number) => void) | undefined;
  readonly waitSeconds?: number | undefined;
}

/** A quarter of a megabyte: between two steps a cancelled copy stops, and others are answered. */
const pagesAtATime = 64;

/**
 * Copies an archive as it is at this moment, while it is open and written to elsewhere. The copy is
 * checked (SQLite's integrity check, the ledger's head) before it gets its name; it is one file that
 * can be read on a disk that cannot be written to.
 *
 * @throws Problem refused (the name is taken), cancelled, unwritable, archive_damaged, and as
 *   `openArchive` for the archive itself
 */
export async function backUp(
  file: string,
  out: string,
  options: BackupOptions = {},
): Promise<Backup> {
  refuseUnfit(file, out);
  const draft = draftBeside(out);
  const { source, close } = beginReading(file, options.waitSeconds ?? 5);
  try {
    const head = ledgerHead(readHandle(source));
    makePrivate(draft);
    await copyPages(source, draft, options);
    checkCopy(draft, { file, head });
    syncFile(draft);
    nameDraft(draft, out);
    return { bytes: statSync(out).size, head };
  } catch (thrown) {
    throw asCopyProblem(thrown, out);
  } finally {
    close();
    for (const part of ['', '-journal', '-wal', '-shm']) removeQuietly(draft + part);
  }
}

function refuseUnfit(file: string, out: string): void {
  if (resolve(file) === resolve(out)) {
    throw new Problem('refused', `${out} is the archive itself; choose another name for the copy.`);
  }
  if (existsSync(out)) {
    throw new Problem('refused', `${out} exists already; choose another name for the copy.`);
  }
  if (!existsSync(dirname(resolve(out)))) {
    throw new Problem('unwritable', `${out} cannot be made: its folder does not exist.`);
  }
}

/**
 * A connection with a reading transaction: SQLite would begin the copy anew whenever another program
 * writes, and during an import it would never end.
 */
function beginReading(
  file: string,
  waitSeconds: number,
): { readonly source: Database.Database; readonly close: () => void } {
  if (!existsSync(file)) throw new Problem('not_found', `${file} does not exist.`);
  const reading = connectToRead(file, waitSeconds);
  const source = reading.connection;
  try {
    source.exec('BEGIN');
    if (checkFormat(source) === 0) {
      throw new Problem('not_an_archive', `${file} is empty, and not a Trailproof archive.`);
    }
    return { source, close: () => reading.close() };
  } catch (thrown) {
    reading.close();
    throw asProblem(thrown, file);
  }
}

async function copyPages(
  source: Database.Database,
  draft: string,
  { signal, onProgress }: BackupOptions,
): Promise<void> {
  const pageSize = Number(source.pragma('page_size', { simple: true }));
  const copied = await source.backup(draft, {
    progress({ totalPages, remainingPages }) {
      if (signal?.aborted) {
        throw new Problem('cancelled', 'No copy was made: it was stopped before its end.');
      }
      onProgress?.((totalPages - remainingPages) * pageSize, totalPages * pageSize);
      return pagesAtATime;
    },
  });
  onProgress?.(copied.totalPages * pageSize, copied.totalPages * pageSize);
}

/**
 * Looks at the copy by itself.
 *
 * Limit: SQLite's integrity check is one call; nothing else is answered on this thread meanwhile.
 */
function checkCopy(draft: string, from: { readonly file: string; readonly head: string }): void {
  const copy = connect(draft, 0);
  try {
    // A write-ahead log needs a second file beside this one, which a read-only disk does not take.
    copy.pragma('journal_mode = DELETE');
    checkFormat(copy);
    const [found] = copy.prepare('PRAGMA integrity_check(1)').pluck().all();
    if (found !== 'ok') throw damaged(from.file, String(found));
    if (ledgerHead(readHandle(copy)) !== from.head) {
      throw damaged(from.file, 'the ledger of the copy ends otherwise');
    }
  } finally {
    copy.close();
  }
}

function damaged(file: string, found: string): Problem {
  return new Problem(
    'archive_damaged',
    `No copy of ${file} was kept, because it is not sound: ${found.replaceAll(/\s+/g, ' ')}.`,
  );
}

function asCopyProblem(thrown: unknown, out: string): unknown {
  const problem = asProblem(thrown, out);
  const code = (problem as NodeJS.ErrnoException | null)?.code;
  const isOfTheDisk = !(problem instanceof Problem) && typeof code === 'string';
  if (!isOfTheDisk || code.startsWith('SQLITE_')) return problem;
  return new Problem('unwritable', `${out} cannot be written: ${reasonOf(thrown)}.`);
}
