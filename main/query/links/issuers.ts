import type { ReadDb } from '../../archive/handles.ts';
import { objectOf, textOf } from '../../archive/json.ts';
import { flag } from '../../archive/scan/rows.ts';
import { idsPerSecond } from '../../archive/scan/event-key.ts';
import { sql, type Sql } from '../../archive/sql.ts';
import type { Json, LinkReader, Read } from './candidates.ts';

/**
 * Calls of AWS STS whose answer holds temporary credentials (AWS STS API reference; CloudTrail keeps
 * the access key id of the answer, IAM user guide, "Logging IAM and AWS STS API calls").
 */
const issuing = [
  'AssumeRole',
  'AssumeRoleWithSAML',
  'AssumeRoleWithWebIdentity',
  'AssumeRoot',
  'GetFederationToken',
  'GetSessionToken',
];

/**
 * Seconds by which the record of the issuing call may be later than a use: both times are whole seconds
 * of different hosts' clocks.
 */
const slack = 300;

/** Who issued an access key. */
export type Issuer =
  | { readonly kind: 'found'; readonly event: Read }
  | { readonly kind: 'absent' | 'not looked up' }
  | { readonly kind: 'disputed' | 'later'; readonly claims: readonly Read[] };

/** The access key that a record says it issued, or the empty text. */
export function issuedKeyOf(record: Json): string {
  if (textOf(record['eventSource']) !== 'sts.amazonaws.com') return '';
  if (!issuing.includes(textOf(record['eventName']))) return '';
  return textOf(objectOf(objectOf(record['responseElements'])['credentials'])['accessKeyId']);
}

/** The access key that a record was called with, or the empty text. */
export function usedKeyOf(record: Json): string {
  return textOf(objectOf(record['userIdentity'])['accessKeyId']);
}

/** The event that issued a key, as seen from an event that was called with it. */
export function issuerOf(reader: LinkReader, accessKeyId: string, use: number): Issuer {
  const { events, isWhole } = reader.withWords(accessKeyId, isIssuing(reader.db));
  const claims = events.filter(({ record }) => issuedKeyOf(record) === accessKeyId);
  if (claims.length === 0) return { kind: isWhole ? 'absent' : 'not looked up' };
  const earlier = claims.filter(({ ref }) => ref < use + slack * idsPerSecond);
  const [first, ...copies] = earlier;
  if (first === undefined) return { kind: 'later', claims };
  if (!isOneCall(earlier)) return { kind: 'disputed', claims: earlier };
  return { kind: 'found', event: callersOwn(reader, first, copies) };
}

function isIssuing(db: ReadDb): Sql {
  const actions = db.column<number>(sql`SELECT d.id FROM action AS d
    JOIN dict AS s ON s.id = d.event_source JOIN dict AS n ON n.id = d.event_name
    WHERE s.value = 'sts.amazonaws.com'
      AND n.value IN (SELECT value FROM json_each(${JSON.stringify(issuing)}))`);
  return sql`e.flags & ${flag.failed} = 0
    AND e.action IN (SELECT value FROM json_each(${JSON.stringify(actions)}))`;
}

/** One call leaves one record for each account that it concerns. */
function isOneCall(claims: readonly Read[]): boolean {
  const calls = new Set(claims.map(({ record }) => callOf(record)));
  const accounts = new Set(claims.map(({ record }) => textOf(record['recipientAccountId'])));
  return calls.size === 1 && accounts.size === claims.length;
}

function callOf(record: Json): string {
  return (
    textOf(record['sharedEventID']) || textOf(record['requestID']) || textOf(record['eventID'])
  );
}

/**
 * Of the records of a call between accounts, that of the caller's own account: the other one knows
 * of the caller only the account.
 */
function callersOwn(reader: LinkReader, first: Read, copies: readonly Read[]): Read {
  const known = [first, ...copies].find(({ record }) => !isBareAccount(record));
  if (known !== undefined) return known;
  const shared = textOf(first.record['sharedEventID']);
  const [only, ...others] = reader
    .withWords(shared, isIssuing(reader.db))
    .events.filter(
      ({ record }) => textOf(record['sharedEventID']) === shared && !isBareAccount(record),
    );
  return only !== undefined && others.length === 0 ? only : first;
}

/** True if the caller is known by its account alone. */
export function isBareAccount(record: Json): boolean {
  return textOf(objectOf(record['userIdentity'])['type']) === 'AWSAccount';
}
