import { randomUUID } from 'node:crypto';
import type { Output } from '../../preload/contract/calls.ts';

/** Often enough for a time in minutes; a look that finds nothing due costs a query of one table. */
const everyMs = 20_000;

export type Ticked = Output<'schedules.tick'>;

export interface ScheduleClock {
  /** Looks now, whatever the time. */
  tick(): Promise<void>;
  /** How many schedules the open archive had at the last look. */
  readonly schedules: number;
  stop(): void;
}

/**
 * Asks the engine every so often to run what is due: also what was missed while the computer slept or
 * the program was not running. One look at a time; a run takes as long as it takes.
 *
 * @param onTicked hears of each look that ended
 * @param log hears why a look failed; the next one tries again
 */
export function startScheduleClock(options: {
  readonly call: (name: string, input: unknown) => Promise<unknown>;
  readonly onTicked: (ticked: Ticked) => void;
  readonly log: (text: string) => void;
  readonly everyMs?: number;
}): ScheduleClock {
  let schedules = 0;
  let looking: Promise<void> | undefined;
  let isStale = false;
  const look = async (): Promise<void> => {
    try {
      const ticked = (await options.call('schedules.tick', { job: randomUUID() })) as Ticked;
      ({ schedules } = ticked);
      options.onTicked(ticked);
    } catch (thrown) {
      options.log(`schedules: ${(thrown as Error).message}`);
      // What failed may itself have said that something changed: it is tried again by the timer alone.
      isStale = false;
    } finally {
      looking = undefined;
    }
    if (!isStale) return;
    isStale = false;
    await tick();
  };
  const tick = (): Promise<void> => {
    // What changed during a look may have come too late for it.
    isStale ||= looking !== undefined;
    return (looking ??= look());
  };
  const timer = setInterval(() => void tick(), options.everyMs ?? everyMs);
  return {
    tick,
    get schedules() {
      return schedules;
    },
    stop: () => clearInterval(timer),
  };
}
