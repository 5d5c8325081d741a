/**
 * The custody ledger: append-only, one hash chain per person and device.
 *
 * An entry is the canonical JSON (RFC 8785) of {chain, seq, prev, at, author, act, body}; its hash
 * is the SHA-256 of that text; `prev` is the hash of the entry before it in the same chain, or 64
 * zeros. The head of the archive is the SHA-256 of the canonical JSON of [[chain, seq, hash], …]
 * over the last entry of every chain, sorted by chain.
 */
import type { Profile } from '../../preload/contract/domain.ts';
import { canonical } from '../platform/canonical.ts';
import { now } from '../platform/clock.ts';
import { sha256Hex } from '../platform/hash.ts';
import { papersOf, type Papers, type ReadDb, type WriteDb } from './handles.ts';
import { sql } from './sql.ts';

/** Who acts, and on which chain. */
export interface Author {
  readonly profile: Profile;
  readonly chain: string;
}

export interface LedgerEntryText {
  readonly chain: string;
  readonly seq: number;
  readonly prev: string;
  readonly at: string;
  readonly author: Profile;
  readonly act: string;
  readonly body: Readonly<Record<string, unknown>>;
}

export interface Receipt {
  readonly chain: string;
  readonly seq: number;
  readonly hash: string;
  readonly at: string;
  readonly author: Profile;
}

const nothingBefore = '0'.repeat(64);

/** The chain of a person on a device: stable, and unlike any other person's or device's. */
export function chainOf(profile: Profile, device: string): string {
  return `${device}-${sha256Hex(profile.name.trim().toLowerCase()).slice(0, 8)}`;
}

/**
 * Records an act and what it changes in the papers, in one transaction.
 *
 * @param project writes the projections of the entry; replay calls the same function again.
 */
export function recordAct(
  db: WriteDb,
  author: Author,
  act: string,
  body: Readonly<Record<string, unknown>>,
  project: (papers: Papers, receipt: Receipt) => void = () => undefined,
): Receipt {
  return db.transaction(() => {
    const receipt = appendEntry(db, author, act, body);
    project(papersOf(db), receipt);
    return receipt;
  });
}

/** Appends an entry inside a transaction that the caller holds. */
export function appendEntry(
  db: WriteDb,
  author: Author,
  act: string,
  body: Readonly<Record<string, unknown>>,
): Receipt {
  const last = db.get<{ seq: number; hash: string }>(
    sql`SELECT seq, hash FROM ledger WHERE chain = ${author.chain} ORDER BY seq DESC LIMIT 1`,
  );
  const entry: LedgerEntryText = {
    chain: author.chain,
    seq: (last?.seq ?? 0) + 1,
    prev: last?.hash ?? nothingBefore,
    at: now(),
    author: author.profile,
    act,
    body,
  };
  const text = canonical(entry);
  const hash = sha256Hex(text);
  db.run(sql`INSERT INTO ledger (chain, seq, prev, hash, entry)
    VALUES (${entry.chain}, ${entry.seq}, ${entry.prev}, ${hash}, ${text})`);
  const { chain, seq, at, author: profile } = entry;
  return { chain, seq, hash, at, author: profile };
}

/** The place of the entry with that hash, if the ledger holds it. */
export function entryPlace(
  db: ReadDb,
  hash: string,
): { readonly chain: string; readonly seq: number } | undefined {
  return db.get(sql`SELECT chain, seq FROM ledger WHERE hash = ${hash}`);
}

/** The last entry of a chain: [chain, number, hash]. */
export type ChainHead = readonly [chain: string, seq: number, hash: string];

/** The hash over all chains' last entries: what an anchor names. */
export function ledgerHead(db: ReadDb): string {
  return headOf(chainHeads(db));
}

/** The last entries of all chains; with a row of the ledger, as they were when it was written. */
export function chainHeads(db: ReadDb, upTo: number = Number.MAX_SAFE_INTEGER): ChainHead[] {
  const heads = db.all<{ chain: string; seq: number; hash: string }>(
    sql`SELECT chain, max(seq) AS seq, hash FROM ledger WHERE rowid <= ${upTo}
      GROUP BY chain ORDER BY chain`,
  );
  return heads.map(({ chain, seq, hash }) => [chain, seq, hash]);
}

/** The head over these chains, in whatever order they come. */
export function headOf(heads: readonly ChainHead[]): string {
  return sha256Hex(canonical(heads.toSorted(([a], [b]) => compareBytes(a, b))));
}

/** As SQLite compares texts: by their bytes in UTF-8. */
function compareBytes(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}
