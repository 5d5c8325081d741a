/** LookupEvents of accounts and regions as a source. */
import type { Checkpoint } from '../checkpoint.ts';
import type { Collected, Source } from '../source.ts';
import type { Access, Identity } from './access.ts';
import { machineClock, type Clock } from './clock.ts';
import { readHistory, wantedOf, type HistoryOptions, type Stream } from './history.ts';
import { Limiter, lookupRate, type Rate } from './limiter.ts';
import { merged, untilStopped } from './merge.ts';

/** An account that can be read, and who reads it. */
export interface Account {
  readonly account: string;
  readonly access: Access;
  readonly identity: Identity;
  /** What is enabled there; absent: what all are asked for. */
  readonly regions?: readonly string[];
}

export interface LookupOptions {
  readonly accounts: readonly Account[];
  readonly regions: readonly string[];
  /** Milliseconds since 1970. Cut to what the event history holds: 90 days up to now. */
  readonly from: number;
  readonly to: number;
  readonly checkpoint: Checkpoint;
  readonly signal?: AbortSignal | undefined;
  readonly clock?: Clock;
  readonly rate?: Rate;
  readonly overlapMs?: number;
  readonly pauseMs?: number;
  /** Accounts and regions that are read at once. */
  readonly atOnce?: number;
}

/** How far a collection is. */
export interface LookupProgress {
  readonly requests: number;
  readonly events: number;
  readonly windows: number;
  /** 0 to 1, by the time that is covered. */
  readonly share: number;
  readonly perSecond: number;
  readonly secondsLeft: number | null;
}

export interface LookupSource extends Source {
  progress(): LookupProgress;
}

/** Late events usually come within a quarter of an hour; two hours leave room for a slow day. */
const usualOverlapMs = 2 * 3_600_000;
/** The event history goes back 90 days (CloudTrail user guide, "Event history"). */
export const retentionMs = 90 * 86_400_000;

/**
 * Pages of LookupEvents, newest windows first, each an original of its own. What AWS delivers twice or
 * a killed run had fetched already is fetched and kept again: the archive knows events by their ids.
 */
export function lookupSource(options: LookupOptions): LookupSource {
  const clock = options.clock ?? machineClock;
  const now = clock.now();
  const counts = { requests: 0, events: 0, windows: 0, read: 0 };
  const history: HistoryOptions = {
    from: Math.max(options.from, now - retentionMs),
    to: Math.min(options.to, now),
    clock,
    checkpoint: options.checkpoint,
    signal: options.signal,
    overlapMs: options.overlapMs ?? usualOverlapMs,
    pauseMs: options.pauseMs ?? 1000,
    onPage(events) {
      counts.requests += 1;
      counts.events += events;
    },
    onWindow(ms) {
      counts.windows += 1;
      counts.read += ms;
    },
  };
  const streams = streamsOf(options, clock);
  const wanted = streams.reduce((sum, stream) => sum + lengthOf(stream, history), 0);
  const start = performance.now();
  return {
    get total() {
      return counts.requests;
    },
    writeEveryMs: 2000,
    items: untilStopped(itemsOf(streams, history, options.atOnce ?? 32), options.signal),
    progress() {
      const { read, ...said } = counts;
      const seconds = (performance.now() - start) / 1000;
      const share = wanted === 0 ? 1 : read / wanted;
      return {
        ...said,
        share,
        perSecond: seconds > 0 ? said.requests / seconds : 0,
        secondsLeft: share > 0 ? (seconds / share) * (1 - share) : null,
      };
    },
  };
}

function streamsOf({ accounts, regions, rate }: LookupOptions, clock: Clock): Stream[] {
  return accounts.flatMap((account) =>
    (account.regions ?? regions).map((region) => ({
      ...account,
      region,
      limiter: new Limiter(rate ?? lookupRate, clock),
    })),
  );
}

function lengthOf(stream: Stream, history: HistoryOptions): number {
  return wantedOf(stream, history).reduce((sum, { from, to }) => sum + to - from, 0);
}

async function* itemsOf(
  streams: readonly Stream[],
  history: HistoryOptions,
  atOnce: number,
): AsyncGenerator<Collected> {
  const identities = new Map(streams.map(({ account, identity }) => [account, identity]));
  for (const [account, { arn }] of identities) {
    yield { kind: 'mark', act: 'collection.identity', item: { account, identity: arn } };
  }
  yield* merged(
    streams.map((stream) => () => readHistory(stream, history)),
    atOnce,
  );
}
