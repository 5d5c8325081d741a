import type { ItemContent } from '../../collect/source.ts';
import { sha256Hex } from '../../platform/hash.ts';
import { isTrailFile } from '../completeness/places.ts';
import { RecordReader } from './record-reader.ts';
import type { Rows } from './rows.ts';
import { scanObject, unreadable, type Scanned } from './scan-object.ts';
import { readContent } from './read-content.ts';

/** An item that waits for being read. */
export interface BatchItem {
  readonly name: string;
  /** A person named this very file. */
  readonly named: boolean;
  readonly content: ItemContent;
  /** Its bytes must not be read as a log. */
  readonly refused: { readonly reason: string; readonly detail: string } | undefined;
}

/** An item that was read. */
export interface BatchObject {
  readonly name: string;
  readonly scanned: Scanned;
  /** Where its bytes lie in the batch's. */
  readonly start: number;
  readonly size: number;
}

/**
 * A batch of originals as rows. Numbers of texts, identities, actions and places are those of the
 * scanner that made it; what is new among them comes along, in the order of the numbers.
 */
export interface ScannedBatch {
  /** The scanner has forgotten all numbers before this batch. */
  readonly isFirst: boolean;
  readonly objects: readonly BatchObject[];
  readonly bytes: Buffer;
  readonly rows: Rows;
  readonly texts: readonly string[];
  /** See text-hash.ts, one for each text. */
  readonly hashes: Int32Array;
  readonly identities: Int32Array;
  readonly actions: Int32Array;
  readonly places: Int32Array;
}

/** Texts a scanner remembers; a year of session names would otherwise fill the memory. */
const mostTexts = 200_000;
const mostTextBytes = 24 * 1024 * 1024;

/** A batch ends when it holds so much: the writer is busy with it for about 50 ms. */
const mostRows = 6000;

/** Originals that are left alone: why, by the SHA-256 of their bytes in hex. */
export type LeftAlone = ReadonlyMap<string, string>;

/** Reads originals one after the other. Knows no database: it also runs in a worker. */
export class BatchScanner {
  #reader = new RecordReader();
  #isFirst = true;
  readonly #leftAlone: LeftAlone;

  constructor(leftAlone: LeftAlone) {
    this.#leftAlone = leftAlone;
  }

  /** Reads items in their order; what they hold decides how many batches they make. */
  *scan(items: readonly BatchItem[]): Generator<ScannedBatch> {
    let objects: BatchObject[] = [];
    let parts: Buffer[] = [];
    let size = 0;
    for (const item of items) {
      if (objects.length === 0) this.#forgetIfFull();
      const read = readContent(item.content);
      const bytes = read.ok ? read.bytes : Buffer.alloc(0);
      const scanned = read.ok
        ? this.#scanItem(item, bytes, objects.length)
        : unreadable(bytes, read);
      const kept = scanned.kind === 'object' ? bytes : Buffer.alloc(0);
      objects.push({ name: item.name, scanned, start: size, size: kept.length });
      parts.push(kept);
      size += kept.length;
      if (this.#reader.rows.count < mostRows) continue;
      yield this.#batch(objects, joined(parts, size));
      [objects, parts, size] = [[], [], 0];
    }
    if (objects.length > 0) yield this.#batch(objects, joined(parts, size));
  }

  #scanItem({ name, named, refused }: BatchItem, bytes: Buffer, index: number): Scanned {
    const reason = this.#leftAlone.size > 0 && this.#leftAlone.get(sha256Hex(bytes));
    if (reason) return { kind: 'ignored', reason };
    return refused === undefined
      ? scanObject(this.#reader, bytes, named || isTrailFile(name), index)
      : unreadable(bytes, refused);
  }

  #forgetIfFull(): void {
    const { strings } = this.#reader;
    if (strings.count <= mostTexts && strings.bytes <= mostTextBytes) return;
    this.#reader = new RecordReader();
    this.#isFirst = true;
  }

  #batch(objects: readonly BatchObject[], bytes: Buffer): ScannedBatch {
    const reader = this.#reader;
    // Identities first: their names become texts.
    const identities = reader.takeFreshIdentities();
    const { texts, hashes } = reader.strings.takeFresh();
    const batch = {
      isFirst: this.#isFirst,
      objects,
      bytes,
      rows: reader.rows.take(),
      identities,
      texts,
      hashes,
      actions: reader.actions.takeFresh(),
      places: reader.places.takeFresh(),
    };
    this.#isFirst = false;
    return batch;
  }
}

/** In a buffer of its own, so that it can be handed over to another thread. */
function joined(parts: readonly Buffer[], size: number): Buffer {
  const bytes = Buffer.allocUnsafeSlow(size);
  let at = 0;
  for (const part of parts) at += part.copy(bytes, at);
  return bytes;
}
