/**
 * Finds the CloudTrail records in a text, by shape and not by name: CloudTrail's own files
 * (`Records`), lists, JSON lines, LookupEvents output (`Events[].CloudTrailEvent`), EventBridge
 * envelopes (`detail`) and CloudWatch Logs exports (`logEvents[].message`).
 */
import { elements, members, ScanError, skipSpace, valueEnd, type Span } from './json-spans.ts';

export interface Located extends Span {
  /** The span is a JSON string that holds the record's text, as in LookupEvents output. */
  readonly quoted: boolean;
}

export interface Broken extends Span {
  readonly reason: string;
  readonly detail: string;
}

export type Layout =
  | { readonly kind: 'digest' }
  | { readonly kind: 'none'; readonly reason: string; readonly detail: string }
  | {
      readonly kind: 'log';
      readonly shape: Shape;
      readonly records: readonly Located[];
      /** Parts that belong among the records but are none. */
      readonly broken: readonly Broken[];
    };

export type Shape =
  'records' | 'lookup-events' | 'lines' | 'list' | 'record' | 'event' | 'log-events';

interface Finding {
  readonly records: Located[];
  readonly broken: Broken[];
  shape: Shape | undefined;
  digest: boolean;
}

/** Where the records of a text are. Never throws: what cannot be read is said in the layout. */
export function locate(text: Buffer): Layout {
  const finding: Finding = { records: [], broken: [], shape: undefined, digest: false };
  let at = skipSpace(text, 0);
  if (at >= text.length) return { kind: 'none', reason: 'empty file', detail: 'it holds no text' };
  let values = 0;
  while (at < text.length) {
    const end = topLevel(text, at, finding);
    if (end === undefined) break;
    values += 1;
    at = skipSpace(text, end);
    if (text[at] === 0x2c) at = skipSpace(text, at + 1);
  }
  const isAlone = values === 1 && finding.records.length === 0 && finding.broken.length === 0;
  if (finding.digest && isAlone && finding.shape === undefined) return { kind: 'digest' };
  if (finding.records.length === 0 && finding.shape === undefined) return noLog(text, finding);
  if (values > 1) finding.shape = 'lines';
  const { records, broken, shape } = finding;
  return { kind: 'log', shape: shape ?? 'lines', records, broken };
}

function noLog(text: Buffer, finding: Finding): Layout {
  const [first] = finding.broken;
  const begins = text[skipSpace(text, 0)];
  const isJson = begins === 0x7b || begins === 0x5b;
  if (first !== undefined && isJson && first.reason === 'broken JSON') {
    return { kind: 'none', reason: first.reason, detail: first.detail };
  }
  return isJson
    ? {
        kind: 'none',
        reason: 'not CloudTrail',
        detail: 'it is JSON, but holds no CloudTrail records',
      }
    : { kind: 'none', reason: 'not JSON', detail: 'CloudTrail logs are JSON, this is not' };
}

/** Reads one value at the outermost level; undefined if the rest of the text is unusable. */
function topLevel(text: Buffer, at: number, finding: Finding): number | undefined {
  const before = finding.records.length;
  try {
    const end = isObjectOrList(text, at) ? undefined : lineEnd(text, at);
    if (end !== undefined) {
      finding.broken.push({
        start: at,
        end,
        reason: 'not JSON',
        detail: 'a line is no JSON object',
      });
      return end;
    }
    if (text[at] === 0x5b) {
      inList(text, at, finding, 'list');
    } else {
      inObject(text, at, finding, 'record');
    }
    return valueEnd(text, at);
  } catch (thrown) {
    if (!(thrown instanceof ScanError)) throw thrown;
    const last = finding.records.at(-1);
    const start = last !== undefined && finding.records.length > before ? last.end : at;
    finding.broken.push({
      start,
      end: text.length,
      reason: 'broken JSON',
      detail: `${thrown.message} (byte ${thrown.at.toLocaleString('en')} of ${text.length.toLocaleString('en')})`,
    });
    return undefined;
  }
}

function isObjectOrList(text: Buffer, at: number): boolean {
  return text[at] === 0x7b || text[at] === 0x5b;
}

function lineEnd(text: Buffer, at: number): number {
  const end = text.indexOf(0x0a, at);
  return end < 0 ? text.length : end;
}

function inList(text: Buffer, start: number, finding: Finding, shape: Shape): void {
  for (const span of elements(text, start)) {
    if (text[span.start] === 0x7b) {
      inObject(text, span.start, finding, shape, span);
    } else if (shape !== 'list') {
      finding.shape ??= shape;
      finding.broken.push({ ...span, reason: 'not a record', detail: 'it is no JSON object' });
    }
  }
}

/** Members that tell that an object is a CloudTrail record itself (any one of them). */
const recordKeys = new Set([
  'eventVersion',
  'eventID',
  'eventId',
  'eventName',
  'eventSource',
  'eventTime',
]);

const digestKeys = new Set(['digestStartTime', 'digestS3Object']);

function inObject(text: Buffer, start: number, finding: Finding, shape: Shape, span?: Span): void {
  let wrapped = false;
  let detailType = false;
  let detail: number | undefined;
  for (const member of members(text, start)) {
    const first = text[member.start];
    if (first === 0x5b && listShapes.has(member.key)) {
      const inner = listShapes.get(member.key) ?? 'records';
      wrapped = true;
      finding.shape ??= inner;
      inList(text, member.start, finding, inner);
    } else if (
      first === 0x22 &&
      (member.key === 'CloudTrailEvent' || (member.key === 'message' && shape === 'log-events'))
    ) {
      wrapped = true;
      finding.shape ??= 'lookup-events';
      finding.records.push({ start: member.start, end: member.end(), quoted: true });
    } else if (member.key === 'detail-type') {
      detailType = true;
    } else if (member.key === 'detail' && first === 0x7b) {
      detail = member.start;
    } else if (span === undefined && digestKeys.has(member.key)) {
      // Only the outermost object can be a digest: inside a list this is some record's field.
      finding.digest = true;
    } else if (recordKeys.has(member.key) && !wrapped) {
      finding.shape ??= shape;
      finding.records.push({ start, end: span?.end ?? valueEnd(text, start), quoted: false });
      return;
    }
  }
  if (detailType && detail !== undefined) {
    finding.shape ??= 'event';
    finding.records.push({ start: detail, end: valueEnd(text, detail), quoted: false });
  } else if (!wrapped && span !== undefined && shape === 'records') {
    finding.broken.push({
      ...span,
      reason: 'not a record',
      detail: 'it has none of a record’s fields',
    });
  }
}

const listShapes: ReadonlyMap<string, Shape> = new Map([
  ['Records', 'records'],
  ['Events', 'lookup-events'],
  ['logEvents', 'log-events'],
]);
