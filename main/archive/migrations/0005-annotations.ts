/**
 * What people say about events, and what of it holds now. Reasons: docs/decisions/0017.
 *
 * `annotation` has a row for each act and event, also of an act that takes another one back.
 * `annotation_act` tells once what the rows of an act share, numbered in the order of writing.
 * `out_of_force` names the acts that are taken back, `holding` what therefore holds of an event now,
 * in words that a query can ask for. All four are projections of the ledger.
 */
export const version = 5;

export const statements = `
ALTER TABLE annotation ADD COLUMN untag TEXT;
ALTER TABLE annotation ADD COLUMN star INTEGER;

CREATE TABLE annotation_act (
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  n INTEGER NOT NULL UNIQUE,
  act TEXT NOT NULL,
  at TEXT NOT NULL,
  author TEXT NOT NULL,
  initials TEXT NOT NULL,
  role TEXT NOT NULL,
  of_chain TEXT,
  of_seq INTEGER,
  PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;
CREATE INDEX annotation_act_of ON annotation_act (of_chain, of_seq);

CREATE TABLE out_of_force (
  chain TEXT NOT NULL,
  seq INTEGER NOT NULL,
  PRIMARY KEY (chain, seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE holding (
  event INTEGER NOT NULL REFERENCES event,
  field TEXT NOT NULL,
  value TEXT NOT NULL,
  PRIMARY KEY (event, field, value)
) STRICT, WITHOUT ROWID;
CREATE INDEX holding_value ON holding (field, value);

INSERT INTO annotation_act (chain, seq, n, act, at, author, initials, role)
  SELECT chain, seq, row_number() OVER (ORDER BY rowid), 'event.annotated',
    ifnull(entry ->> '$.at', ''), ifnull(entry ->> '$.author.name', ''),
    ifnull(entry ->> '$.author.initials', ''), ifnull(entry ->> '$.author.role', '')
  FROM ledger WHERE substr(entry, 1, 24) = '{"act":"event.annotated"';

INSERT OR IGNORE INTO holding (event, field, value)
  SELECT event, 'tag', tag FROM annotation WHERE tag IS NOT NULL
  UNION ALL
  SELECT event, 'annotatedBy', author FROM annotation JOIN annotation_act USING (chain, seq);

INSERT INTO holding (event, field, value)
  SELECT event, 'annotatedAt', at FROM (
    SELECT event, at, row_number() OVER (PARTITION BY event ORDER BY n DESC) AS back
    FROM annotation JOIN annotation_act USING (chain, seq)) WHERE back = 1
  UNION ALL
  SELECT event, 'status', status FROM (
    SELECT event, status, row_number() OVER (PARTITION BY event ORDER BY n DESC) AS back
    FROM annotation JOIN annotation_act USING (chain, seq) WHERE status IS NOT NULL)
  WHERE back = 1 AND status <> 'new';

INSERT OR IGNORE INTO holding (event, field, value)
  SELECT event, 'annotated', 'true' FROM annotation WHERE note IS NOT NULL
  UNION ALL
  SELECT event, 'annotated', 'true' FROM holding WHERE field IN ('tag', 'status');
`;

export const sealed = [] as const;
