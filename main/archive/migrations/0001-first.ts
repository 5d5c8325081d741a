/**
 * The first shape of an archive. Reasons for the layout, with figures: docs/decisions/0003.
 *
 * Sealed tables (blob, object, origin, sidecar, rejection, ignored, event, ledger) only grow:
 * triggers refuse every UPDATE and DELETE. What people do is in the ledger; annotation, assessment,
 * population and conclusion are projections of it, written in the same transaction.
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

CREATE TABLE blob (
  object INTEGER PRIMARY KEY REFERENCES object DEFERRABLE INITIALLY DEFERRED,
  bytes BLOB NOT NULL
) STRICT;

CREATE TABLE object (
  id INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  text_sha256 BLOB,
  kind TEXT NOT NULL CHECK (kind IN ('log', 'digest', 'unreadable')),
  shape TEXT NOT NULL,
  size INTEGER NOT NULL,
  text_size INTEGER NOT NULL,
  records INTEGER NOT NULL,
  indexed INTEGER NOT NULL,
  duplicates INTEGER NOT NULL,
  conflicts INTEGER NOT NULL,
  rejected INTEGER NOT NULL,
  CHECK (records = indexed + duplicates + conflicts + rejected)
) STRICT;

CREATE TABLE origin (
  id INTEGER PRIMARY KEY,
  object INTEGER NOT NULL REFERENCES object DEFERRABLE INITIALLY DEFERRED,
  run INTEGER NOT NULL REFERENCES run,
  name TEXT NOT NULL,
  metadata TEXT NOT NULL,
  UNIQUE (object, name)
) STRICT;

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
  object INTEGER NOT NULL REFERENCES object DEFERRABLE INITIALLY DEFERRED,
  run INTEGER NOT NULL REFERENCES run,
  name TEXT NOT NULL,
  ordinal INTEGER,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  reason TEXT NOT NULL,
  detail TEXT NOT NULL
) STRICT;

CREATE TABLE duplicate (
  event INTEGER NOT NULL REFERENCES event,
  object INTEGER NOT NULL REFERENCES object DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL
) STRICT;

CREATE TABLE dict (id INTEGER PRIMARY KEY, value TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE event (
  id INTEGER PRIMARY KEY,
  key INTEGER NOT NULL,
  object INTEGER NOT NULL REFERENCES object DEFERRABLE INITIALLY DEFERRED,
  ordinal INTEGER NOT NULL,
  offset INTEGER NOT NULL,
  length INTEGER NOT NULL,
  quoted INTEGER NOT NULL CHECK (quoted IN (0, 1)),
  conflict_with INTEGER REFERENCES event,
  event_name INTEGER NOT NULL,
  event_source INTEGER NOT NULL,
  account INTEGER NOT NULL,
  region INTEGER NOT NULL,
  identity_type INTEGER NOT NULL,
  who INTEGER NOT NULL,
  arn INTEGER NOT NULL,
  access_key INTEGER NOT NULL,
  source_ip INTEGER NOT NULL,
  user_agent INTEGER NOT NULL,
  error_code INTEGER NOT NULL,
  event_type INTEGER NOT NULL,
  category INTEGER NOT NULL
) STRICT;
CREATE INDEX event_key ON event (key);
CREATE INDEX event_name ON event (event_name);
CREATE INDEX event_who ON event (who);
CREATE INDEX event_arn ON event (arn);
CREATE INDEX event_access_key ON event (access_key);
CREATE INDEX event_source_ip ON event (source_ip);
CREATE INDEX event_identity_type ON event (identity_type);
CREATE INDEX event_error_code ON event (error_code) WHERE error_code <> 0;
CREATE INDEX event_place ON event (object, ordinal);

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

INSERT INTO dict (id, value) VALUES (0, '');
`;

/** Tables whose rows are facts: once written they are neither changed nor removed. */
export const sealed = [
  'blob',
  'object',
  'origin',
  'sidecar',
  'ignored',
  'rejection',
  'duplicate',
  'dict',
  'event',
  'ledger',
] as const;
