import { setTimeout as after } from 'node:timers/promises';

/** Time as collecting sees it: a test puts another one in its place. */
export interface Clock {
  /** Milliseconds since 1970. */
  now(): number;
  /** @throws the signal's reason when it is aborted meanwhile */
  sleep(ms: number, signal: AbortSignal | undefined): Promise<void>;
}

export const machineClock: Clock = {
  now: Date.now,
  sleep: (ms, signal) => after(ms, undefined, signal === undefined ? {} : { signal }),
};
