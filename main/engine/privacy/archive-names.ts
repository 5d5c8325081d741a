import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import { isNobody, isPerson } from './is-person.ts';
import { namesInText } from './names-in-text.ts';

interface IdentityRow {
  readonly type: string;
  readonly principal: string;
  readonly arn: string;
  readonly userName: string;
  readonly sourceIdentity: string;
  readonly onBehalfOf: string;
}

/** The last identity of an archive's index; numbers only rise, and are never given again. */
export function lastIdentity(db: ReadDb): number {
  return db.column<number>(sql`SELECT ifnull(max(id), 0) FROM identity`)[0] ?? 0;
}

/** The people that acted, by the identities after a number, in the order in which they came. */
export function namesOfIdentities(db: ReadDb, after: number): Set<string> {
  const names = new Set<string>();
  const rows = db.iterate<IdentityRow>(sql`
    SELECT t.value AS type, p.value AS principal, a.value AS arn, n.value AS userName,
      s.value AS sourceIdentity, o.value AS onBehalfOf
    FROM identity AS u
    JOIN dict AS t ON t.id = u.type JOIN dict AS p ON p.id = u.principal
    JOIN dict AS a ON a.id = u.arn JOIN dict AS n ON n.id = u.user_name
    JOIN dict AS s ON s.id = u.source_identity JOIN dict AS o ON o.id = u.on_behalf_of
    WHERE u.id > ${after} ORDER BY u.id`);
  for (const row of rows) for (const name of namesOf(row)) names.add(name);
  return names;
}

/** A root user's `userName` is the alias of its account (CloudTrail user guide, userIdentity). */
const namesNoPerson = new Set(['Root', 'Role', 'AWSService', 'AWSAccount']);

function namesOf(row: IdentityRow): string[] {
  const { type, principal, arn, userName, sourceIdentity, onBehalfOf } = row;
  const users = [namesNoPerson.has(type) ? '' : userName, onBehalfOf];
  // Of a federated user: `account:name`, or what an identity provider calls them.
  const caller = principal.slice(principal.lastIndexOf(':') + 1);
  const chosen = [sourceIdentity, caller === principal ? '' : caller].filter(isPerson);
  const named = [...users, ...chosen, ...namesInText(arn), ...namesInText(userName)];
  return named.filter((name) => !isNobody(name));
}
