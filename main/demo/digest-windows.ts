import { HOUR, MINUTE, SECOND } from './time.ts';
import type { World } from './world.ts';

/** The span of deliveries one digest file reports. */
export interface DigestWindow {
  readonly from: number;
  readonly to: number;
  /** The first digest of a chain names no predecessor. */
  readonly starts: boolean;
}

/** A log file is delivered at the first five-minute boundary after its events, or one later. */
export const DELIVERY_STEP = 5 * MINUTE;

/** After StopLogging the remaining log files still arrive, and then the final digest. */
export function lastDeliveryBefore(world: World): number {
  return Math.ceil(world.outage.from / DELIVERY_STEP) * DELIVERY_STEP + DELIVERY_STEP;
}

/**
 * The digests of one account and region: hourly from `offset` ms after the start, a final short one
 * after StopLogging, a new chain from StartLogging (CloudTrail user guide, "digest file structure").
 * The last window reaches beyond the end, until everything has been delivered.
 */
export function digestWindows(world: World, offset: number): readonly DigestWindow[] {
  const stopped = lastDeliveryBefore(world) + 20 * SECOND;
  const restarted = world.outage.to + offset / 10;
  const everythingDelivered = world.end + 4 * DELIVERY_STEP;
  return [
    ...hourly(world.start + offset, stopped, 'cut'),
    ...hourly(restarted, everythingDelivered, 'whole'),
  ];
}

function hourly(from: number, until: number, last: 'cut' | 'whole'): readonly DigestWindow[] {
  const windows: DigestWindow[] = [];
  for (let start = from; start < until; start += HOUR) {
    const to = last === 'cut' ? Math.min(start + HOUR, until) : start + HOUR;
    windows.push({ from: start, to, starts: start === from });
  }
  return windows;
}
