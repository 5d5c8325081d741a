/**
 * Saved views, the alerts they raise, and schedules of collecting. Reasons: docs/decisions/0021.
 *
 * `saved_view` holds what stands of each view, `schedule` of each schedule; `raised_alert` what checks
 * found, and who took note of it. `alert_check` says up to which original the events were checked.
 * All four are projections of the ledger.
 */
export const version = 6;

export const statements = `
CREATE TABLE saved_view (
  id TEXT PRIMARY KEY,
  name TEXT NOT NULL,
  query TEXT NOT NULL,
  shape TEXT,
  pinned INTEGER NOT NULL CHECK (pinned IN (0, 1)),
  alert TEXT,
  since INTEGER NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE raised_alert (
  id TEXT PRIMARY KEY,
  n INTEGER NOT NULL UNIQUE,
  view TEXT NOT NULL,
  raised TEXT NOT NULL,
  at TEXT NOT NULL,
  acknowledged TEXT
) STRICT, WITHOUT ROWID;
CREATE INDEX raised_alert_open ON raised_alert (acknowledged IS NULL);

CREATE TABLE alert_check (
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  up_to INTEGER NOT NULL,
  PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE schedule (
  id TEXT PRIMARY KEY,
  plan TEXT NOT NULL,
  author TEXT NOT NULL,
  at TEXT NOT NULL,
  last TEXT
) STRICT, WITHOUT ROWID;
`;

export const sealed = [] as const;
