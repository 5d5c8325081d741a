import type { Clock } from './clock.ts';

/** How many requests may fall into any stretch of time. */
export interface Rate {
  readonly requests: number;
  readonly perMs: number;
}

/** LookupEvents: 2 requests a second for each account and region, which AWS does not raise. */
export const lookupRate: Rate = { requests: 2, perMs: 1000 };

/** A throttled account is shared with others: how far the pace may fall. */
const slowest = 8;

/**
 * Keeps one account and region below its rate, wherever the stretch begins and however late a request
 * arrives: a new one is sent only when all but `requests - 1` of those before were answered `perMs`
 * ago. What was answered had arrived. The price is the time of an answer in each stretch.
 */
export class Limiter {
  readonly #rate: Rate;
  readonly #clock: Clock;
  readonly #answered: number[];
  #pace = 1;

  constructor(rate: Rate, clock: Clock) {
    this.#rate = rate;
    this.#clock = clock;
    // A process before this one may have asked a moment ago.
    this.#answered = Array.from({ length: rate.requests }, () => clock.now());
  }

  /**
   * Sends when it may. One request of a stream at a time.
   *
   * @throws what `send` throws; the signal's reason
   */
  async send<T>(send: () => Promise<T>, signal: AbortSignal | undefined): Promise<T> {
    const before = this.#answered.at(-this.#rate.requests);
    const wait =
      before === undefined ? 0 : before + this.#rate.perMs * this.#pace - this.#clock.now();
    // A timer may fire up to a millisecond early.
    if (wait > 0) await this.#clock.sleep(Math.ceil(wait) + 1, signal);
    signal?.throwIfAborted();
    try {
      return await send();
    } finally {
      this.#answered.push(this.#clock.now());
      if (this.#answered.length > this.#rate.requests) this.#answered.shift();
    }
  }

  /** Throttled all the same: somebody else asks too. */
  slowDown(): void {
    this.#pace = Math.min(slowest, this.#pace * 1.5);
  }

  /** An answer came: a little faster again, up to the rate. */
  speedUp(): void {
    this.#pace = Math.max(1, this.#pace * 0.9);
  }
}
