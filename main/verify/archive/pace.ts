import { setImmediate as breathe } from 'node:timers/promises';
import { Problem } from '../../../preload/contract/errors.ts';

export interface PaceOptions {
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

/** Milliseconds of work between two breaths. */
const stretch = 50;

/** Lets the event loop run now and then, says how far the work is, and stops it if asked to. */
export class Pace {
  readonly #options: PaceOptions;
  readonly #total: number;
  #done = 0;
  #last = performance.now();

  constructor(options: PaceOptions, total: number) {
    this.#options = options;
    this.#total = total;
  }

  /** One more unit of the total is done. @throws Problem cancelled */
  async step(): Promise<void> {
    this.#done += 1;
    await this.breathe();
  }

  /** @throws Problem cancelled */
  async breathe(): Promise<void> {
    if (performance.now() - this.#last < stretch) return;
    this.#options.onProgress?.(this.#done, this.#total);
    await breathe();
    this.throwIfAborted();
    this.#last = performance.now();
  }

  /** @throws Problem cancelled */
  throwIfAborted(): void {
    if (this.#options.signal?.aborted) {
      throw new Problem('cancelled', 'The check of the archive was stopped before its end.');
    }
  }

  finish(): void {
    this.#options.onProgress?.(this.#total, this.#total);
  }
}
