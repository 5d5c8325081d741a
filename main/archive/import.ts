/**
 * The import: originals of a source become objects and index rows. Objects are committed in steps;
 * each step writes its own ledger entry with the Merkle root of its objects, so that a kill at any
 * moment leaves a consistent archive and the next import goes on where this one ended.
 */
import type { Ignored, ImportResult, Rejection } from '../../preload/contract/domain.ts';
import type { Source } from '../collect/source.ts';
import { secondsSince } from '../platform/clock.ts';
import { sha256 } from '../platform/hash.ts';
import type { WriteDb } from './handles.ts';
import { finishRun, noCounts, saveCounts, startRun, type RunCounts } from './import-run.ts';
import { recordIndexer, type Indexed } from './index-records.ts';
import { appendEntry, ledgerHead, type Author } from './ledger.ts';
import { merkleRoot } from './merkle.ts';
import { prepare, type Prepared, type PreparedObject } from './prepare.ts';
import { sql } from './sql.ts';

/** Uncompressed bytes per step: about a fifth of a second during which nothing else is answered. */
const stepBytes = 12 * 1024 * 1024;
const stepItems = 500;

export interface ImportOptions {
  readonly source: Source;
  /** How a person named the source: paths, a bucket. */
  readonly names: readonly string[];
  readonly author: Author;
  readonly signal?: AbortSignal | undefined;
  readonly onProgress?: ((done: number, total: number, records: number) => void) | undefined;
}

/**
 * Imports a source. Idempotent: an object that is there already adds nothing; its records are
 * counted as duplicates. Cancelling keeps the steps committed so far.
 */
export async function importSource(db: WriteDb, options: ImportOptions): Promise<ImportResult> {
  const start = performance.now();
  const run = startRun(db, options.author, options.names);
  const work = new ImportWork(db, run, options.author);
  let done = 0;
  for await (const item of options.source.items) {
    if (options.signal?.aborted) break;
    work.add(prepare(item));
    done += 1;
    if (!work.stepIsFull()) continue;
    work.commit();
    options.onProgress?.(
      Math.min(done, options.source.total),
      options.source.total,
      work.counts.records,
    );
    await breathe();
  }
  work.commit();
  const cancelled = options.signal?.aborted ?? false;
  finishRun(db, options.author, run, work.counts, cancelled ? 'cancelled' : 'finished');
  options.onProgress?.(done, Math.max(done, options.source.total), work.counts.records);
  const { ignored: _, ...counts } = work.counts;
  return {
    run,
    ...counts,
    rejections: work.rejections,
    ignored: work.ignored,
    seconds: secondsSince(start),
    head: ledgerHead(db),
    cancelled,
  };
}

/** Lets the engine answer other calls between two steps. */
function breathe(): Promise<void> {
  return new Promise((resolve) => setImmediate(resolve));
}

/** One run's open step. */
class ImportWork {
  readonly counts: RunCounts = noCounts();
  readonly rejections: Rejection[] = [];
  readonly ignored: Ignored[] = [];
  readonly #db: WriteDb;
  readonly #run: number;
  readonly #author: Author;
  readonly #index: (object: PreparedObject, id: number) => Indexed;
  #pending: Prepared[] = [];
  #bytes = 0;

  constructor(db: WriteDb, run: number, author: Author) {
    this.#db = db;
    this.#run = run;
    this.#author = author;
    this.#index = recordIndexer(db);
  }

  add(item: Prepared): void {
    this.#pending.push(item);
    if (item.kind === 'object') this.#bytes += item.object.text?.length ?? item.object.bytes.length;
  }

  stepIsFull(): boolean {
    return this.#bytes >= stepBytes || this.#pending.length >= stepItems;
  }

  commit(): void {
    if (this.#pending.length === 0) return;
    this.#db.transaction(() => {
      const added: { id: number; sha256: Buffer }[] = [];
      for (const item of this.#pending) {
        if (item.kind === 'object') {
          const id = this.#store(item.object);
          if (id !== undefined) added.push({ id, sha256: item.object.sha256 });
        } else {
          this.#note(item);
        }
      }
      saveCounts(this.#db, this.#run, this.counts);
      if (added.length > 0) this.#seal(added);
    });
    this.#pending = [];
    this.#bytes = 0;
  }

  #seal(added: readonly { id: number; sha256: Buffer }[]): void {
    appendEntry(this.#db, this.#author, 'import.step', {
      run: this.#run,
      firstObject: added[0]?.id ?? 0,
      lastObject: added.at(-1)?.id ?? 0,
      objects: added.length,
      merkleRoot: merkleRoot(added.map((object) => object.sha256)).toString('hex'),
    });
  }

  #note(item: Exclude<Prepared, { kind: 'object' }>): void {
    const reason = item.kind === 'sidecar' ? 'facts about other files, taken along' : item.reason;
    if (item.kind === 'sidecar') {
      this.#db.run(sql`INSERT OR IGNORE INTO sidecar (sha256, run, kind, name, bytes)
        VALUES (${sha256(item.bytes)}, ${this.#run}, ${item.what}, ${item.name}, ${item.bytes})`);
    }
    this.counts.ignored += 1;
    this.ignored.push({ path: item.name, reason });
    this.#db.run(sql`INSERT INTO ignored (run, path, reason)
      VALUES (${this.#run}, ${item.name}, ${reason})`);
  }

  /** Returns the object's number if it is new. */
  #store(object: PreparedObject): number | undefined {
    this.counts.objects += 1;
    const known = this.#db.get<{ id: number; records: number; rejected: number }>(
      sql`SELECT id, records, rejected FROM object WHERE sha256 = ${object.sha256}`,
    );
    if (known !== undefined) {
      this.#meetAgain(object, known);
      return undefined;
    }
    const id =
      this.#db.get<{ id: number }>(sql`SELECT coalesce(max(id), 0) + 1 AS id FROM object`)?.id ?? 1;
    this.#db.run(sql`INSERT INTO blob (object, bytes) VALUES (${id}, ${object.bytes})`);
    const { tally, rejected } = this.#indexed(object, id);
    this.#db.run(sql`INSERT INTO object (id, sha256, text_sha256, kind, shape, size, text_size,
        records, indexed, duplicates, conflicts, rejected)
      VALUES (${id}, ${object.sha256}, ${object.textSha256 ?? null}, ${object.layout.kind},
        ${object.layout.kind === 'log' ? object.layout.shape : ''}, ${object.bytes.length},
        ${object.text?.length ?? 0}, ${tally.records}, ${tally.indexed}, ${tally.duplicates},
        ${tally.conflicts}, ${tally.rejected})`);
    this.#origin(id, object.name);
    for (const part of rejected) this.#reject(id, object.name, part);
    this.counts.records += tally.records;
    this.counts.indexed += tally.indexed;
    this.counts.duplicates += tally.duplicates;
    this.counts.conflicts += tally.conflicts;
    this.counts.rejected += tally.rejected;
    return id;
  }

  /** An object that cannot be read counts as one rejected record: how many it held is unknown. */
  #indexed(object: PreparedObject, id: number): Indexed {
    if (object.layout.kind !== 'unreadable') return this.#index(object, id);
    const { reason, detail } = object.layout;
    const whole = { ordinal: null, offset: 0, length: object.bytes.length, reason, detail };
    const tally = { records: 1, indexed: 0, duplicates: 0, conflicts: 0, rejected: 1 };
    return { tally, rejected: [whole] };
  }

  #meetAgain(
    object: PreparedObject,
    known: { id: number; records: number; rejected: number },
  ): void {
    this.counts.known += 1;
    this.counts.records += known.records;
    this.counts.rejected += known.rejected;
    this.counts.duplicates += known.records - known.rejected;
    this.#origin(known.id, object.name);
    const before = this.#db.all<{ reason: string; detail: string }>(
      sql`SELECT DISTINCT reason, detail FROM rejection WHERE object = ${known.id}`,
    );
    for (const { reason, detail } of before) {
      this.rejections.push({
        object: object.name,
        reason,
        detail: `${detail} (kept since an earlier import)`,
      });
    }
  }

  #origin(id: number, name: string): void {
    this.#db.run(sql`INSERT OR IGNORE INTO origin (object, run, name, metadata)
      VALUES (${id}, ${this.#run}, ${name}, '{}')`);
  }

  #reject(id: number, name: string, part: Indexed['rejected'][number]): void {
    const { ordinal, offset, length, reason, detail } = part;
    const place = ordinal === null ? detail : `record ${ordinal + 1}: ${detail}`;
    this.rejections.push({ object: name, reason, detail: place });
    this.#db.run(sql`INSERT INTO rejection
        (object, run, name, ordinal, offset, length, reason, detail)
      VALUES (${id}, ${this.#run}, ${name}, ${ordinal}, ${offset}, ${length}, ${reason}, ${place})`);
  }
}
