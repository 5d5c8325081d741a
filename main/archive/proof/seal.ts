/**
 * The act `record.sealed`: the archive commits to the records of one object, one by one. The import
 * seals objects as wholes, so that it stays fast; a proof of a single record needs this first.
 */
import type { Anchor } from '../../../preload/contract/integrity.ts';
import { anchorsOf } from '../anchors.ts';
import type { ReadDb, WriteDb } from '../handles.ts';
import { appendEntry, chainHeads, headOf, type Author, type ChainHead } from '../ledger.ts';
import { sql } from '../sql.ts';

/** What the act says, beside who and when. */
export interface SealBody {
  /** SHA-256 of the object's stored bytes. */
  readonly object: string;
  readonly records: number;
  /** Merkle root over the records (record-tree.ts). */
  readonly recordsRoot: string;
  /** Hash of the ledger's entry of the import step that added the object. */
  readonly step: string;
}

/** A seal in the ledger, and the heads of the chains when it was its newest entry. */
export interface Seal {
  readonly entry: string;
  readonly heads: readonly ChainHead[];
  readonly head: string;
  /** What took that head, or a later one that covers it, out of the file. */
  readonly anchor: Anchor | undefined;
}

interface SealRow {
  readonly rowid: number;
  readonly entry: string;
}

/**
 * The seal of an object that a proof leads through: one that an anchor covers, else one that is still
 * the newest entry, else a new one. Each leads to the head of its own moment, so that no entry lies
 * in between: those that followed would be given away, with the notes in them.
 */
export function sealFor(db: WriteDb, author: Author, body: SealBody): Seal {
  return db.transaction(() => {
    const known = knownSeal(db, body);
    if (known !== undefined) return known;
    const { chain, seq } = appendEntry(db, author, 'record.sealed', { ...body });
    const row = db.get<SealRow>(
      sql`SELECT rowid, entry FROM ledger WHERE chain = ${chain} AND seq = ${seq}`,
    );
    if (row === undefined) throw new Error('the seal that was just written is gone');
    return sealOf(db, row, undefined);
  });
}

function knownSeal(db: ReadDb, { object, recordsRoot, step }: SealBody): Seal | undefined {
  const rows = db.all<SealRow>(sql`SELECT rowid, entry FROM ledger
    WHERE json_extract(entry, '$.act') = 'record.sealed'
      AND json_extract(entry, '$.body.object') = ${object}
      AND json_extract(entry, '$.body.recordsRoot') = ${recordsRoot}
      AND json_extract(entry, '$.body.step') = ${step} ORDER BY rowid`);
  if (rows.length === 0) return undefined;
  const anchors = anchorsOf(db);
  const seals = rows.map((row) => sealOf(db, row, anchors));
  return (
    seals.find(({ anchor }) => anchor?.kind === 'time stamp') ??
    seals.find(({ anchor }) => anchor !== undefined) ??
    seals.find(({ head }) => head === headOf(chainHeads(db)))
  );
}

/** A time stamp speaks of one head only; a signed report carries the whole ledger up to its own. */
function sealOf(db: ReadDb, { rowid, entry }: SealRow, anchors: readonly Anchor[] = []): Seal {
  const heads = chainHeads(db, rowid);
  const head = headOf(heads);
  const acts = heads.reduce((sum, [, seq]) => sum + seq, 0);
  const anchor =
    anchors.find((each) => each.kind === 'time stamp' && each.head === head) ??
    anchors.find((each) => each.kind === 'report' && each.acts >= acts);
  return { entry, heads, head, anchor };
}
