import type { WriteDb } from '../handles.ts';
import { sql, type Sql } from '../sql.ts';
import { rangesOf, type Part, type Range } from './body.ts';

/** Rows that nothing names; those of `dict` after those that name texts are gone. */
const unused: readonly (readonly [Exclude<Part, 'event'>, Sql])[] = [
  ['action', sql`SELECT id FROM action WHERE id NOT IN (SELECT action FROM event) ORDER BY id`],
  ['place', sql`SELECT id FROM place WHERE id NOT IN (SELECT place FROM event) ORDER BY id`],
  [
    'identity',
    sql`SELECT id FROM identity WHERE id NOT IN (SELECT identity FROM event) ORDER BY id`,
  ],
  [
    'dict',
    sql`SELECT id FROM dict WHERE id <> 0 AND id NOT IN (
      SELECT event_name FROM action UNION SELECT event_source FROM action
      UNION SELECT event_type FROM action UNION SELECT category FROM action
      UNION SELECT account FROM place UNION SELECT region FROM place
      UNION SELECT type FROM identity UNION SELECT principal FROM identity
      UNION SELECT arn FROM identity UNION SELECT account FROM identity
      UNION SELECT access_key FROM identity UNION SELECT user_name FROM identity
      UNION SELECT invoked_by FROM identity UNION SELECT issuer FROM identity
      UNION SELECT source_identity FROM identity UNION SELECT on_behalf_of FROM identity
      UNION SELECT who FROM identity UNION SELECT actor FROM identity
      UNION SELECT source_ip FROM event UNION SELECT user_agent FROM event
      UNION SELECT error_code FROM event) ORDER BY id`,
  ],
];

/**
 * Removes identities, actions, places and texts that no event uses any more, those of rejected
 * records included: a text may name a person. Their numbers are never given again.
 *
 * @param free numbers of events that stay free too
 */
export function removeUnused(
  db: WriteDb,
  free: readonly number[],
): { readonly holes: Readonly<Record<Part, readonly Range[]>>; readonly texts: number } {
  const holes: Record<Part, Range[]> = { event: [], dict: [], action: [], place: [], identity: [] };
  let texts = 0;
  addHoles(db, holes, 'event', free);
  for (const [part, query] of unused) {
    const ids = db.all<{ id: number }>(query).map(({ id }) => id);
    addHoles(db, holes, part, ids);
    for (const id of ids) db.run({ text: `DELETE FROM ${part} WHERE id = ?`, values: [id] });
    if (part === 'dict') texts = ids.length;
  }
  return { holes, texts };
}

function addHoles(
  db: WriteDb,
  holes: Record<Part, Range[]>,
  part: Part,
  ids: readonly number[],
): void {
  holes[part] = rangesOf(ids);
  for (const [first, last] of holes[part]) {
    db.run(sql`INSERT INTO hole (part, first, last) VALUES (${part}, ${first}, ${last})`);
  }
}
