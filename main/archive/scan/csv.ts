/**
 * Records in a CSV file (RFC 4180): one column holds the whole record as JSON. Where no column does, the
 * file is known by its header, and told from files that have nothing to do with CloudTrail.
 */
import { backslash, comma, openBrace, quote } from './json-bytes.ts';
import { skipSpace, valueEnd, type Span } from './json-spans.ts';
import type { Broken, Layout, Located } from './locate.ts';

/**
 * Columns that hold a record, in small letters: `eventJson` of a CloudTrail Lake query, `CloudTrailEvent`
 * of LookupEvents, `@message` of CloudWatch Logs Insights, `_raw` of Splunk.
 */
const recordColumns = new Set(['eventjson', 'cloudtrailevent', '@message', '_raw']);

/** Columns by which CloudTrail's own tables are known: Lake's, Athena's, and the event history's. */
const ownColumns = new Set([
  'eventtime',
  'eventname',
  'eventsource',
  'eventid',
  'awsregion',
  'useridentity',
  'sourceipaddress',
  'event time',
  'event name',
  'event source',
  'event id',
  'aws region',
]);
const fewest = 3;

/** Bytes that a header may have. */
const longestHeader = 64 * 1024;
const [lineFeed, carriageReturn] = [0x0a, 0x0d];

/** Where the records of a CSV text are; undefined: it is none that has to do with CloudTrail. */
export function locateCsv(text: Buffer, start: number): Layout | undefined {
  const header = rowAt(text.subarray(0, start + longestHeader), start);
  if (header === undefined) return undefined;
  const names = header.cells.map((span) => nameIn(text, span));
  const column = names.findIndex((name) => recordColumns.has(name));
  const own = names.filter((name) => ownColumns.has(name)).length;
  if (column >= 0) return inRows(text, header.next, column);
  if (own < fewest) return undefined;
  const detail =
    'it is a CSV of columns, which do not hold whole records; query CloudTrail Lake for eventJson, or import the trail’s own files';
  return { kind: 'none', reason: 'columns only', detail };
}

function inRows(text: Buffer, start: number, column: number): Layout | undefined {
  const records: Located[] = [];
  const broken: Broken[] = [];
  for (let at = start; at < text.length;) {
    const row = rowAt(text, at);
    if (row === undefined) {
      const detail = 'a cell in quotes is not closed';
      broken.push({ start: at, end: text.length, reason: 'broken CSV', detail });
      break;
    }
    const span = row.cells[column];
    if (span !== undefined && isObject(text, span)) records.push({ ...span, quoted: true });
    else if (row.end > at) {
      const detail = 'the row has no record in its column';
      broken.push({ start: at, end: row.end, reason: 'not a record', detail });
    }
    at = row.next;
  }
  // The logs of other programs have such columns, too.
  if (records.length === 0 && broken.length > 0) return undefined;
  return { kind: 'log', shape: 'csv', records, broken };
}

interface Row {
  readonly cells: readonly Span[];
  readonly end: number;
  readonly next: number;
}

/** The row that begins at `start`; undefined if a cell in quotes is not closed. */
function rowAt(text: Buffer, start: number): Row | undefined {
  const cells: Span[] = [];
  let at = start;
  for (;;) {
    const from = at;
    let end = -1;
    if (text[at] === quote) {
      end = cellEnd(text, at);
      if (end < 0) return undefined;
      at = end;
    }
    while (at < text.length && text[at] !== comma && !isLineEnd(text[at])) at += 1;
    cells.push({ start: from, end: end < 0 ? at : end });
    if (text[at] !== comma) break;
    at += 1;
  }
  const end = at;
  while (at < text.length && isLineEnd(text[at])) at += 1;
  return { cells, end, next: at };
}

function isLineEnd(byte: number | undefined): boolean {
  return byte === lineFeed || byte === carriageReturn;
}

/** Behind the closing quote, or -1. Some programs write a cell as a JSON string. */
function cellEnd(text: Buffer, start: number): number {
  const first = skipSpace(text, start + 1);
  if (text[first] === openBrace && text[skipSpace(text, first + 1)] === backslash) {
    return jsonEnd(text, start);
  }
  for (let at = text.indexOf(quote, start + 1); at >= 0; at = text.indexOf(quote, at + 2)) {
    if (text[at + 1] !== quote) return at + 1;
  }
  return -1;
}

function jsonEnd(text: Buffer, start: number): number {
  try {
    return valueEnd(text, start);
  } catch {
    return -1;
  }
}

function isObject(text: Buffer, { start, end }: Span): boolean {
  return text[start] === quote && end > start + 2 && text[skipSpace(text, start + 1)] === openBrace;
}

function nameIn(text: Buffer, { start, end }: Span): string {
  return text.toString('utf8', start, end).replaceAll('"', '').trim().toLowerCase();
}
