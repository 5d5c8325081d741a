import { z } from 'zod';
import { canonical } from '../../platform/canonical.ts';
import { actsOf, type Act } from './acts.ts';
import type { Context } from './context.ts';
import type { Findings } from './findings.ts';
import type { PaperRow, PaperRows } from './paper-rows.ts';

const text = z.string().min(1);
const count = z.number().int().nonnegative();
const json = z.record(z.string(), z.unknown());

const Saved = z.strictObject({
  view: text,
  name: text,
  query: z.string(),
  table: json.nullable(),
  pinned: z.boolean(),
  alert: json.nullable(),
  since: count,
});
const Pinned = z.strictObject({ view: text, pinned: z.boolean() });
const Removed = z.strictObject({ view: text });
const Checked = z.strictObject({
  upTo: count,
  rules: z.array(text),
  raised: z.array(
    z.strictObject({
      alert: z.string().regex(/^R-\d+$/),
      view: text,
      name: text,
      query: z.string(),
      rule: json,
      value: z.string().nullable(),
      from: text,
      to: text,
      events: count,
      fresh: count,
      crowds: count.optional(),
      first: z.array(z.strictObject({ ref: count, object: z.string(), ordinal: count })),
    }),
  ),
});
const Acknowledged = z.strictObject({ alerts: z.array(text), note: text.nullable() });
const Planned = z.strictObject({ schedule: text, plan: json });
const Unplanned = z.strictObject({ schedule: text });
const Ran = z.strictObject({ schedule: text, ran: json });

const tables = ['saved_view', 'raised_alert', 'alert_check', 'schedule'] as const;
type Table = (typeof tables)[number];
type Row = Record<string, string | number | null>;

/**
 * Views, alerts and schedules told a second time from the ledger: each table is folded from the acts
 * and compared as a whole, so that a row changed, put in or taken out is found.
 */
export class ViewReplay {
  readonly #context: Context;
  readonly #papers: PaperRows;
  readonly #findings: Findings;
  readonly #rows: Readonly<Record<Table, Map<string, Row>>> = {
    saved_view: new Map(),
    raised_alert: new Map(),
    alert_check: new Map(),
    schedule: new Map(),
  };

  constructor(context: Context, papers: PaperRows, findings: Findings) {
    this.#context = context;
    this.#papers = papers;
    this.#findings = findings;
  }

  /** Replays all of them and compares; returns how many acts there were. An archive of a format before 6 has none. */
  async all(): Promise<number> {
    const { db, pace } = this.#context;
    const knows = db.prepare("SELECT 1 FROM sqlite_schema WHERE name = 'saved_view'").get();
    if (knows === undefined) return 0;
    const acts = Object.keys(this.#folds).flatMap((name) => [...actsOf(db, name)]);
    for (const act of acts.sort((a, b) => a.row - b.row)) {
      if (this.#folds[act.name]?.(act) !== true) {
        this.#findings.add(act.place, 'its body is not what such an act says');
      }
      await pace.breathe();
    }
    for (const table of tables) {
      this.#papers.compare(table, {}, [...this.#rows[table].values()] satisfies PaperRow[]);
    }
    return acts.length;
  }

  readonly #folds: Readonly<Record<string, (act: Act) => boolean>> = {
    'view.saved': ({ author, at, body }) => {
      const said = Saved.safeParse(body);
      if (!said.success) return false;
      const { view, name, query, table, pinned, alert, since } = said.data;
      this.#rows.saved_view.set(view, {
        id: view,
        name,
        query,
        shape: table === null ? null : canonical(table),
        pinned: Number(pinned),
        alert: alert === null ? null : canonical(alert),
        since,
        author,
        at,
      });
      return true;
    },
    'view.pinned': ({ body }) => {
      const said = Pinned.safeParse(body);
      const row = said.success ? this.#rows.saved_view.get(said.data.view) : undefined;
      if (!said.success || row === undefined) return false;
      row['pinned'] = Number(said.data.pinned);
      return true;
    },
    'view.removed': ({ body }) => {
      const said = Removed.safeParse(body);
      return said.success && this.#rows.saved_view.delete(said.data.view);
    },
    'alerts.checked': ({ chain, seq, at, body }) => {
      const said = Checked.safeParse(body);
      if (!said.success) return false;
      this.#rows.alert_check.set(`${chain} ${seq}`, { chain, seq, up_to: said.data.upTo });
      for (const raised of said.data.raised) {
        const { alert: id, view } = raised;
        if (this.#rows.raised_alert.has(id)) return false;
        const row = { id, n: Number(id.slice(2)), view, raised: canonical(raised), at };
        this.#rows.raised_alert.set(id, { ...row, acknowledged: null });
      }
      return true;
    },
    'alert.acknowledged': ({ author, at, body }) => {
      const said = Acknowledged.safeParse(body);
      if (!said.success) return false;
      const { alerts, note } = said.data;
      return alerts.every((id) => {
        const row = this.#rows.raised_alert.get(id);
        if (row !== undefined) row['acknowledged'] ??= canonical({ by: author, at, note });
        return row !== undefined;
      });
    },
    'schedule.saved': ({ author, at, body }) => {
      const said = Planned.safeParse(body);
      if (!said.success) return false;
      const { schedule: id, plan } = said.data;
      const last = this.#rows.schedule.get(id)?.['last'] ?? null;
      this.#rows.schedule.set(id, { id, plan: canonical(plan), author, at, last });
      return true;
    },
    'schedule.removed': ({ body }) => {
      const said = Unplanned.safeParse(body);
      return said.success && this.#rows.schedule.delete(said.data.schedule);
    },
    'schedule.ran': ({ body }) => {
      const said = Ran.safeParse(body);
      if (!said.success) return false;
      const row = this.#rows.schedule.get(said.data.schedule);
      // It may be removed while it runs.
      if (row !== undefined) row['last'] = canonical(said.data.ran);
      return true;
    },
  };
}
