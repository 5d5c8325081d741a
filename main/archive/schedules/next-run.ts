/** When a schedule runs: pure, in milliseconds since 1970. */
import type { When } from '../../../preload/contract/schedules.ts';

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;

/**
 * The first time after `after` at which a schedule is due.
 *
 * A daily one runs once on each day of its zone's calendar, at its time of the wall clock. On a day whose
 * clock skips that time it runs as long after the skip began as the time stands in it (RFC 5545, 3.3.5);
 * on a day that has the time twice it runs the first time. On a day that the calendar itself skips it runs on the
 * next instant that there is.
 *
 * Mutations that turn its tests red: taking the offset of the day before, taking the second of two equal
 * wall times, `>=` for `>`.
 */
export function nextRun(when: When, after: number): number {
  if (when.kind === 'every') {
    const from = Date.parse(when.from);
    const step = when.hours * hourMs;
    return after < from ? from : from + (Math.floor((after - from) / step) + 1) * step;
  }
  const wall = wallOf(after, when.zone);
  const day = Math.floor(wall / dayMs) * dayMs;
  // A day before, for a zone that has crossed the date line; two days after, for one that skips a day.
  for (let back = -1; back <= 3; back += 1) {
    const due = instantOf(day + back * dayMs + timeOf(when.at), when.zone);
    if (due > after) return due;
  }
  throw new RangeError(`no run of ${when.at} in ${when.zone}`);
}

/** The last time up to `now` at which it was due, and how many times since `since`; none: undefined. */
export function lastDue(
  when: When,
  since: number,
  now: number,
): { readonly due: number; readonly runs: number } | undefined {
  let due: number | undefined;
  let runs = 0;
  for (let next = nextRun(when, since); next <= now; next = nextRun(when, next)) {
    due = next;
    runs += 1;
  }
  return due === undefined ? undefined : { due, runs };
}

/** The wall clock of a zone at an instant, as milliseconds that UTC would show alike. */
export function wallOf(instant: number, zone: string): number {
  return instant + offsetAt(instant, zone);
}

/** The instant at which a zone's wall clock shows `wall`; see `nextRun` for none and for two. */
function instantOf(wall: number, zone: string): number {
  const [before, behind] = [offsetAt(wall - dayMs, zone), offsetAt(wall + dayMs, zone)];
  const fitting = [wall - before, wall - behind].filter(
    (instant) => wallOf(instant, zone) === wall,
  );
  return fitting.length === 0 ? wall - before : Math.min(...fitting);
}

/** How far a zone's wall clock is ahead of UTC at an instant. */
function offsetAt(instant: number, zone: string): number {
  const parts = formatOf(zone).formatToParts(instant);
  const part = (type: Intl.DateTimeFormatPartTypes): number =>
    Number(parts.find((each) => each.type === type)?.value);
  const wall = Date.UTC(
    part('year'),
    part('month') - 1,
    part('day'),
    part('hour'),
    part('minute'),
    part('second'),
  );
  return wall - Math.floor(instant / 1000) * 1000;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function formatOf(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  formats.set(zone, made);
  return made;
}

function timeOf(at: string): number {
  const [hours = 0, minutes = 0] = at.split(':').map(Number);
  return hours * hourMs + minutes * 60_000;
}
