import { Problem } from '../../preload/contract/errors.ts';
import { DAY } from './time.ts';

/** What the caller may ask of the demonstration trail. */
export interface DemoOptions {
  /** Folder to write into; created if absent. It must not hold an `AWSLogs` folder yet. */
  readonly out: string;
  /** Records in all files together, planted ones included; at least 100. Default 20,000. */
  readonly events?: number;
  /** 1 to 40, default 4. */
  readonly accounts?: number;
  /** 1 to 10, default 3; the first is us-east-1, where global services report. */
  readonly regions?: number;
  /** Whole UTC days. Default 7 up to 50,000 events, 14 up to 500,000, 30 above. */
  readonly days?: number;
  readonly seed?: string;
  /** RFC 3339. The period ends at the UTC midnight at or before it. Default 2026-07-01T00:00:00Z. */
  readonly end?: string;
  readonly onProgress?: (done: number, total: number) => void;
  readonly signal?: AbortSignal;
}

export interface Plan {
  readonly out: string;
  readonly events: number;
  readonly accounts: number;
  readonly regions: number;
  readonly days: number;
  readonly seed: string;
  readonly start: number;
  readonly end: number;
}

/**
 * Fills in defaults and checks limits. A trail has one digest file per account, region and hour, so
 * the default number of days grows slowly with the events: the usual 4 × 3 × 7 days is about 2,000
 * digests, 30 days about 8,700. Throws Problem `bad_request`.
 */
export function planDemo(options: DemoOptions): Plan {
  const events = whole('events', options.events ?? 20_000, 100, 100_000_000);
  const defaultDays = events <= 50_000 ? 7 : events <= 500_000 ? 14 : 30;
  const days = whole('days', options.days ?? defaultDays, 1, 366);
  const endAsked = Date.parse(options.end ?? '2026-07-01T00:00:00Z');
  if (!Number.isFinite(endAsked)) {
    throw new Problem('bad_request', 'end is no RFC 3339 time, for example 2026-07-01T00:00:00Z.');
  }
  const end = Math.floor(endAsked / DAY) * DAY;
  return {
    out: options.out,
    events,
    accounts: whole('accounts', options.accounts ?? 4, 1, 40),
    regions: whole('regions', options.regions ?? 3, 1, 10),
    days,
    seed: options.seed ?? 'trailproof',
    start: end - days * DAY,
    end,
  };
}

function whole(name: string, value: number, low: number, high: number): number {
  if (Number.isInteger(value) && value >= low && value <= high) return value;
  throw new Problem('bad_request', `${name} must be a whole number from ${low} to ${high}.`);
}
