import type { Histogram } from '../../../preload/contract/overview.ts';
import { instantAt, plural } from '../../app/format.ts';

const [minute, hour, day] = [60, 3600, 86_400];
const week = 7 * day;
const monday = 4 * day;

/** Seconds since 1970 as an instant in UTC. */
export function instantOf(seconds: number): string {
  return instantAt(seconds * 1000);
}

/** Seconds since 1970 of an instant. */
export function secondsOf(instant: string): number {
  return Date.parse(instant) / 1000;
}

/** `15 minutes`, `1 hour`, `2 weeks` */
export function widthWords(seconds: number): string {
  const unit = [week, day, hour, minute].find((each) => seconds % each === 0) ?? 1;
  const name = { [week]: 'week', [day]: 'day', [hour]: 'hour', [minute]: 'minute' }[unit];
  return plural(seconds / unit, name ?? 'second');
}

/** A stretch of buckets in words, end included: `2026-03-14`, `2026-03-14 06:00 to 12:00`. */
export function stretchWords(from: number, to: number): string {
  if (from % day === 0 && to % day === 0) {
    const [first, last] = [instantOf(from).slice(0, 10), instantOf(to - day).slice(0, 10)];
    return first === last ? first : `${first} to ${last}`;
  }
  const [start, end] = [instantOf(from), instantOf(to)].map((text) => [
    text.slice(0, 10),
    text.slice(11, text.endsWith(':00Z') ? 16 : 19),
  ]);
  const isOneDay = start?.[0] === end?.[0];
  return `${start?.join(' ') ?? ''} to ${isOneDay ? (end?.[1] ?? '') : (end?.join(' ') ?? '')}`;
}

/** What a stretch of buckets holds. */
export function countsOf(
  { events, failed }: Histogram,
  [first, last]: readonly [number, number],
): { readonly events: number; readonly failed: number } {
  const sum = (all: readonly number[]): number =>
    all.slice(first, last + 1).reduce((before, each) => before + each, 0);
  return { events: sum(events), failed: sum(failed) };
}

/** `23 events, 2 failed` */
export function countWords({ events, failed }: ReturnType<typeof countsOf>): string {
  return failed === 0 ? plural(events, 'event') : `${plural(events, 'event')}, ${failed} failed`;
}

/** The time of a stretch of buckets, not beyond what the query asks for: seconds, end excluded. */
export function timeOf(
  { from, width, period }: Histogram,
  [first, last]: readonly [number, number],
): { readonly from: number; readonly to: number } {
  const start = secondsOf(from) + first * width;
  const end = secondsOf(from) + (last + 1) * width;
  return {
    from: period.from === null ? start : Math.max(start, secondsOf(period.from)),
    to: period.to === null ? end : Math.min(end, secondsOf(period.to)),
  };
}

const steps = [
  ...[5, 10, 15, 30].map((n) => n * minute),
  ...[1, 2, 3, 6, 12].map((n) => n * hour),
  ...[1, 2].map((n) => n * day),
  ...[1, 2, 4, 8, 13, 26, 52, 104, 260].map((n) => n * week),
];

export interface Tick {
  /** Seconds since 1970. */
  readonly at: number;
  readonly label: string;
}

/** Where the axis is labelled, in UTC: at round times, so that at most so many labels stand there. */
export function ticksOf({ from, width, events }: Histogram, most: number): Tick[] {
  const start = secondsOf(from);
  const end = start + width * events.length;
  const step = steps.find((each) => (end - start) / each <= most) ?? end - start;
  const first = step % week === 0 ? monday : 0;
  const ticks: Tick[] = [];
  for (let at = Math.ceil((start - first) / step) * step + first; at < end; at += step) {
    ticks.push({ at, label: labelOf(at, step) });
  }
  return ticks;
}

const months = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

function labelOf(at: number, step: number): string {
  if (at % day !== 0) return instantOf(at).slice(11, 16);
  const date = new Date(at * 1000);
  const label = `${months[date.getUTCMonth()] ?? ''} ${date.getUTCDate()}`;
  return step >= 26 * week ? `${label}, ${date.getUTCFullYear()}` : label;
}
