import type { EarlierEvent } from '../../../preload/contract/activity.ts';
import { EventRef } from '../../../preload/contract/ids.ts';
import { timeOfRef } from '../../archive/event-ref.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { textOf } from '../../archive/json.ts';
import { idsPerSecond } from '../../archive/scan/event-key.ts';
import { eventIdOf } from '../../archive/scan/record-reader.ts';
import { flag } from '../../archive/scan/rows.ts';
import { sql, type Sql } from '../../archive/sql.ts';
import { valueAt } from '../../archive/value-at.ts';
import type { Json, LinkReader, Read } from '../links/candidates.ts';
import { earlierRuleOf, type EarlierRule, type Teller } from './rules.ts';

/** What an earlier event of the archive says of a property that a record changes. */
export interface Earlier {
  /** The place in the record in question that the property stands at. */
  readonly property: string;
  readonly found:
    | { readonly kind: 'value'; readonly value: string; readonly event: EarlierEvent }
    /** The last call before took it away. */
    | { readonly kind: 'gone'; readonly event: EarlierEvent }
    /** Another such call has the same second: which came first, the records do not tell. */
    | { readonly kind: 'same second' }
    /** Words of some records are not indexed yet. */
    | { readonly kind: 'not looked up' }
    /** More records name the subject than are read for one value. */
    | { readonly kind: 'too many' };
}

/**
 * The last value that a successful call before this one gave to what it changes; undefined if no rule
 * speaks of such an event, or no event of this archive tells. Calls that the archive does not hold may
 * have changed it in between. As long as a record whose words are not indexed may tell something newer,
 * nothing is told.
 */
export function earlierOf(
  reader: LinkReader,
  { ref, record }: { readonly ref: number; readonly record: Json },
): Earlier | undefined {
  const source = textOf(record['eventSource']);
  const rule = earlierRuleOf(source, textOf(record['eventName']));
  const subject = rule && textsAt(record, rule.subject);
  if (rule === undefined || subject === undefined) return undefined;
  const longest = subject.toSorted((a, b) => b.length - a.length)[0] ?? '';
  const isSame = (event: Read): boolean =>
    isOfOneTrail(event.record, record) && tellerOf(rule, event.record, subject) !== undefined;
  const condition = isTelling(reader.db, source, rule, ref);
  const last = reader.newestWithWords(longest, condition, isSame);
  const { property } = rule;
  switch (last.kind) {
    case 'none':
      return undefined;
    case 'not indexed':
      return { property, found: { kind: 'not looked up' } };
    case 'too many':
      return { property, found: { kind: 'too many' } };
    case 'found': {
      const found = whatItSays(last.event, tellerOf(rule, last.event.record, subject), ref);
      return found && { property, found };
    }
  }
}

function whatItSays(
  { ref, text, record }: Read,
  teller: Teller | undefined,
  before: number,
): Earlier['found'] | undefined {
  if (Math.floor(ref / idsPerSecond) === Math.floor(before / idsPerSecond)) {
    return { kind: 'same second' };
  }
  const event = {
    ref: EventRef.parse(ref),
    eventID: eventIdOf(text),
    eventName: textOf(record['eventName']),
    eventTime: timeOfRef(ref),
  };
  if (teller === undefined) return undefined;
  if (teller.value === null) return { kind: 'gone', event };
  const value = valueAt(record, teller.value);
  return value === undefined ? undefined : { kind: 'value', value, event };
}

/** The call by which an event tells of the subject, or undefined if it is of another one. */
function tellerOf(
  { tellers }: EarlierRule,
  record: Json,
  subject: readonly string[],
): Teller | undefined {
  return tellers.find((teller) => {
    if (teller.event !== textOf(record['eventName'])) return false;
    const texts = textsAt(record, teller.subject);
    return texts?.every((text, at) => text === subject[at]) === true;
  });
}

/** Undefined if any of them is missing: the subject is not known then. */
function textsAt(record: Json, paths: readonly string[]): readonly string[] | undefined {
  const texts = paths.map((path) => valueAt(record, path));
  return texts.every((text) => text !== undefined) ? texts : undefined;
}

/** Names of IAM are an account's own; elsewhere a name is one region's. */
function isOfOneTrail(one: Json, other: Json): boolean {
  const isGlobal = textOf(one['eventSource']) === 'iam.amazonaws.com';
  const members = isGlobal ? ['recipientAccountId'] : ['recipientAccountId', 'awsRegion'];
  return members.every((member) => textOf(one[member]) === textOf(other[member]));
}

/** Successful calls of the rule's but this one, up to the end of its second. */
function isTelling(db: ReadDb, source: string, rule: EarlierRule, ref: number): Sql {
  const names = JSON.stringify(rule.tellers.map(({ event }) => event));
  const actions = db.column<number>(sql`SELECT d.id FROM action AS d
    JOIN dict AS s ON s.id = d.event_source JOIN dict AS n ON n.id = d.event_name
    WHERE s.value = ${source} AND n.value IN (SELECT value FROM json_each(${names}))`);
  const end = (Math.floor(ref / idsPerSecond) + 1) * idsPerSecond;
  return sql`e.flags & ${flag.failed} = 0 AND e.id < ${BigInt(end)} AND e.id <> ${BigInt(ref)}
    AND e.action IN (SELECT value FROM json_each(${JSON.stringify(actions)}))`;
}
