import type { RaisedId } from '../../../preload/contract/views.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import type { WriteDb } from '../../archive/handles.ts';
import type { Author } from '../../archive/ledger.ts';
import { sql } from '../../archive/sql.ts';
import { recordPaper } from '../projections.ts';

/**
 * Says that somebody took note of alerts, in one act. One that is acknowledged already stays so.
 *
 * @returns how many were open
 * @throws Problem not_found
 */
export function acknowledgeAlerts(
  db: WriteDb,
  author: Author,
  ids: readonly RaisedId[],
  note: string | null,
): number {
  const open = [...new Set(ids)].filter((id) => {
    const row = db.get<{ open: number }>(
      sql`SELECT acknowledged IS NULL AS open FROM raised_alert WHERE id = ${id}`,
    );
    if (row === undefined) throw new Problem('not_found', `There is no alert ${id}.`);
    return row.open === 1;
  });
  if (open.length === 0) return 0;
  const body = { alerts: open, note };
  recordPaper(db, author, 'alert.acknowledged', body);
  return open.length;
}
