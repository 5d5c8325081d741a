import { decode } from './filters.ts';
import { readValue } from './lexer.ts';
import {
  isKind,
  PdfError,
  type PdfDict,
  type PdfRef,
  type PdfStream,
  type PdfValue,
} from './values.ts';
import { readSections, streamStart, type Entry, type Section } from './xref.ts';

/** A PDF as its newest revision shows it: objects are read when they are asked for. */
export interface PdfDocument {
  readonly sections: readonly Section[];
  readonly catalog: PdfDict;
  /** Follows references. A reference to nothing is null. @throws PdfError */
  resolve(value: PdfValue | undefined): PdfValue;
  /** The entry of a dictionary, references followed; null if there is none. @throws PdfError */
  get(dict: PdfDict, key: string): PdfValue;
  /** A stream's data, unpacked. @throws PdfError */
  data(stream: PdfStream): Buffer;
  /** A stream's data as it stands in the file. @throws PdfError */
  raw(stream: PdfStream): Buffer;
  /** The numbers of all objects, and the object of a number. */
  objectNumbers(): number[];
  object(number: number): PdfValue;
}

/**
 * Opens a PDF. Written for verification, so it reads nothing but what the standard says, and shares
 * no code with the library that writes and signs reports.
 *
 * @throws PdfError
 */
export function openPdf(bytes: Buffer): PdfDocument {
  if (bytes.toString('latin1', 0, 5) !== '%PDF-') throw new PdfError(0, 'this is no PDF');
  const sections = readSections(bytes);
  const entries = new Map<number, Entry>();
  for (const section of sections) {
    for (const [number, entry] of section.entries) {
      if (!entries.has(number)) entries.set(number, entry);
    }
  }
  const document = new Reader(bytes, sections, entries);
  const trailer = sections[0]?.trailer;
  if (trailer?.entries.has('Encrypt')) throw new PdfError(0, 'the PDF is encrypted');
  const catalog = document.resolve(trailer?.entries.get('Root'));
  if (!isKind(catalog, 'dict')) throw new PdfError(0, 'the PDF has no catalogue');
  return Object.assign(document, { catalog });
}

class Reader {
  readonly sections: readonly Section[];
  readonly #bytes: Buffer;
  readonly #entries: ReadonlyMap<number, Entry>;
  readonly #objects = new Map<number, PdfValue>();
  readonly #packed = new Map<number, { data: Buffer; offsets: readonly [number, number][] }>();

  constructor(bytes: Buffer, sections: readonly Section[], entries: ReadonlyMap<number, Entry>) {
    this.#bytes = bytes;
    this.sections = sections;
    this.#entries = entries;
  }

  resolve(value: PdfValue | undefined): PdfValue {
    let current: PdfValue = value ?? null;
    for (let hops = 0; isKind(current, 'ref'); hops += 1) {
      if (hops > 16) throw new PdfError(0, 'references go round in circles');
      current = this.#object(current);
    }
    return current;
  }

  get(dict: PdfDict, key: string): PdfValue {
    return this.resolve(dict.entries.get(key));
  }

  objectNumbers(): number[] {
    return [...this.#entries].flatMap(([number, { kind }]) => (kind === 'free' ? [] : [number]));
  }

  object(number: number): PdfValue {
    const entry = this.#entries.get(number);
    const generation = entry?.kind === 'at' ? entry.generation : 0;
    return this.#object({ kind: 'ref', number, generation });
  }

  data(stream: PdfStream): Buffer {
    return decode(this.raw(stream), stream.dict, (value) => this.resolve(value), stream.start);
  }

  raw(stream: PdfStream): Buffer {
    const length = this.get(stream.dict, 'Length');
    const { start } = stream;
    if (typeof length !== 'number' || length < 0 || start + length > this.#bytes.length) {
      throw new PdfError(start, 'a stream has no length');
    }
    const end = this.#bytes.toString('latin1', start + length, start + length + 12);
    if (!/^\r?\n?endstream/.test(end)) throw new PdfError(start, 'a stream’s length is wrong');
    return this.#bytes.subarray(start, start + length);
  }

  #object(ref: PdfRef): PdfValue {
    const known = this.#objects.get(ref.number);
    if (known !== undefined) return known;
    const entry = this.#entries.get(ref.number);
    if (entry === undefined || entry.kind === 'free') return null;
    const value = entry.kind === 'at' ? this.#plain(ref, entry.offset) : this.#unpacked(entry);
    this.#objects.set(ref.number, value);
    return value;
  }

  #plain(ref: PdfRef, offset: number): PdfValue {
    const head = /^(\d{1,10})\s+(\d{1,5})\s+obj/.exec(
      this.#bytes.toString('latin1', offset, offset + 40),
    );
    if (head === null || Number(head[1]) !== ref.number || Number(head[2]) !== ref.generation) {
      throw new PdfError(offset, `object ${ref.number} is not where the table says`);
    }
    const { value, end } = readValue(this.#bytes, offset + head[0].length);
    if (!isKind(value, 'dict')) return value;
    const start = streamStart(this.#bytes, end);
    return start === undefined ? value : { kind: 'stream', dict: value, start };
  }

  /** An object inside an object stream (ISO 32000-2, 7.5.7). */
  #unpacked(entry: Extract<Entry, { kind: 'packed' }>): PdfValue {
    const { data, offsets } = this.#objectStream(entry.stream);
    const place = offsets[entry.index];
    if (place === undefined) throw new PdfError(0, 'an object is missing from its object stream');
    return readValue(data, place[1]).value;
  }

  #objectStream(number: number): { data: Buffer; offsets: readonly [number, number][] } {
    const known = this.#packed.get(number);
    if (known !== undefined) return known;
    const stream = this.resolve({ kind: 'ref', number, generation: 0 });
    if (!isKind(stream, 'stream')) throw new PdfError(0, `object stream ${number} is missing`);
    const data = this.data(stream);
    const [count, first] = [this.get(stream.dict, 'N'), this.get(stream.dict, 'First')];
    if (typeof count !== 'number' || typeof first !== 'number') {
      throw new PdfError(stream.start, 'an object stream is broken');
    }
    const numbers = data.toString('latin1', 0, first).trim().split(/\s+/).map(Number);
    const offsets = Array.from(
      { length: Math.min(count, numbers.length / 2) },
      (_, i): [number, number] => [numbers[i * 2] ?? 0, first + (numbers[i * 2 + 1] ?? 0)],
    );
    const made = { data, offsets };
    this.#packed.set(number, made);
    return made;
  }
}
