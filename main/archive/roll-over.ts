/**
 * Continuing in a new file. The new archive holds nothing of the old one but a link in its ledger: the
 * act `engagement.continues`, with the old one's chains and head, its last event and the SHA-256 of its
 * file. The old one says `engagement.continued`, under the same id, before that head: so each names
 * the other, and the new one seals the old one's ledger to its end.
 */
import type Database from 'better-sqlite3';
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import { basename, dirname, resolve } from 'node:path';
import { Problem } from '../../preload/contract/errors.ts';
import { draftBeside, nameDraft, removeQuietly, syncFile } from '../platform/files.ts';
import { sha256HexOfFile } from '../platform/hash.ts';
import { asProblem, connect } from './connect.ts';
import { readHandle, writeHandle, type ReadDb, type WriteDb } from './handles.ts';
import { chainHeads, ledgerHead, recordAct, type Author } from './ledger.ts';
import { openArchive } from './open.ts';
import { createEngagement, engagementOf, isEngagement } from './summary.ts';

export interface RollOver {
  readonly file: string;
  /** The new archive; never a file that exists. */
  readonly out: string;
  readonly name: string;
  readonly author: Author;
  /** What else holds in the new archive, by acts of its own. */
  readonly carry?: (from: ReadDb, to: WriteDb, author: Author) => void;
  readonly waitSeconds?: number | undefined;
}

/** What the new archive says of the old one. */
export interface Link {
  readonly id: string;
  readonly name: string;
  readonly file: string;
  readonly head: string;
  /** Chain, number and hash of the last entry of every chain, sorted by chain. */
  readonly chains: readonly (readonly [string, number, string])[];
  /** Of the file, once its log was put back into it; anything written later changes it. */
  readonly sha256: string;
  readonly events: number;
  readonly last_event: string | null;
}

/**
 * Makes the successor of an archive, and names each in the other's ledger. No evidence is carried over.
 * If it fails after the old archive was told, the act stays there, and names a file that is not.
 *
 * @returns the link, and the new archive's head
 * @throws Problem refused (the name is taken), busy, unwritable, not_found, and as `openArchive`
 */
export async function rollOver(wanted: RollOver): Promise<Link & { readonly newHead: string }> {
  const { file, out, name, author } = wanted;
  refuseUnfit(file, out);
  openArchive(file, { waitSeconds: wanted.waitSeconds ?? 5 }).close();
  const draft = draftBeside(out);
  const old = connect(file, wanted.waitSeconds ?? 5);
  try {
    if (!isEngagement(readHandle(old))) throw noEngagement(file);
    const next = openArchive(draft, { create: true });
    try {
      createEngagement(next.write, author, name);
      const link = await nameSuccessor(old, { name, file: basename(out) }, author);
      recordAct(next.write, author, 'engagement.continues', { ...link });
      wanted.carry?.(readHandle(old), next.write, author);
      const newHead = ledgerHead(next.read);
      next.close();
      syncFile(draft);
      nameDraft(draft, out);
      return { ...link, newHead };
    } finally {
      next.close();
    }
  } catch (thrown) {
    throw asProblem(thrown, file);
  } finally {
    old.close();
    for (const part of ['', '-wal', '-shm']) removeQuietly(draft + part);
  }
}

function refuseUnfit(file: string, out: string): void {
  if (!existsSync(file)) throw new Problem('not_found', `${file} does not exist.`);
  if (existsSync(out)) {
    throw new Problem('refused', `${out} exists already; choose another name for the new archive.`);
  }
  if (!existsSync(dirname(resolve(out)))) {
    throw new Problem('unwritable', `${out} cannot be made: its folder does not exist.`);
  }
}

function noEngagement(file: string): Problem {
  return new Problem('not_an_archive', `${file} is empty: there is nothing to continue.`);
}

async function nameSuccessor(
  old: Database.Database,
  successor: { readonly name: string; readonly file: string },
  author: Author,
): Promise<Link> {
  const db = writeHandle(old);
  const id = randomUUID();
  recordAct(db, author, 'engagement.continued', { id, ...successor });
  emptyLog(old);
  // Nobody else writes from here to the end: the file is what its hash says.
  old.exec('BEGIN IMMEDIATE');
  try {
    refuseUnlessOneFile(old.name);
    const { name, events, to } = engagementOf(db);
    return {
      id,
      name,
      file: basename(old.name),
      head: ledgerHead(db),
      chains: chainHeads(db),
      sha256: await sha256HexOfFile(old.name),
      events,
      last_event: to,
    };
  } finally {
    old.exec('ROLLBACK');
  }
}

function emptyLog(old: Database.Database): void {
  old.pragma('wal_checkpoint(TRUNCATE)');
}

function refuseUnlessOneFile(file: string): void {
  if ((statSync(`${file}-wal`, { throwIfNoEntry: false })?.size ?? 0) === 0) return;
  throw new Problem(
    'busy',
    `${file} is in use by another program; continue it in a new file when that is done.`,
  );
}
