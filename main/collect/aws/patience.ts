import type { Clock } from './clock.ts';
import { failureOf, type Failure } from './failure.ts';

/** A request that failed for good. */
export class Refused extends Error {
  readonly failure: Failure;

  constructor(failure: Failure) {
    super(failure.words);
    this.failure = failure;
  }
}

export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** The first pause; each further one is up to twice as long, and at most 20 s. */
  readonly pauseMs: number;
  /** Makes the next attempt sign with new credentials. */
  readonly renew: () => void;
  readonly onFailure?: (failure: Failure) => void;
}

const mostAttempts = 12;
const longestPauseMs = 20_000;

/**
 * Asks until there is an answer, or a refusal that asking again does not change: throttling, errors of
 * the server, dropped connections and ended sessions are waited out, with growing and random pauses.
 *
 * @throws Refused; the signal's reason
 */
export async function patiently<T>(ask: () => Promise<T>, patience: Patience): Promise<T> {
  const { clock, signal, pauseMs, renew, onFailure } = patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (thrown) {
      signal?.throwIfAborted();
      if (thrown instanceof Refused) throw thrown;
      const failure = failureOf(thrown);
      const isWorthIt = ['throttled', 'transient', 'expired'].includes(failure.kind);
      if (!isWorthIt || attempt >= mostAttempts) throw new Refused(failure);
      onFailure?.(failure);
      if (failure.kind === 'expired') renew();
      const pause = Math.min(longestPauseMs, pauseMs * 2 ** (attempt - 1));
      await clock.sleep(pause * (0.5 + Math.random() / 2), signal);
    }
  }
}
