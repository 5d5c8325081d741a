/**
 * Anchors: acts whose head left the file, in a signed report or under a time stamp. Whoever rewrites
 * the whole ledger cannot rewrite those copies.
 */
import type { Anchor } from '../../preload/contract/integrity.ts';
import type { ReadDb } from './handles.ts';
import { headOf, type LedgerEntryText } from './ledger.ts';
import { sql } from './sql.ts';

/** The acts of anchors: a signed report's, and a time stamp's. */
export const anchorActs = { report: 'report.created', stamp: 'head.timestamped' } as const;

/**
 * Every anchor, oldest first, with how many acts its head covers: the entries that were there when
 * that was the head, in the order in which they were written. 0 if the ledger never had that head.
 */
export function anchorsOf(db: ReadDb): Anchor[] {
  const rows = db.all<{ hash: string; entry: string }>(sql`SELECT hash, entry FROM ledger
    WHERE (json_extract(entry, '$.act') = ${anchorActs.report}
        AND json_extract(entry, '$.body.level') <> 'none')
      OR json_extract(entry, '$.act') = ${anchorActs.stamp} ORDER BY rowid`);
  if (rows.length === 0) return [];
  const covered = coveredBy(db);
  return rows.map(({ hash, entry }) => {
    const { at, act, body } = JSON.parse(entry) as LedgerEntryText;
    const isStamp = act === anchorActs.stamp;
    const head = String(body['head']);
    return {
      kind: isStamp ? 'time stamp' : 'report',
      // A time stamp tells its own time; a report's is that of the act.
      at: isStamp ? String(body['at']) : at,
      by: String(isStamp ? body['authority'] : body['signer']),
      name: isStamp ? '' : String(body['id']),
      head,
      acts: covered.get(head) ?? 0,
      entry: hash,
    };
  });
}

/** Of each head that the ledger ever had, how many entries it stood for. */
function coveredBy(db: ReadDb): Map<string, number> {
  const found = new Map<string, number>();
  const last = new Map<string, readonly [string, number, string]>();
  let acts = 0;
  for (const { chain, seq, hash } of db.iterate<{ chain: string; seq: number; hash: string }>(
    sql`SELECT chain, seq, hash FROM ledger ORDER BY rowid`,
  )) {
    last.set(chain, [chain, seq, hash]);
    acts += 1;
    found.set(headOf([...last.values()]), acts);
  }
  return found;
}
