import { sha256, sha256Hex } from '../platform/hash.ts';
import { objectOf, textOf, whoOf } from './actor.ts';

/** Columns of the index that hold texts, in the order of the table. */
export const textColumns = [
  'event_name',
  'event_source',
  'account',
  'region',
  'identity_type',
  'who',
  'arn',
  'access_key',
  'source_ip',
  'user_agent',
  'error_code',
  'event_type',
  'category',
] as const;
export type TextColumn = (typeof textColumns)[number];

export interface Extracted {
  readonly ok: true;
  readonly eventID: string;
  /** Whole seconds since 1970-01-01 UTC. */
  readonly seconds: number;
  /** First 48 bits of SHA-256(eventID): finds candidates, proves nothing. */
  readonly key: number;
  readonly columns: Readonly<Record<TextColumn, string>>;
}

export interface Unusable {
  readonly ok: false;
  readonly reason: string;
  readonly detail: string;
}

/** Latest second that fits the event id (see `eventRef`): the end of 2105. */
const lastSecond = 2 ** 32 - 1;

/**
 * What the index keeps of a record. `text` is the record's own JSON text.
 *
 * A record needs a time: `eventTime`, or `timeWindow.windowStart` for an aggregated event, which
 * has none (CloudTrail user guide, "Record contents for aggregated events"). A record without
 * `eventID` (eventVersion 1.0) is identified by the SHA-256 of its text.
 */
export function extract(text: string): Extracted | Unusable {
  let record: Readonly<Record<string, unknown>>;
  try {
    record = objectOf(JSON.parse(text));
  } catch (thrown) {
    return { ok: false, reason: 'broken JSON', detail: (thrown as Error).message };
  }
  const time = textOf(record['eventTime']) || textOf(objectOf(record['timeWindow'])['windowStart']);
  if (time === '') return { ok: false, reason: 'no eventTime', detail: 'the record says no time' };
  const seconds = secondsOf(time);
  if (seconds === undefined) {
    return { ok: false, reason: 'bad eventTime', detail: `“${time.slice(0, 60)}” is no time` };
  }
  const eventID =
    textOf(record['eventID']) || textOf(record['eventId']) || `sha256:${sha256Hex(text)}`;
  return { ok: true, eventID, seconds, key: keyOf(eventID), columns: columnsOf(record) };
}

function columnsOf(record: Readonly<Record<string, unknown>>): Record<TextColumn, string> {
  const identity = objectOf(record['userIdentity']);
  return {
    event_name: textOf(record['eventName']),
    event_source: textOf(record['eventSource']),
    account:
      textOf(record['recipientAccountId']) ||
      textOf(identity['accountId']) ||
      textOf(record['accountId']),
    region: textOf(record['awsRegion']),
    identity_type: textOf(identity['type']),
    who: whoOf(identity),
    arn: textOf(identity['arn']),
    access_key: textOf(identity['accessKeyId']),
    source_ip: textOf(record['sourceIPAddress']),
    user_agent: textOf(record['userAgent']),
    error_code: textOf(record['errorCode']),
    event_type: textOf(record['eventType']),
    category: textOf(record['eventCategory']),
  };
}

/** See `Extracted.key`. */
export function keyOf(eventID: string): number {
  return sha256(eventID).readUIntBE(0, 6);
}

/** RFC 3339 with `Z` or an offset → seconds since 1970; undefined for anything else. */
function secondsOf(time: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(time)) return undefined;
  const seconds = Math.floor(Date.parse(time) / 1000);
  return seconds >= 0 && seconds <= lastSecond ? seconds : undefined;
}

const idsPerSecond = 2 ** 21;

/**
 * The row id of an event: seconds × 2^21 + 21 bits of its key. So row order is time order, and
 * every index on another column is ordered by time too. The caller probes upwards on collision.
 */
export function eventRef(seconds: number, key: number): number {
  return seconds * idsPerSecond + (key % idsPerSecond);
}

/** The time of an event from its row id, RFC 3339 UTC to the second. */
export function timeOfRef(ref: number): string {
  return new Date(Math.floor(ref / idsPerSecond) * 1000).toISOString().replace('.000Z', 'Z');
}

/** The lowest row id of an instant, for ranges: `id >= firstRef(from) AND id < firstRef(to)`. */
export function firstRef(instant: string): number {
  return Math.ceil(Date.parse(instant) / 1000) * idsPerSecond;
}
