import { sha256 } from '../../platform/hash.ts';
import { skipSpace } from './json-spans.ts';
import { locate } from './locate.ts';
import { doubt } from './record-scanner.ts';
import type { RecordReader, Unusable } from './record-reader.ts';
import { unpack } from './unpack.ts';
import { unquoted } from './quoted.ts';
import type { Shape } from './wrappers.ts';

/** A part of an object that is not in the index, and why. */
export interface RejectedPart extends Unusable {
  /** Its place among the records, from 0; null if it is none. */
  readonly ordinal: number | null;
  readonly offset: number;
  readonly length: number;
}

/** What an object turned out to be; its rows are the last ones of the reader. */
export interface ScannedObject {
  readonly kind: 'log' | 'digest' | 'unreadable';
  readonly shape: Shape | '';
  readonly sha256: Buffer;
  /** Of the uncompressed text, which is what CloudTrail's digests name; null if there is none. */
  readonly textSha256: Buffer | null;
  readonly textSize: number;
  readonly records: number;
  readonly rows: number;
  readonly rejected: readonly RejectedPart[];
}

/** An object, or the reason why the file is no log and is left alone. */
export type Scanned =
  | { readonly kind: 'object'; readonly object: ScannedObject }
  | { readonly kind: 'ignored'; readonly reason: string };

/** Reasons for which a file is no log at all, as opposed to a log that is broken. */
const noLog = new Set(['not CloudTrail', 'not JSON']);

/**
 * Reads an original. A stray file of a folder that is no log is ignored; the same file named by a
 * person is rejected, and so is anything that looks like a log but cannot be read.
 *
 * @param index the object's place in its batch
 */
export function scanObject(
  reader: RecordReader,
  bytes: Buffer,
  named: boolean,
  index: number,
): Scanned {
  const unpacked = unpack(bytes);
  if (!unpacked.ok) return unreadable(bytes, unpacked);
  const { text, plain } = unpacked;
  const before = reader.rows.count;
  const content = scanPlainLog(reader, text, index) ?? scanAny(reader, text, index);
  if (content.kind === 'none') {
    const isStray = noLog.has(content.reason) && !named;
    return isStray
      ? { kind: 'ignored', reason: `${content.reason}: ${content.detail}` }
      : unreadable(bytes, content);
  }
  const digest = sha256(bytes);
  return {
    kind: 'object',
    object: {
      ...content,
      sha256: digest,
      textSha256: plain === bytes ? digest : sha256(plain),
      textSize: text.length,
      rows: reader.rows.count - before,
    },
  };
}

/** An object that cannot be read counts as one rejected record: how many it held is unknown. */
export function unreadable(bytes: Buffer, { reason, detail }: Unusable): Scanned {
  const whole = { ordinal: null, offset: 0, length: bytes.length, reason, detail };
  return {
    kind: 'object',
    object: {
      kind: 'unreadable',
      shape: '',
      sha256: sha256(bytes),
      textSha256: null,
      textSize: 0,
      records: 1,
      rows: 0,
      rejected: [whole],
    },
  };
}

type Content =
  | Pick<ScannedObject, 'kind' | 'shape' | 'records' | 'rejected'>
  | ({ readonly kind: 'none' } & Unusable);

/**
 * CloudTrail's own file, `{"Records":[…]}` and nothing else, in one pass. Undefined, with no row
 * added, as soon as anything is otherwise: then `scanAny` looks at it from the beginning.
 */
export function scanPlainLog(
  reader: RecordReader,
  text: Buffer,
  object: number,
): Content | undefined {
  let at = listStart(text);
  if (at < 0) return undefined;
  const before = reader.rows.count;
  const rejected: RejectedPart[] = [];
  let records = 0;
  const abandon = (): undefined => {
    reader.rows.cut(before);
    return undefined;
  };
  at = skipSpace(text, at);
  if (text[at] === 0x5d) return isEnd(text, at) ? log(records, rejected) : undefined;
  for (;;) {
    if (text[at] !== 0x7b) return abandon();
    const end = reader.scan(text, at);
    if (end === doubt) return abandon();
    const place = { object, ordinal: records, offset: at, length: end - at, quoted: false };
    const unusable = reader.addScanned(text, place);
    if (unusable !== undefined) rejected.push(rejectedPart(place, unusable));
    records += 1;
    at = skipSpace(text, end);
    if (text[at] === 0x5d) return isEnd(text, at) ? log(records, rejected) : abandon();
    if (text[at] !== 0x2c) return abandon();
    at = skipSpace(text, at + 1);
  }
}

function log(records: number, rejected: readonly RejectedPart[]): Content {
  return { kind: 'log', shape: 'records', records, rejected };
}

const records = Buffer.from('"Records"');

/** Behind the bracket of `{"Records":[`, or -1. */
function listStart(text: Buffer): number {
  let at = skipSpace(text, 0);
  if (text[at] !== 0x7b) return -1;
  at = skipSpace(text, at + 1);
  if (records.compare(text, at, Math.min(at + records.length, text.length)) !== 0) return -1;
  at = skipSpace(text, at + records.length);
  if (text[at] !== 0x3a) return -1;
  at = skipSpace(text, at + 1);
  return text[at] === 0x5b ? at + 1 : -1;
}

/** The list that ends here ends the file. */
function isEnd(text: Buffer, at: number): boolean {
  const brace = skipSpace(text, at + 1);
  return text[brace] === 0x7d && skipSpace(text, brace + 1) === text.length;
}

/** Any other shape that `locate` knows, record by record. */
export function scanAny(reader: RecordReader, text: Buffer, object: number): Content {
  const layout = locate(text);
  if (layout.kind === 'none') return layout;
  if (layout.kind === 'digest') return { kind: 'digest', shape: '', records: 0, rejected: [] };
  const rejected: RejectedPart[] = [];
  for (const [ordinal, { start, end, quoted }] of layout.records.entries()) {
    const place = { object, ordinal, offset: start, length: end - start, quoted };
    const isScanned = !quoted && reader.scan(text, start) === end;
    const unusable = isScanned
      ? reader.addScanned(text, place)
      : addText(reader, text.toString('utf8', start, end), place);
    if (unusable !== undefined) rejected.push(rejectedPart(place, unusable));
  }
  for (const { start, end, reason, detail } of layout.broken) {
    rejected.push({ ordinal: null, offset: start, length: end - start, reason, detail });
  }
  const count = layout.records.length + layout.broken.length;
  return { kind: 'log', shape: layout.shape, records: count, rejected };
}

function addText(
  reader: RecordReader,
  slice: string,
  place: Parameters<RecordReader['addText']>[1],
): Unusable | undefined {
  if (!place.quoted) return reader.addText(slice, place);
  let text: string;
  try {
    text = unquoted(slice);
  } catch {
    return { reason: 'broken JSON', detail: 'the quoted record is no text' };
  }
  return reader.addText(text, place);
}

function rejectedPart(
  { ordinal, offset, length }: { ordinal: number; offset: number; length: number },
  { reason, detail }: Unusable,
): RejectedPart {
  return { ordinal, offset, length, reason, detail };
}
