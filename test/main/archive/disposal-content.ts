/** What an archive holds, told without the numbers that it gives: equal for equal content. */
import type { Archive } from '../../../main/archive/open.ts';

export interface Content {
  readonly events: unknown[];
  readonly duplicates: unknown[];
  readonly conflicts: unknown[];
  readonly rejected: unknown[];
  readonly hours: unknown[];
}

const textsOf = (columns: readonly string[], table: string): string =>
  columns.map((column) => `(SELECT value FROM dict WHERE id = ${table}.${column})`).join(', ');

const who = textsOf(
  [
    'type',
    'principal',
    'arn',
    'account',
    'access_key',
    'user_name',
    'invoked_by',
    'issuer',
    'source_identity',
    'on_behalf_of',
    'who',
    'actor',
  ],
  'identity',
);
const what = textsOf(['event_name', 'event_source', 'event_type', 'category'], 'action');
const where = textsOf(['account', 'region'], 'place');
const spot = (table: string): string =>
  `(SELECT hex(sha256) FROM object WHERE id = ${table}.object), ${table}.ordinal`;

const queries: Readonly<Record<keyof Content, string>> = {
  events: `SELECT ${spot('e')}, e.id / 2097152, high, offset, length, flags, ${what}, ${where}, ${who},
      kind, temporary, ground, ${textsOf(['source_ip', 'user_agent', 'error_code'], 'e')}
    FROM event AS e JOIN action ON action.id = e.action JOIN place ON place.id = e.place
      JOIN identity ON identity.id = e.identity ORDER BY 1, 2`,
  duplicates: `SELECT ${spot('d')}, d.offset, d.length, ${spot('e')}
    FROM duplicate AS d JOIN event AS e ON e.id = d.event ORDER BY 1, 2`,
  conflicts: `SELECT ${spot('e')}, ${spot('f')} FROM conflict AS c
    JOIN event AS e ON e.id = c.event JOIN event AS f ON f.id = c.first ORDER BY 1, 2`,
  rejected: `SELECT ${spot('r')}, offset, length, reason, detail FROM rejection AS r
    ORDER BY 1, 2, 3, 4`,
  hours: `SELECT dimension, hour, events, CASE dimension
      WHEN 1 THEN (SELECT json_array(${what}) FROM action WHERE id = value)
      WHEN 2 THEN (SELECT json_array(${where}) FROM place WHERE id = value) ELSE value END
    FROM hour WHERE events <> 0 ORDER BY 1, 2, 4`,
};

export function contentOf({ connection }: Archive): Content {
  const rows = (name: keyof Content): unknown[] => connection.prepare(queries[name]).raw().all();
  return {
    events: rows('events'),
    duplicates: rows('duplicates'),
    conflicts: rows('conflicts'),
    rejected: rows('rejected'),
    hours: rows('hours'),
  };
}
