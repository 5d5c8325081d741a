/**
 * What an index row must say of its record, derived from the record's own JSON text a second time.
 * Repeated on purpose: an error in main/archive/extract.ts must not hide itself. The fields are
 * those of the CloudTrail user guide, "CloudTrail record contents".
 */
import { sha256, sha256Hex } from '../../platform/hash.ts';
import { actorName } from './actor-name.ts';
import { objectIn, textIn } from './json.ts';

/** Text columns of `event`, each with what it holds. */
const derivations: readonly (readonly [column: string, of: (record: JsonObject) => string])[] = [
  ['event_name', (record) => textIn(record, 'eventName')],
  ['event_source', (record) => textIn(record, 'eventSource')],
  ['account', accountOf],
  ['region', (record) => textIn(record, 'awsRegion')],
  ['identity_type', (record) => textIn(objectIn(record, 'userIdentity'), 'type')],
  ['who', (record) => actorName(objectIn(record, 'userIdentity'))],
  ['arn', (record) => textIn(objectIn(record, 'userIdentity'), 'arn')],
  ['access_key', (record) => textIn(objectIn(record, 'userIdentity'), 'accessKeyId')],
  ['source_ip', (record) => textIn(record, 'sourceIPAddress')],
  ['user_agent', (record) => textIn(record, 'userAgent')],
  ['error_code', (record) => textIn(record, 'errorCode')],
  ['event_type', (record) => textIn(record, 'eventType')],
  ['category', (record) => textIn(record, 'eventCategory')],
];

export type JsonObject = Readonly<Record<string, unknown>>;

/** Names of the text columns, in the order of `RecordFacts.texts`. */
export const textColumns: readonly string[] = derivations.map(([column]) => column);

export interface RecordFacts {
  readonly eventID: string;
  /** Whole seconds since 1970-01-01 UTC. */
  readonly seconds: number;
  /** The first 48 bits of SHA-256(eventID). */
  readonly key: number;
  /** In the order of `textColumns`. */
  readonly texts: readonly string[];
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
  return {
    eventID,
    seconds,
    key: Number.parseInt(sha256(eventID).toString('hex', 0, 6), 16),
    texts: derivations.map(([, of]) => of(record)),
  };
}

function accountOf(record: JsonObject): string {
  return (
    textIn(record, 'recipientAccountId') ||
    textIn(objectIn(record, 'userIdentity'), 'accountId') ||
    textIn(record, 'accountId')
  );
}

/** An aggregated event has no eventTime, but a window that begins. Times end with 2105. */
function secondsOf(record: JsonObject): number | undefined {
  const time = textIn(record, 'eventTime') || textIn(objectIn(record, 'timeWindow'), 'windowStart');
  if (!rfc3339.test(time)) return undefined;
  const seconds = Math.floor(Date.parse(time) / 1000);
  return seconds >= 0 && seconds < 2 ** 32 ? seconds : undefined;
}

const rfc3339 = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(\.\d+)?(Z|[+-]\d{2}:?\d{2})$/;
