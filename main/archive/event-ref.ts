import { instant } from '../platform/clock.ts';
import { idsPerSecond } from './scan/event-key.ts';

/**
 * The row id of an event is seconds × 2^21 + 21 bits of its eventID: row order is time order, and
 * every index on another column is ordered by time too.
 */

/** The time of an event from its row id, RFC 3339 UTC to the second. */
export function timeOfRef(ref: number): string {
  return instant(Math.floor(ref / idsPerSecond) * 1000);
}
