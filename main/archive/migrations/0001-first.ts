/**
 * The first shape of an archive. Reasons for the layout, with figures: docs/decisions/0003.
 *
 * Originals lie one behind the other in packs, so that small files waste no pages. An event names its
 * texts by number: through `action` (what), `identity` (who) and `place` (whose trail, where), which
 * many events share, or in `dict` itself. Indexes are made by ingest/indexes.ts.
 *
 * References inside the index are not declared: checking them would cost a tenth of the import; the
 * archive's verification checks every one.
 *
 * Sealed tables only grow: triggers refuse every UPDATE and DELETE. What people do is in the ledger;
 * annotation, assessment, population and conclusion are projections of it, written in the same
 * transaction; `hour` counts events and can be counted again.
 */
export const version = 1;

export const statements = `
CREATE TABLE meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT, WITHOUT ROWID;

CREATE TABLE run (
  id INTEGER PRIMARY KEY,
  started_at TEXT NOT NULL,
  finished_at TEXT,
  author TEXT NOT NULL,
  sources TEXT NOT NULL,
  state TEXT NOT NULL CHECK (state IN ('running', 'finished', 'cancelled')),
  objects INTEGER NOT NULL DEFAULT 0,
  known INTEGER NOT NULL DEFAULT 0,
  records INTEGER NOT NULL DEFAULT 0,
  indexed INTEGER NOT NULL DEFAULT 0,
  duplicates INTEGER NOT NULL DEFAULT 0,
  conflicts INTEGER NOT NULL DEFAULT 0,
  rejected INTEGER NOT NULL DEFAULT 0,
  CHECK (records = indexed + duplicates + conflicts + rejected)
) STRICT;

CREATE TABLE pack (id INTEGER PRIMARY KEY, bytes BLOB NOT NULL) STRICT;

CREATE TABLE object (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL,
  text_sha256 BLOB,
  kind TEXT NOT NULL CHECK (kind IN ('log', 'digest', 'unreadable')),
  shape TEXT NOT NULL,
  pack INTEGER NOT NULL,
  start INTEGER NOT NULL,
  size INTEGER NOT NULL,
  text_size INTEGER NOT NULL,
  records INTEGER NOT NULL,
  duplicates INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  CHECK (records >= duplicates + rejected)
) STRICT;
CREATE INDEX object_sha256 ON object (substr(sha256, 1, 8));

CREATE TABLE folder (id INTEGER PRIMARY KEY, path TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE origin (
  object INTEGER NOT NULL,
  n INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  folder INTEGER NOT NULL,
  name TEXT NOT NULL,
  metadata TEXT,
  PRIMARY KEY (object, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE sidecar (
  sha256 BLOB PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  kind TEXT NOT NULL CHECK (kind IN ('object-metadata', 'public-keys')),
  name TEXT NOT NULL,
  bytes BLOB NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE ignored (
  run INTEGER NOT NULL REFERENCES run,
  path TEXT NOT NULL,
  reason TEXT NOT NULL
) STRICT;

CREATE TABLE rejection (
  object INTEGER NOT NULL,
  run INTEGER NOT NULL REFERENCES run,
  name TEXT NOT NULL,
  ordinal INTEGER,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

CREATE TABLE duplicate (
  event INTEGER NOT NULL,
  object INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL
) STRICT;

CREATE TABLE conflict (
  event INTEGER PRIMARY KEY,
  first INTEGER NOT NULL
) STRICT;

CREATE TABLE dict (id INTEGER PRIMARY KEY, hash INTEGER NOT NULL, value TEXT NOT NULL) STRICT;

CREATE TABLE action (
  id INTEGER PRIMARY KEY,
  event_name INTEGER NOT NULL,
  event_source INTEGER NOT NULL,
  event_type INTEGER NOT NULL,
  category INTEGER NOT NULL
) STRICT;

CREATE TABLE place (
  id INTEGER PRIMARY KEY,
  account INTEGER NOT NULL,
  region INTEGER NOT NULL
) STRICT;

CREATE TABLE identity (
  id INTEGER PRIMARY KEY,
  type INTEGER NOT NULL,
  principal INTEGER NOT NULL,
  arn INTEGER NOT NULL,
  account INTEGER NOT NULL,
  access_key INTEGER NOT NULL,
  user_name INTEGER NOT NULL,
  invoked_by INTEGER NOT NULL,
  issuer INTEGER NOT NULL,
  source_identity INTEGER NOT NULL,
  on_behalf_of INTEGER NOT NULL,
  kind INTEGER NOT NULL,
  temporary INTEGER NOT NULL CHECK (temporary IN (0, 1)),
  who INTEGER NOT NULL,
  actor INTEGER NOT NULL,
  ground INTEGER NOT NULL
) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  high INTEGER NOT NULL,
  object INTEGER NOT NULL,
  ordinal INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  flags INTEGER NOT NULL,
  action INTEGER NOT NULL,
  identity INTEGER NOT NULL,
  place INTEGER NOT NULL,
  source_ip INTEGER NOT NULL,
  user_agent INTEGER NOT NULL,
  error_code INTEGER NOT NULL
) STRICT;

CREATE TABLE hour (
  dimension INTEGER NOT NULL,
  value INTEGER NOT NULL,
  hour INTEGER NOT NULL,
  events INTEGER NOT NULL,
  PRIMARY KEY (dimension, value, hour)
) STRICT, WITHOUT ROWID;

CREATE TABLE ledger (
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  prev TEXT NOT NULL,
  hash TEXT NOT NULL UNIQUE,
  entry TEXT NOT NULL,
  PRIMARY KEY (chain, seq)
) STRICT;

CREATE TABLE annotation (
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  event INTEGER NOT NULL REFERENCES event,
  note TEXT,
  tag TEXT,
  status TEXT,
  reason TEXT,
  PRIMARY KEY (chain, seq, event)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_event ON annotation (event);

CREATE TABLE assessment (
  id TEXT PRIMARY KEY,
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  name TEXT NOT NULL,
  framework TEXT NOT NULL,
  framework_sha256 TEXT NOT NULL,
  framework_json TEXT NOT NULL,
  period_from TEXT NOT NULL,
  period_to TEXT NOT NULL,
  accounts TEXT NOT NULL,
  regions TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE population (
  assessment TEXT NOT NULL REFERENCES assessment,
  control TEXT NOT NULL,
  rule_sha256 TEXT NOT NULL,
  count INTEGER NOT NULL,
  hash TEXT NOT NULL,
  PRIMARY KEY (assessment, control)
) STRICT, WITHOUT ROWID;

CREATE TABLE population_item (
  assessment TEXT NOT NULL,
  control TEXT NOT NULL,
  event INTEGER NOT NULL REFERENCES event,
  PRIMARY KEY (assessment, control, event)
) STRICT, WITHOUT ROWID;

CREATE TABLE conclusion (
  assessment TEXT NOT NULL,
  control TEXT NOT NULL,
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  result TEXT NOT NULL,
  rationale TEXT NOT NULL,
  PRIMARY KEY (assessment, control, chain, seq)
) STRICT, WITHOUT ROWID;

INSERT INTO dict (id, hash, value) VALUES (0, 0, '');
INSERT INTO meta (key, value) VALUES ('indexed_objects', '0');
`;

/** Tables whose rows are facts: once written they are neither changed nor removed. */
export const sealed = [
  'pack',
  'object',
  'folder',
  'origin',
  'sidecar',
  'ignored',
  'rejection',
  'duplicate',
  'conflict',
  'dict',
  'action',
  'place',
  'identity',
  'event',
  'ledger',
] as const;
