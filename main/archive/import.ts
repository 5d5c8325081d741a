/**
 * The import: originals of a source become objects and index rows. Scanners read batches ahead, this
 * thread writes one batch after the other in the source's order; each is a step of its own, and the
 * next import goes on where this one was stopped.
 */
import type { Ignored, ImportResult, Rejection } from '../../preload/contract/domain.ts';
import type { Acquired, Collected, Source } from '../collect/source.ts';
import { breathe, secondsSince } from '../platform/clock.ts';
import type { WriteDb } from './handles.ts';
import { finishRun, noCounts, startRun, storedCounts, type RunCounts } from './import-run.ts';
import { finishIndex } from './ingest/finish-index.ts';
import { dropIndexes, missingIndexes } from './ingest/indexes.ts';
import { localScanner, type Scan, type Scanners } from './ingest/scanners.ts';
import { MarksInTurn } from './ingest/marks-in-turn.ts';
import type { Note } from './ingest/run-notes.ts';
import { StepWriter } from './ingest/step-writer.ts';
import { ledgerHead, type Author } from './ledger.ts';
import { recordReader } from './read-record.ts';
import { disposedBefore } from './disposal/disposed-before.ts';
import type { BatchItem, LeftAlone } from './scan/batch.ts';
import { sql } from './sql.ts';

/** A batch: about 30 ms of writing, during which nothing else is answered. */
const batchBytes = 768 * 1024;
const batchItems = 400;

export interface ImportOptions {
  readonly source: Source;
  /** How a person named the source: paths, a bucket. */
  readonly names: readonly string[];
  readonly author: Author;
  /** Opens what reads the originals, for this import alone; without it, this thread reads. */
  readonly openScanners?: ((leftAlone: LeftAlone) => Scanners) | undefined;
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
  const work = new ImportWork(db, run, options);
  await work.all();
  await finishIndex(db, recordReader(db));
  const counts = { ...work.counts, ...storedCounts(db, run) };
  const cancelled = options.signal?.aborted ?? false;
  finishRun(db, options.author, run, counts, cancelled ? 'cancelled' : 'finished');
  const { ignored: _, ...rest } = counts;
  return {
    run,
    ...rest,
    rejections: work.rejections,
    // Scanners find some of them out of turn.
    ignored: work.ignored.toSorted((a, b) => (a.path < b.path ? -1 : 1)),
    seconds: secondsSince(start),
    head: ledgerHead(db),
    cancelled,
  };
}

/** One run's work under way. */
class ImportWork {
  readonly counts: RunCounts = noCounts();
  readonly rejections: Rejection[] = [];
  readonly ignored: Ignored[] = [];
  readonly #db: WriteDb;
  readonly #options: ImportOptions;
  readonly #scanners: Scanners;
  readonly #writer: StepWriter;
  readonly #rowsBefore: number;
  #items: BatchItem[] = [];
  #bytes = 0;
  #notes: Note[] = [];
  /** How the items that are under way came here, in their order. */
  #acquired: (Acquired | undefined)[] = [];
  readonly #marks = new MarksInTurn();
  #writtenAt = performance.now();
  #ahead: Promise<Scan>[] = [];
  #done = 0;
  #told = -1;

  constructor(db: WriteDb, run: number, options: ImportOptions) {
    this.#db = db;
    this.#options = options;
    this.#scanners = (options.openScanners ?? localScanner)(disposedBefore(db));
    this.#rowsBefore = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM event`)?.n ?? 0;
    const { counts, rejections, ignored } = this;
    const readText = recordReader(db);
    const { author } = options;
    this.#writer = new StepWriter({ db, run, author, readText, counts, rejections, ignored });
  }

  /** Reads and writes everything, or what comes before the signal. */
  async all(): Promise<void> {
    const { source } = this.#options;
    try {
      for await (const item of source.items) {
        if (this.#isStopped()) return;
        this.#add(item);
        if (this.#bytes >= batchBytes || this.#items.length >= batchItems) await this.#send();
        if (this.#isDue()) await this.#writeAll();
      }
      await this.#writeAll();
    } finally {
      // What was read ahead but not written is read again by the next import.
      await Promise.allSettled(this.#ahead);
      await this.#scanners.close();
    }
  }

  /** What comes slowly is not held back until there is much of it. */
  #isDue(): boolean {
    const { writeEveryMs = Number.POSITIVE_INFINITY } = this.#options.source;
    return performance.now() - this.#writtenAt >= writeEveryMs;
  }

  async #writeAll(): Promise<void> {
    await this.#send();
    while (this.#ahead.length > 0 && !this.#isStopped()) await this.#writeNext();
    if (this.#isStopped()) return;
    this.#writer.note(this.#takeNotes());
    this.#writer.mark(this.#marks.takeDue());
    this.#writtenAt = performance.now();
    this.#tell();
  }

  #isStopped(): boolean {
    return this.#options.signal?.aborted ?? false;
  }

  #add(item: Collected): void {
    switch (item.kind) {
      case 'ignored':
      case 'sidecar':
        this.#notes.push(item);
        return;
      case 'mark':
        this.#marks.add(item);
        return;
      case 'refused': {
        const { name, bytes, reason, detail } = item;
        const content = { kind: 'bytes', bytes } as const;
        this.#items.push({ name, named: true, content, refused: { reason, detail } });
        this.#acquired.push(undefined);
        this.#marks.itemAdded();
        this.#bytes += bytes.length;
        return;
      }
      case 'object': {
        const { name, named, content } = item;
        this.#items.push({ name, named, content, refused: undefined });
        this.#acquired.push(item.acquired);
        this.#marks.itemAdded();
        this.#bytes += content.kind === 'file' ? content.size : content.bytes.length;
      }
    }
  }

  async #send(): Promise<void> {
    if (this.#items.length > 0) this.#ahead.push(this.#scanners.scan(this.#items));
    this.#items = [];
    this.#bytes = 0;
    while (this.#ahead.length > this.#scanners.ahead && !this.#isStopped()) {
      await this.#writeNext();
    }
  }

  async #writeNext(): Promise<void> {
    const next = this.#ahead.shift();
    if (next === undefined) return;
    const { scanner, batches } = await next;
    for (const batch of batches) {
      if (this.#isStopped()) return;
      this.#dropIndexesIfWorthIt();
      this.#writer.write(scanner, batch, this.#acquired.splice(0, batch.objects.length));
      this.#writer.note(this.#takeNotes());
      this.#marks.itemsWritten(batch.objects.length);
      this.#writer.mark(this.#marks.takeDue());
      this.#done += batch.objects.length;
      this.#tell();
      await breathe();
    }
  }

  #takeNotes(): Note[] {
    const notes = this.#notes;
    this.#notes = [];
    this.#done += notes.length;
    return notes;
  }

  #tell(): void {
    const { source, onProgress } = this.#options;
    if (this.#told === this.#done) return;
    this.#told = this.#done;
    onProgress?.(Math.min(this.#done, source.total), source.total, this.counts.records);
  }

  /** A large import into a full archive makes its indexes anew: see `dropIndexes`. */
  #dropIndexesIfWorthIt(): void {
    const added = this.counts.indexed;
    if (added < 50_000 || added < this.#rowsBefore / 8) return;
    const isHalfWay = this.#done > this.#options.source.total / 2;
    if (!isHalfWay && missingIndexes(this.#db).length === 0) dropIndexes(this.#db);
  }
}
