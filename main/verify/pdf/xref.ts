/** Cross-reference tables and streams (ISO 32000-2, 7.5.4 and 7.5.8). */
import { decode } from './filters.ts';
import { readValue, skipSpace } from './lexer.ts';
import { isKind, listOf, nameOf, PdfError, type PdfDict, type PdfValue } from './values.ts';

export type Entry =
  | { readonly kind: 'at'; readonly offset: number; readonly generation: number }
  | { readonly kind: 'packed'; readonly stream: number; readonly index: number }
  | { readonly kind: 'free' };

/** One revision's table: what it says of objects, and its trailer. */
export interface Section {
  readonly start: number;
  readonly entries: ReadonlyMap<number, Entry>;
  readonly trailer: PdfDict;
}

/** Objects that a file may have: more than any report. */
const mostObjects = 5_000_000;

/** The sections from the newest to the oldest. @throws PdfError */
export function readSections(bytes: Buffer): Section[] {
  const sections: Section[] = [];
  const seen = new Set<number>();
  let next: number | undefined = lastStart(bytes);
  while (next !== undefined) {
    if (seen.has(next)) throw new PdfError(next, 'the cross-reference tables go round in circles');
    seen.add(next);
    const section = readSection(bytes, next);
    sections.push(section);
    // A hybrid file's extra table stands between this one and the one before it.
    const hybrid = section.trailer.entries.get('XRefStm');
    if (typeof hybrid === 'number') sections.push(readSection(bytes, hybrid));
    const before = section.trailer.entries.get('Prev');
    next = typeof before === 'number' ? before : undefined;
  }
  return sections;
}

function lastStart(bytes: Buffer): number {
  const tail = bytes.toString('latin1', Math.max(0, bytes.length - 1024));
  const found = /startxref\s+(\d{1,12})\s+%%EOF\s*$/.exec(tail);
  if (found === null) throw new PdfError(bytes.length, 'the file does not end as a PDF ends');
  return Number(found[1]);
}

function readSection(bytes: Buffer, start: number): Section {
  if (!(start >= 0 && start < bytes.length)) throw new PdfError(start, 'no table is there');
  return bytes.toString('latin1', start, start + 4) === 'xref'
    ? readTable(bytes, start)
    : readStream(bytes, start);
}

function readTable(bytes: Buffer, start: number): Section {
  const entries = new Map<number, Entry>();
  let at = skipSpace(bytes, start + 4);
  while (bytes.toString('latin1', at, at + 7) !== 'trailer') {
    const head = /^(\d{1,10}) +(\d{1,10})\s+/.exec(bytes.toString('latin1', at, at + 40));
    if (head === null) throw new PdfError(at, 'the cross-reference table is broken');
    const [first, count] = [Number(head[1]), Number(head[2])];
    if (first + count > mostObjects) throw new PdfError(at, 'there are too many objects');
    at += head[0].length;
    for (let i = 0; i < count; i += 1, at += 20) {
      const line = /^(\d{10}) (\d{5}) ([nf])/.exec(bytes.toString('latin1', at, at + 20));
      if (line === null) throw new PdfError(at, 'the cross-reference table is broken');
      if (entries.has(first + i)) continue;
      const [offset, generation] = [Number(line[1]), Number(line[2])];
      entries.set(
        first + i,
        line[3] === 'n' ? { kind: 'at', offset, generation } : { kind: 'free' },
      );
    }
    at = skipSpace(bytes, at);
  }
  const { value } = readValue(bytes, at + 7);
  if (!isKind(value, 'dict')) throw new PdfError(at, 'the trailer is broken');
  return { start, entries, trailer: value };
}

function readStream(bytes: Buffer, start: number): Section {
  const head = /^\d{1,10}\s+\d{1,5}\s+obj/.exec(bytes.toString('latin1', start, start + 40))?.[0];
  if (head === undefined) throw new PdfError(start, 'no cross-reference table is there');
  const { value: dict, end } = readValue(bytes, start + head.length);
  if (!isKind(dict, 'dict') || nameOf(dict.entries.get('Type')) !== 'XRef') {
    throw new PdfError(start, 'no cross-reference table is there');
  }
  const from = streamStart(bytes, end);
  const length = dict.entries.get('Length');
  if (from === undefined || typeof length !== 'number') {
    throw new PdfError(start, 'the cross-reference stream is broken');
  }
  const data = decode(bytes.subarray(from, from + length), dict, (value) => value, start);
  return { start, entries: packedEntries(data, dict, start), trailer: dict };
}

function packedEntries(data: Buffer, dict: PdfDict, at: number): Map<number, Entry> {
  const number = (value: PdfValue | undefined): number => (typeof value === 'number' ? value : 0);
  const [a, b, c] = listOf(dict.entries.get('W')).map(number);
  const widths = [a ?? 0, b ?? 0, c ?? 0] as const;
  if (widths.some((width) => !(width >= 0 && width <= 6))) {
    throw new PdfError(at, 'the cross-reference stream is broken');
  }
  const index = dict.entries.has('Index')
    ? listOf(dict.entries.get('Index')).map(number)
    : [0, number(dict.entries.get('Size'))];
  const entries = new Map<number, Entry>();
  const field = (from: number, width: number, otherwise: number): number =>
    width === 0 ? otherwise : data.readUIntBE(from, width);
  let from = 0;
  const step = widths[0] + widths[1] + widths[2];
  for (let pair = 0; pair + 1 < index.length; pair += 2) {
    const [first = 0, count = 0] = index.slice(pair, pair + 2);
    if (first + count > mostObjects || from + count * step > data.length) {
      throw new PdfError(at, 'the cross-reference stream is broken');
    }
    for (let i = 0; i < count; i += 1, from += step) {
      const kind = field(from, widths[0], 1);
      const second = field(from + widths[0], widths[1], 0);
      const third = field(from + widths[0] + widths[1], widths[2], 0);
      if (entries.has(first + i)) continue;
      if (kind === 1) entries.set(first + i, { kind: 'at', offset: second, generation: third });
      else if (kind === 2) entries.set(first + i, { kind: 'packed', stream: second, index: third });
      else entries.set(first + i, { kind: 'free' });
    }
  }
  return entries;
}

/** First byte of a stream's data after its dictionary, or undefined if no stream follows. */
export function streamStart(bytes: Buffer, end: number): number | undefined {
  const at = skipSpace(bytes, end);
  if (bytes.toString('latin1', at, at + 6) !== 'stream') return undefined;
  if (bytes[at + 6] === 0x0a) return at + 7;
  return bytes[at + 6] === 0x0d && bytes[at + 7] === 0x0a ? at + 8 : undefined;
}
