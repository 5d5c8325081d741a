import type Database from 'better-sqlite3';
import { headOf, type ChainHead } from '../chain.ts';
import { isObject, objectIn, parsedOrUndefined, textIn } from './json.ts';

/** An act that took a head out of the file, by its own words. */
export interface ToldAnchor {
  readonly kind: 'report' | 'stamp';
  readonly place: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Entries that were written before it. */
  readonly before: number;
}

/** The ledger in the order in which it was written. */
export interface LedgerHistory {
  readonly acts: number;
  /** Of every head that the ledger ever had, how many entries it stood for. */
  readonly heads: ReadonlyMap<string, number>;
  /** Hashes of each chain's entries, in the order of their numbers from 1. */
  readonly chains: ReadonlyMap<string, readonly string[]>;
  readonly anchors: readonly ToldAnchor[];
}

interface Row extends Record<'chain' | 'hash' | 'entry', string> {
  readonly seq: number;
}

/** Reads the whole ledger; rows lie in the order in which they were written. */
export async function ledgerHistory(
  db: Database.Database,
  breathe: () => Promise<void>,
): Promise<LedgerHistory> {
  const last = new Map<string, ChainHead>();
  const heads = new Map<string, number>();
  const chains = new Map<string, string[]>();
  const anchors: ToldAnchor[] = [];
  let acts = 0;
  const rows = db.prepare('SELECT chain, seq, hash, entry FROM ledger ORDER BY rowid').iterate();
  for (const row of rows as Iterable<Row>) {
    const anchor = anchorIn(row, acts);
    if (anchor !== undefined) anchors.push(anchor);
    acts += 1;
    last.set(row.chain, [row.chain, row.seq, row.hash]);
    heads.set(headOf([...last.values()]), acts);
    const chain = chains.get(row.chain) ?? [];
    chain[row.seq - 1] = row.hash;
    chains.set(row.chain, chain);
    await breathe();
  }
  return { acts, heads, chains, anchors };
}

/** Canonical JSON puts `act` first: other entries are not even parsed. */
function anchorIn({ chain, seq, entry }: Row, before: number): ToldAnchor | undefined {
  const kind = entry.startsWith('{"act":"report.created"')
    ? 'report'
    : entry.startsWith('{"act":"head.timestamped"')
      ? 'stamp'
      : undefined;
  const value = kind === undefined ? undefined : parsedOrUndefined(entry);
  if (kind === undefined || !isObject(value)) return undefined;
  return { kind, place: `ledger ${chain} ${seq}`, body: objectIn(value, 'body'), before };
}

/** The head that an anchor names. */
export function headIn({ body }: ToldAnchor): string {
  return textIn(body, 'head');
}
