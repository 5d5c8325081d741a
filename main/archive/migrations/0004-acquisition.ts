/**
 * How collected objects came here. Reasons and price: docs/decisions/0014.
 *
 * `acquirer` says once what many objects share: service, account, region, identity. An acquisition
 * names the object and the place it was found at, so that a place can be asked for what of it is here.
 * Each step that acquires has an act `collection.acquired` in the ledger, with a hash over its rows.
 */
export const version = 4;

export const statements = `
CREATE TABLE acquirer (id INTEGER PRIMARY KEY, facts TEXT NOT NULL UNIQUE) STRICT;

CREATE TABLE acquisition (
  id INTEGER PRIMARY KEY,
  run INTEGER NOT NULL REFERENCES run,
  object INTEGER NOT NULL,
  folder INTEGER NOT NULL,
  name TEXT NOT NULL,
  acquirer INTEGER NOT NULL,
  at TEXT NOT NULL,
  version TEXT,
  etag TEXT,
  modified TEXT,
  metadata TEXT
) STRICT;
CREATE INDEX acquisition_place ON acquisition (folder, name);
`;

export const sealed = ['acquirer', 'acquisition'] as const;
