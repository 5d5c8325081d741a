import { availableParallelism } from 'node:os';
import {
  MessageChannel,
  receiveMessageOnPort,
  Worker,
  type MessagePort,
} from 'node:worker_threads';
import type { ReadDb } from '../archive/handles.ts';
import { bytesOfObjects } from '../archive/read-record.ts';
import { threadFile } from '../platform/thread-file.ts';
import { aheadBatch, claim, found, look, type AheadBatch } from './ahead-batch.ts';
import type { AheadTask, AheadText } from './ahead-worker.ts';
import type { Needles, Places } from './needles.ts';

/** More threads than these find nothing to do while this one reads the archive. */
const mostThreads = 4;
/** Threads that nobody has given anything for so long are ended. */
const idleMs = 5000;
/** Fewer originals are looked at sooner than a thread starts. */
const worthThreads = 60;
/** Of packed bytes: about ten times what a step of a search takes. */
const mostBytes = 32 * 1024 * 1024;

/** A batch with the place of each object in it. */
interface Given {
  readonly batch: AheadBatch;
  readonly places: ReadonlyMap<number, number>;
}

interface Thread {
  readonly worker: Worker;
  readonly texts: MessagePort;
}

interface Options {
  /** Threads beside this one. */
  readonly threads?: number;
  /** They start once so many originals have been asked for. */
  readonly worthIt?: number;
}

/**
 * Looks at originals on other threads, ahead of the search that will ask for them. The answers are the
 * same without it: what no other thread has looked at, or is still looking at, this one looks at itself.
 */
export class OriginalsAhead {
  readonly #db: ReadDb;
  readonly #count: number;
  readonly #worthIt: number;
  #threads: Thread[] = [];
  #given: readonly Given[] = [];
  readonly #texts = new Map<number, Buffer>();
  readonly #placesOf = new Map<number, Places>();
  #asked = 0;
  #idle: NodeJS.Timeout | undefined;

  /** @param db read by this thread only: the others are given bytes */
  constructor(db: ReadDb, { threads, worthIt }: Options = {}) {
    this.#db = db;
    this.#count = threads ?? Math.min(mostThreads, availableParallelism() - 1);
    this.#worthIt = worthIt ?? worthThreads;
  }

  /**
   * These objects will be asked for next; what was given before the last time is forgotten.
   *
   * @param demands what a record must fulfil, all of it: Needles[] as JSON
   */
  lookAhead(objects: readonly number[], demands: string): void {
    this.#asked += objects.length;
    if (this.#count === 0 || this.#asked < this.#worthIt) return;
    this.#start();
    const last = this.#given.filter(({ batch }) => batch.demands === demands).slice(-1);
    const fresh = objects.filter((object) => !last.some(({ places }) => places.has(object)));
    const batch = aheadBatch(bytesOfObjects(this.#db, fresh, mostBytes), demands);
    const places = new Map(batch.objects.map((object, at) => [object, at]));
    this.#given = [...last, { batch, places }];
    for (const { worker } of this.#threads) worker.postMessage(batch);
    this.#receive();
    for (const kept of [this.#texts, this.#placesOf]) {
      for (const object of kept.keys()) {
        if (this.#given.every((each) => !each.places.has(object))) kept.delete(object);
      }
    }
  }

  /**
   * Those of the objects of which a record may fulfil the demands.
   *
   * @param lookHere answers for one that was not given, or cannot be unpacked
   */
  thatMayPass(
    objects: readonly number[],
    demands: string,
    lookHere: (object: number) => boolean,
  ): readonly number[] {
    const given = this.#given.filter(({ batch }) => batch.demands === demands);
    const needles = JSON.parse(demands) as readonly Needles[];
    // From the other end than the threads.
    for (const object of objects.toReversed()) {
      for (const { batch, places } of given) {
        const at = places.get(object);
        if (at === undefined || !claim(batch, at)) continue;
        look(batch, at, needles, (text, where) => this.#keep(object, text, where));
      }
    }
    const answerOf = (object: number): boolean | undefined => {
      const { batch, places } = given.find((each) => each.places.has(object)) ?? {};
      return batch && found(batch, places?.get(object) ?? 0);
    };
    // What a thread is still at is not waited for.
    return objects.filter((object) => answerOf(object) ?? lookHere(object));
  }

  /** The text of an object that was unpacked because a record of it may pass; given once. */
  takeText(object: number): Buffer | undefined {
    this.#receive();
    const text = this.#texts.get(object);
    this.#texts.delete(object);
    return text;
  }

  /** Where in that text the demands' needles stand; given once. */
  takePlaces(object: number): Places | undefined {
    this.#receive();
    const places = this.#placesOf.get(object);
    this.#placesOf.delete(object);
    return places;
  }

  /** Ends the threads; they start again when they are needed. */
  close(): void {
    clearTimeout(this.#idle);
    for (const { worker, texts } of this.#threads) {
      texts.close();
      void worker.terminate();
    }
    this.#threads = [];
    this.#given = [];
    this.#texts.clear();
    this.#placesOf.clear();
    this.#asked = 0;
  }

  #start(): void {
    clearTimeout(this.#idle);
    this.#idle = setTimeout(() => this.close(), idleMs);
    this.#idle.unref();
    if (this.#threads.length > 0) return;
    this.#threads = Array.from({ length: this.#count }, () => aheadThread());
  }

  #receive(): void {
    for (const { texts } of this.#threads) {
      for (;;) {
        const got = receiveMessageOnPort(texts);
        if (got === undefined) break;
        const { object, text, places } = got.message as AheadText;
        this.#keep(object, Buffer.from(text.buffer, text.byteOffset, text.length), places);
      }
    }
  }

  #keep(object: number, text: Buffer, places: Places): void {
    this.#texts.set(object, text);
    this.#placesOf.set(object, places);
  }
}

function aheadThread(): Thread {
  const { port1: texts, port2: theirs } = new MessageChannel();
  const task: AheadTask = { texts: theirs };
  const worker = new Worker(threadFile(import.meta.url, './ahead-worker.ts', './ahead-worker.js'), {
    workerData: task,
    transferList: [theirs],
  });
  // One that dies leaves its part to this thread, which then meets the reason itself.
  worker.on('error', () => undefined);
  worker.unref();
  return { worker, texts };
}
