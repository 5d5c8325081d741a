import type { z } from 'zod';
import type { Papers } from '../../archive/handles.ts';
import type { Receipt } from '../../archive/ledger.ts';
import { sql } from '../../archive/sql.ts';
import { canonical } from '../../platform/canonical.ts';
import type {
  AcknowledgedBody,
  CheckedBody,
  PinnedBody,
  RemovedBody,
  SavedBody,
} from './bodies.ts';

type Written = Omit<Receipt, 'hash'>;

/** The row of 'view.saved': it takes the place of what that view was. */
export function projectSaved(papers: Papers, { at, author }: Written, body: SavedBody): void {
  const { view, name, query, table, pinned, alert, since } = body;
  papers.remove('saved_view', { id: view });
  papers.insert('saved_view', {
    id: view,
    name,
    query,
    shape: table === null ? null : canonical(table),
    pinned: Number(pinned),
    alert: alert === null ? null : canonical(alert),
    since,
    author: author.name,
    at,
  });
}

/** The row after 'view.pinned'; who saved the view stays its author. */
export function projectPinned(papers: Papers, body: z.infer<typeof PinnedBody>): void {
  const row = papers.get<Readonly<Record<string, string | number | null>>>(
    sql`SELECT * FROM saved_view WHERE id = ${body.view}`,
  );
  if (row === undefined) return;
  papers.remove('saved_view', { id: body.view });
  papers.insert('saved_view', { ...row, pinned: Number(body.pinned) });
}

/** 'view.removed': what it raised stays. */
export function projectRemoved(papers: Papers, body: z.infer<typeof RemovedBody>): void {
  papers.remove('saved_view', { id: body.view });
}

/** The rows of 'alerts.checked'. */
export function projectChecked(
  papers: Papers,
  { chain, seq, at }: Written,
  body: CheckedBody,
): void {
  papers.insert('alert_check', { chain, seq, up_to: body.upTo });
  for (const raised of body.raised) {
    const n = Number(raised.alert.slice(2));
    const row = { id: raised.alert, n, view: raised.view, raised: canonical(raised), at };
    papers.insert('raised_alert', { ...row, acknowledged: null });
  }
}

/** The rows after 'alert.acknowledged'; the first who took note of an alert is told. */
export function projectAcknowledged(
  papers: Papers,
  { at, author }: Written,
  { alerts, note }: z.infer<typeof AcknowledgedBody>,
): void {
  for (const id of alerts) {
    const row = papers.get<Readonly<Record<string, string | number | null>>>(
      sql`SELECT * FROM raised_alert WHERE id = ${id} AND acknowledged IS NULL`,
    );
    if (row === undefined) continue;
    papers.remove('raised_alert', { id });
    const acknowledged = canonical({ by: author.name, at, note });
    papers.insert('raised_alert', { ...row, acknowledged });
  }
}
