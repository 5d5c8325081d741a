/**
 * The event history of one account in one region, from the newest window to the oldest. A window's ends
 * are fixed before its first page; when its last page is out, a mark says that it was read.
 */
import { gzipSync } from 'node:zlib';
import { instant } from '../../platform/clock.ts';
import type { Checkpoint } from '../checkpoint.ts';
import { unread } from '../checkpoint.ts';
import type { Acquired, Collected } from '../source.ts';
import type { Access, Identity } from './access.ts';
import type { Clock } from './clock.ts';
import type { Limiter } from './limiter.ts';
import { lookUpPage, type Page } from './page.ts';
import { Refused } from './failure.ts';
import { patiently } from './patience.ts';

/** One account in one region, and how it is asked. */
export interface Stream {
  readonly access: Access;
  readonly identity: Identity;
  readonly account: string;
  readonly region: string;
  readonly limiter: Limiter;
}

export interface HistoryOptions {
  /** Milliseconds since 1970. */
  readonly from: number;
  readonly to: number;
  readonly clock: Clock;
  readonly checkpoint: Checkpoint;
  readonly signal?: AbortSignal | undefined;
  /** What was read so shortly after it happened is read again: events arrive late. */
  readonly overlapMs: number;
  readonly pauseMs: number;
  /** Told after each page, and with how much of the period a finished window was. */
  readonly onPage: (events: number) => void;
  readonly onWindow: (ms: number) => void;
}

const hour = 3_600_000;
const day = 24 * hour;
/** A quiet account needs few requests for 90 days; a busy one loses little when it is stopped. */
const longestWindow = 30 * day;
const shortestWindow = hour;
const manyPages = 40;
const mostRestarts = 3;

/** What is still to be read of a stream, newest first. Seconds are the finest that CloudTrail writes. */
export function wantedOf(
  { account, region }: Pick<Stream, 'account' | 'region'>,
  { from, to, checkpoint, overlapMs }: HistoryOptions,
): { from: number; to: number }[] {
  const whole = { from: Math.floor(from / 1000) * 1000, to: Math.floor(to / 1000) * 1000 };
  return unread(whole, checkpoint.windows(account, region), overlapMs);
}

/** Reads what was not read yet; a failure ends this stream and is told in place of its pages. */
export async function* readHistory(
  stream: Stream,
  options: HistoryOptions,
): AsyncGenerator<Collected> {
  let length = day;
  for (const gap of wantedOf(stream, options)) {
    let { to } = gap;
    while (to > gap.from) {
      const from = Math.max(gap.from, Math.floor((to - 1) / length) * length);
      const read = yield* readWindow(stream, { from, to }, options);
      if (read === undefined) return;
      if (read <= 1) length = Math.min(longestWindow, length * 2);
      else if (read > manyPages) length = Math.max(shortestWindow, length / 2);
      options.onWindow(to - from);
      to = from;
    }
  }
}

interface Window {
  readonly from: number;
  readonly to: number;
}

/** Yields a window's pages and its mark. Returns how many pages it had; undefined if it failed. */
async function* readWindow(
  stream: Stream,
  window: Window,
  options: HistoryOptions,
): AsyncGenerator<Collected, number | undefined> {
  const name = `cloudtrail://${stream.account}/${stream.region}/LookupEvents/${instant(window.from)}--${instant(window.to)}`;
  for (let restart = 0; ; restart += 1) {
    const at = options.clock.now();
    let [pages, events] = [0, 0];
    try {
      for await (const page of pagesOf(stream, window, options)) {
        pages += 1;
        events += page.events;
        options.onPage(page.events);
        yield objectOf(`${name}/${String(pages).padStart(5, '0')}.json.gz`, page, stream, options);
      }
    } catch (thrown) {
      if (!(thrown instanceof Refused)) throw thrown;
      if (thrown.failure.kind === 'stale token' && restart < mostRestarts) continue;
      const { words: detail, kind: reason } = thrown.failure;
      yield { kind: 'refused', name, bytes: Buffer.alloc(0), reason, detail };
      return undefined;
    }
    yield markOf(stream, window, { at, pages, events });
    return pages;
  }
}

/** Only a missing token ends the list (CloudTrail API reference): an empty page may have one. */
async function* pagesOf(
  { access, region, limiter }: Stream,
  { from, to }: Window,
  { clock, signal, pauseMs }: HistoryOptions,
): AsyncGenerator<Page> {
  const patience = {
    clock,
    signal,
    pauseMs,
    renew: () => access.renew(),
    onFailure: ({ kind }: { kind: string }) => kind === 'throttled' && limiter.slowDown(),
  };
  let token: string | undefined;
  do {
    const question = { region, from: from / 1000, to: to / 1000, token };
    const page: Page = await patiently(
      () => limiter.send(() => lookUpPage(access, question, signal), signal),
      patience,
    );
    limiter.speedUp();
    yield page;
    token = page.next;
  } while (token !== undefined);
}

function objectOf(
  name: string,
  { bytes }: Page,
  { identity, account, region, access }: Stream,
  { clock }: HistoryOptions,
): Collected {
  const acquired: Acquired = {
    at: new Date(clock.now()).toISOString(),
    by: {
      service: 'CloudTrail LookupEvents',
      proof: 'no AWS signature',
      account,
      region,
      identity: identity.arn,
      ...(access.endpoint === undefined ? {} : { endpoint: access.endpoint }),
    },
    version: null,
    etag: null,
    modified: null,
    metadata: null,
  };
  // Packed as trail files are, to a tenth; the hash of the text is that of the bytes AWS sent.
  const content = { kind: 'bytes', bytes: gzipSync(bytes) } as const;
  return { kind: 'object', name, content, named: true, acquired };
}

function markOf(
  { account, region }: Stream,
  { from, to }: Window,
  { at, pages, events }: { at: number; pages: number; events: number },
): Collected {
  const item = {
    account,
    region,
    from: instant(from),
    to: instant(to),
    at: instant(at),
    pages,
    events,
  };
  return { kind: 'mark', act: 'collection.windows', item };
}
