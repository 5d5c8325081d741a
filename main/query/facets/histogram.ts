import type { Times } from './times.ts';

/** Events by stretches of time that are all as long as another. */
export interface Histogram {
  /** Seconds since 1970: where the first bucket begins, a multiple of its width. */
  readonly from: number;
  /** Seconds of a bucket. */
  readonly width: number;
  readonly events: number[];
  /** Of `events`, those that failed. */
  readonly failed: number[];
}

/** Seconds since 1970, [from, to). */
export interface Span {
  readonly from: number;
  readonly to: number;
}

const [minute, hour, day] = [60, 3600, 86_400];
const week = 7 * day;
/** Weeks begin on Mondays (ISO 8601): so did this one, 5 January 1970. */
const monday = 4 * day;
const widths = [minute, 5 * minute, 15 * minute, hour, 3 * hour, 6 * hour, 12 * hour, day, week];
const mostBuckets = 100;

/** The narrowest buckets, none narrower than `least` seconds, of which at most 100 cover the span. */
export function widthFor(span: Span, least: number): number {
  const narrow = widths.find((width) => width >= least && bucketsOf(span, width) <= mostBuckets);
  if (narrow !== undefined) return narrow;
  let weeks = 2;
  while (bucketsOf(span, weeks * week) > mostBuckets) weeks += 1;
  return weeks * week;
}

/** The counts in buckets; what lies outside the span is left out. */
export function histogramOf(
  times: Times,
  span: Span,
  width = widthFor(span, times.unit),
): Histogram {
  const from = startOf(span.from, width);
  const events = Array.from({ length: bucketsOf(span, width) }, () => 0);
  const failed = [...events];
  for (let i = 0; i < times.starts.length; i += 1) {
    const at = Math.floor(((times.starts[i] ?? 0) - from) / width);
    if (at < 0 || at >= events.length) continue;
    events[at] = (events[at] ?? 0) + (times.events[i] ?? 0);
    failed[at] = (failed[at] ?? 0) + (times.failed[i] ?? 0);
  }
  return { from, width, events, failed };
}

function bucketsOf({ from, to }: Span, width: number): number {
  return Math.floor((startOf(to - 1, width) - startOf(from, width)) / width) + 1;
}

/** The beginning of the bucket that a second lies in. */
function startOf(second: number, width: number): number {
  const first = width % week === 0 ? monday : 0;
  return Math.floor((second - first) / width) * width + first;
}
