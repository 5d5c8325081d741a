import { RaisedAlert, type RaisedId } from '../../../preload/contract/views.ts';
import { Problem } from '../../../preload/contract/errors.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import { RaisedBody } from '../views/bodies.ts';
import { raisedSentence } from './alert-words.ts';

interface Row {
  readonly raised: string;
  readonly at: string;
  readonly acknowledged: string | null;
}

/**
 * Alerts that were raised, newest first, with how many there are and how many nobody took note of.
 *
 * @param open only of the latter
 */
export function raisedAlerts(
  db: ReadDb,
  limit: number,
  { open = false }: { readonly open?: boolean | undefined } = {},
): { open: number; total: number; alerts: RaisedAlert[] } {
  const rows = db.all<Row>(sql`SELECT * FROM raised_alert
    WHERE ${Number(open)} = 0 OR acknowledged IS NULL ORDER BY n DESC LIMIT ${limit}`);
  const counts = db.get<{ open: number; total: number }>(
    sql`SELECT count(*) AS total, (SELECT count(*) FROM raised_alert
      WHERE (acknowledged IS NULL) = 1) AS open FROM raised_alert`,
  );
  return { open: counts?.open ?? 0, total: counts?.total ?? 0, alerts: rows.map(alertOf) };
}

/** @throws Problem not_found */
export function raisedAlert(db: ReadDb, id: RaisedId): RaisedAlert {
  const row = db.get<Row>(sql`SELECT * FROM raised_alert WHERE id = ${id}`);
  if (row === undefined) throw new Problem('not_found', `There is no alert ${id}.`);
  return alertOf(row);
}

function alertOf({ raised, at, acknowledged }: Row): RaisedAlert {
  const body = RaisedBody.parse(JSON.parse(raised));
  const { alert, view, name, query, value, from, to, events, fresh } = body;
  return RaisedAlert.parse({
    id: alert,
    view,
    name,
    query,
    value,
    sentence: raisedSentence(body),
    from,
    to,
    events,
    fresh,
    raisedAt: at,
    acknowledged: acknowledged === null ? null : JSON.parse(acknowledged),
  });
}
