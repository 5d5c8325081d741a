import { isObject, parsedOrUndefined } from './json.ts';

/** Stands where a record was taken out. */
const taken = 'a record that the archive accounts for';

interface Bytes {
  readonly offset: number;
  readonly length: number;
}

/**
 * Records of an original that none of the spans covers, each by its path in the JSON.
 *
 * Every span is cut out and a mark put in its place. What remains is a short JSON text that shows
 * by itself where a record is left: an element of `Records` that is no mark, a member that makes an
 * object a record. JSON lines are read line by line. A text that is no JSON even so (a truncated
 * file, an object over several lines among others) shows nothing here; its counts still bind it.
 *
 * @param spans do not overlap, in order of their offsets
 */
export function leftOver(text: Buffer, spans: readonly Bytes[]): string[] {
  const rest = skeleton(text, spans);
  const whole = parsedOrUndefined(rest);
  if (whole !== undefined) return recordsIn(whole, '$');
  return rest.split('\n').flatMap((line, index) => {
    if (cellWithRecord.test(line)) return [`line ${index + 1}`];
    const value = parsedOrUndefined(line.replace(/,\s*$/, ''));
    return value === undefined ? [] : recordsIn(value, `line ${index + 1}`);
  });
}

/** A cell of CSV that holds a record, its quotes doubled or escaped. */
const cellWithRecord = /(^|,)"\s*\{\s*(""|\\")event(Version|ID|Id|Name|Source|Time)(""|\\")/;

/** The original without the spans; strips the byte order mark, which JSON.parse does not take. */
function skeleton(text: Buffer, spans: readonly Bytes[]): string {
  const pieces: string[] = [];
  let at = 0;
  for (const { offset, length } of spans) {
    pieces.push(text.toString('utf8', at, offset), JSON.stringify(taken));
    at = offset + length;
  }
  pieces.push(text.toString('utf8', at));
  return pieces.join('').replace(/^\uFEFF/, '');
}

function recordsIn(value: unknown, path: string): string[] {
  const elements: [unknown, string][] = Array.isArray(value)
    ? value.map((element, index) => [element, `${path}[${index}]`])
    : [[value, path]];
  return elements.flatMap(([element, at]) =>
    isObject(element) ? recordsOfObject(element, at, false) : [],
  );
}

const lists = new Set(['Records', 'Events', 'logEvents', 'QueryResultRows', 'results', 'hits']);
/** Objects that other programs put round a record. */
const envelopes = new Set(['_source', 'result', 'hits', 'event', '@message']);
const ownMembers = new Set([
  'eventVersion',
  'eventID',
  'eventId',
  'eventName',
  'eventSource',
  'eventTime',
]);

/** @param listed it stands in `Records`, where everything is a record or rejected */
function recordsOfObject(
  value: Readonly<Record<string, unknown>>,
  path: string,
  listed: boolean,
): string[] {
  const found: string[] = [];
  let wraps = false;
  for (const [name, member] of Object.entries(value)) {
    const inside = `${path}.${name}`;
    if (Array.isArray(member) && lists.has(name)) {
      wraps = true;
      found.push(...recordsOfList(member, inside, name === 'Records'));
    } else if (typeof member === 'string' && isQuotedRecord(name, path)) {
      wraps = true;
      if (member !== taken) found.push(inside);
    } else if (isObject(member) && envelopes.has(name)) {
      wraps = true;
      found.push(...recordsOfObject(member, inside, false));
    } else if (ownMembers.has(name) && !wraps && !isColumn(path)) {
      return [...found, path];
    }
  }
  if ('detail-type' in value && 'detail' in value) {
    return isObject(value['detail']) ? [...found, `${path}.detail`] : found;
  }
  return listed && !wraps ? [...found, path] : found;
}

function recordsOfList(list: readonly unknown[], path: string, listed: boolean): string[] {
  return list.flatMap((element, index) => {
    if (element === taken) return [];
    const at = `${path}[${index}]`;
    if (Array.isArray(element) && isColumn(at)) return recordsOfList(element, at, false);
    return isObject(element) ? recordsOfObject(element, at, listed) : [at];
  });
}

function isQuotedRecord(name: string, path: string): boolean {
  if (name === 'message') return path.includes('.logEvents[');
  if (name === 'original') return path.endsWith('._source.event');
  return ['CloudTrailEvent', '@message', 'eventJson', '_raw'].includes(name);
}

/** CloudTrail Lake gives each column of a row as an object: it is part of a record, and none. */
function isColumn(path: string): boolean {
  return path.includes('.QueryResultRows[');
}
