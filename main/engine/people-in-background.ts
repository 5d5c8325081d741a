import { setTimeout as after } from 'node:timers/promises';
import type { ReadDb } from '../archive/handles.ts';
import { threadFile } from '../platform/thread-file.ts';
import { inThread } from './in-thread.ts';
import type { PeopleTask } from './people-thread.ts';
import { lastObject, type RecordNames } from './privacy/names-of-records.ts';
import type { Veil } from './privacy/veil.ts';

/** An answer waits so long for the names of records that are read the first time, and of later ones. */
const firstMs = 3000;
const laterMs = 250;

/** An archive whose records are read for a veil. */
interface Reading {
  /** The last original that has been read; -1: none was ever read to the end. */
  last: number;
  running: Promise<void> | undefined;
}

/**
 * Reads records for the names in them, so that people who never acted themselves are hidden too, in
 * notes and in whatever else names them out of their record. On a thread: a million records take
 * many seconds.
 */
export class PeopleInBackground {
  readonly #onLate: () => void;
  readonly #log: (text: string) => void;
  readonly #readings = new WeakMap<Veil, Map<string, Reading>>();
  #leaving = new AbortController();

  /** @param onLate names became known after answers had gone out without waiting for them */
  constructor(onLate: () => void, log: (text: string) => void) {
    this.#onLate = onLate;
    this.#log = log;
  }

  /** Has a veil learn what the records of an archive name; waits for it, but not for long. */
  async ready(veil: Veil, db: ReadDb): Promise<void> {
    const reading = this.#readingOf(veil, db);
    if (reading.running === undefined) return;
    const patience = new AbortController();
    const waited = after(reading.last < 0 ? firstMs : laterMs, undefined, patience);
    await Promise.race([reading.running, waited.catch(() => undefined)]);
    patience.abort();
  }

  /** As `ready`, to the end, however long it takes; whether all of them could be read. */
  async all(veil: Veil, db: ReadDb): Promise<boolean> {
    for (;;) {
      const reading = this.#readingOf(veil, db);
      if (reading.running === undefined) return true;
      const { last } = reading;
      await reading.running;
      if (reading.last === last) return false;
    }
  }

  /** The archives are about to be closed. */
  stop(): void {
    this.#leaving.abort();
    this.#leaving = new AbortController();
  }

  /** What is read of an archive; reading goes on if something has come in since. */
  #readingOf(veil: Veil, db: ReadDb): Reading {
    const readings = this.#readings.get(veil) ?? new Map<string, Reading>();
    this.#readings.set(veil, readings);
    const reading = readings.get(db.file) ?? { last: -1, running: undefined };
    readings.set(db.file, reading);
    if (reading.running === undefined && lastObject(db) > Math.max(0, reading.last)) {
      reading.running = this.#read(veil, db.file, reading);
    }
    return reading;
  }

  async #read(veil: Veil, file: string, reading: Reading): Promise<void> {
    const start = performance.now();
    const wasFirst = reading.last < 0;
    const { signal } = this.#leaving;
    try {
      const task: PeopleTask = { file, after: Math.max(0, reading.last) };
      const thread = threadFile(import.meta.url, './people-thread.ts', './people-thread.js');
      const { names, last } = await inThread<RecordNames>(thread, task, {
        signal,
        onProgress: () => undefined,
      });
      reading.last = last;
      const isLate = performance.now() - start > (wasFirst ? firstMs : laterMs);
      if (veil.learn(names) > 0 && isLate && !signal.aborted) this.#onLate();
    } catch (thrown) {
      // Tried again with the next call; names that identities say are hidden all the same.
      if (!signal.aborted) this.#log(`names are not read: ${String(thrown)}`);
    } finally {
      reading.running = undefined;
    }
  }
}
