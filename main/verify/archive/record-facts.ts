/**
 * What an index row must say of its record, derived from the record's own JSON text a second time.
 * Repeated on purpose: an error in main/archive/scan must not hide itself. The fields are those of
 * the CloudTrail user guide, "CloudTrail record contents".
 */
import { sha256Hex } from '../../platform/hash.ts';
import { identityFacts, type IdentityFacts } from './identity-facts.ts';
import { objectIn, textIn } from './json.ts';
import { outcomeOf } from './outcome.ts';

export type JsonObject = Readonly<Record<string, unknown>>;

/** Columns that hold texts, but for those of the identity, each with what it holds. */
const derivations: Readonly<Record<string, (record: JsonObject) => string>> = {
  event_name: (record) => textIn(record, 'eventName'),
  event_source: (record) => textIn(record, 'eventSource'),
  event_type: (record) => textIn(record, 'eventType'),
  category: (record) => textIn(record, 'eventCategory'),
  account: (record) =>
    textIn(record, 'recipientAccountId') ||
    textIn(objectIn(record, 'userIdentity'), 'accountId') ||
    textIn(record, 'accountId'),
  region: (record) => textIn(record, 'awsRegion'),
  source_ip: (record) => textIn(record, 'sourceIPAddress'),
  user_agent: (record) => textIn(record, 'userAgent'),
  error_code: (record) => textIn(record, 'errorCode'),
};

export interface RecordFacts {
  readonly eventID: string;
  /** Whole seconds since 1970-01-01 UTC. */
  readonly seconds: number;
  /** 21 bits of the eventID that go into the row's number, 32 that stand beside it, signed. */
  readonly low: number;
  readonly high: number;
  /** Bits of `flags`, but for the lowest: whether the record is quoted is no fact of the record. */
  readonly outcome: number;
  readonly identity: IdentityFacts;
  /** By column, those of the identity included. */
  readonly texts: Readonly<Record<string, string>>;
}

/** The facts of a record; undefined if it cannot be indexed: no JSON, or no usable time. */
export function recordFacts(text: string): RecordFacts | undefined {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return undefined;
  }
  const record = objectIn({ record: parsed }, 'record');
  const seconds = secondsOf(record);
  if (seconds === undefined) return undefined;
  const eventID =
    textIn(record, 'eventID') || textIn(record, 'eventId') || `sha256:${sha256Hex(text)}`;
  const identity = identityFacts(objectIn(record, 'userIdentity'));
  const own = Object.entries(derivations).map(([column, of]) => [column, of(record)] as const);
  return {
    eventID,
    seconds,
    ...bitsOf(eventID),
    outcome: outcomeOf(record),
    identity,
    texts: { ...Object.fromEntries(own), ...identity.texts },
  };
}

const uuid = /^([0-9a-f]{8})-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{6}([0-9a-f]{6})$/;
const digest = /^([0-9a-f]{8})[0-9a-f]{50}([0-9a-f]{6})$/;

/** A UUID's own digits, of any other eventID those of its SHA-256. */
function bitsOf(eventID: string): { readonly low: number; readonly high: number } {
  const [, first = '', last = ''] = uuid.exec(eventID) ?? digest.exec(sha256Hex(eventID)) ?? [];
  return {
    high: Number(BigInt.asIntN(32, BigInt(`0x${first}`))),
    low: Number(`0x${last}`) & 0x1fffff,
  };
}

/** An aggregated event has no eventTime, but a window that begins. Times end with 2105. */
function secondsOf(record: JsonObject): number | undefined {
  const time = textIn(record, 'eventTime') || textIn(objectIn(record, 'timeWindow'), 'windowStart');
  if (!rfc3339.test(time)) return undefined;
  const seconds = Math.floor(Date.parse(time) / 1000);
  return seconds >= 0 && seconds < 2 ** 32 ? seconds : undefined;
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
