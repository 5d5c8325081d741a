import { Problem } from '../../../preload/contract/errors.ts';
import type { Access } from './access.ts';
import { machineClock, type Clock } from './clock.ts';
import { failureOf, Refused, type Failure } from './failure.ts';

export interface Patience {
  readonly clock: Clock;
  readonly signal: AbortSignal | undefined;
  /** The first pause; each further one is up to twice as long, and at most 20 s. */
  readonly pauseMs: number;
  /** How often it is asked at most. */
  readonly attempts?: number | undefined;
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
 * @throws Refused; a Problem of whoever asks a person; the signal's reason
 */
export async function patiently<T>(ask: () => Promise<T>, patience: Patience): Promise<T> {
  const { clock, signal, pauseMs, renew, onFailure, attempts = mostAttempts } = patience;
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await ask();
    } catch (thrown) {
      signal?.throwIfAborted();
      if (thrown instanceof Refused || thrown instanceof Problem) throw thrown;
      const failure = failureOf(thrown);
      const isWorthIt = ['throttled', 'transient', 'expired'].includes(failure.kind);
      if (!isWorthIt || attempt >= attempts) throw new Refused(failure);
      onFailure?.(failure);
      if (failure.kind === 'expired') renew();
      const pause = Math.min(longestPauseMs, pauseMs * 2 ** (attempt - 1));
      await clock.sleep(pause * (0.5 + Math.random() / 2), signal);
    }
  }
}

/** The same for the few questions before and beside a collection. @throws Refused */
export function steadily<T>(access: Access, ask: () => Promise<T>): Promise<T> {
  return patiently(ask, {
    clock: machineClock,
    signal: undefined,
    pauseMs: 100,
    attempts: access.attempts,
    renew: () => access.renew(),
  });
}
