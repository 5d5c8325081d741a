/**
 * Times as people write them: an RFC 3339 instant or the beginning of one. A beginning names the
 * whole year, month, day, hour or minute. UTC unless an offset is given.
 */
import { instant as clockInstant } from '../platform/clock.ts';

/** Seconds since 1970; [from, to). */
export interface Stretch {
  readonly from: number;
  readonly to: number;
}

const shape =
  /^(\d{4})(?:-(\d\d)(?:-(\d\d)(?:[Tt ](\d\d)(?::?(\d\d)(?::?(\d\d)(?:\.0+)?)?)?([Zz]|[+-]\d\d:?\d\d)?)?)?)?$/;

/**
 * The stretch of time that a text names, or undefined if it names none. Fractions of a second are
 * refused unless zero: CloudTrail's eventTime has whole seconds.
 */
export function stretchOf(text: string): Stretch | undefined {
  const found = shape.exec(text);
  if (!found) return undefined;
  const [, year, month, day, hour, minute, second, zone] = found;
  const numbers = [year, month, day, hour, minute, second].map((part) =>
    part === undefined ? undefined : Number(part),
  );
  const from = instant(numbers);
  const given = numbers.filter((part) => part !== undefined);
  if (from === undefined) return undefined;
  const next = [...given];
  next.push((next.pop() ?? 0) + 1);
  const to = Date.UTC(...parts(next)) / 1000;
  const shift = offsetSeconds(zone);
  return shift === undefined ? undefined : { from: from - shift, to: to - shift };
}

const units: Readonly<Record<string, number>> = { m: 60, h: 3600, d: 86_400, w: 604_800 };

/**
 * The stretch that a text names as seen from `now` (seconds since 1970): `today`, `yesterday`, and
 * `-7d` for what began seven days ago and goes on (m, h, d, w for minutes to weeks). Days are UTC's.
 */
export function relativeStretch(text: string, now: number): Stretch | undefined {
  const today = Math.floor(now / 86_400) * 86_400;
  if (text === 'today') return { from: today, to: today + 86_400 };
  if (text === 'yesterday') return { from: today - 86_400, to: today };
  const [, count, unit = ''] = /^-(\d{1,5})([mhdw])$/.exec(text) ?? [];
  if (count === undefined) return undefined;
  return { from: now - Number(count) * (units[unit] ?? 0), to: now + 1 };
}

/** A whole second as RFC 3339 in UTC, e.g. `2026-03-14T09:26:53Z`. */
export function instantText(seconds: number): string {
  return clockInstant(seconds * 1000);
}

/**
 * Seconds since 1970 of an instant as CloudTrail writes it: RFC 3339, or the compact form
 * `20131102T010628Z` of older session contexts; fractions are dropped. Undefined if it is neither.
 */
export function secondsOf(text: string): number | undefined {
  const plain = text
    .replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:$6Z')
    .replace(/(:\d\d)\.\d+/, '$1');
  const full = /^\d{4}-\d\d-\d\d[Tt ]\d\d:\d\d:\d\d([Zz]|[+-]\d\d:?\d\d)$/.test(plain);
  return full ? stretchOf(plain)?.from : undefined;
}

function instant(numbers: readonly (number | undefined)[]): number | undefined {
  const [year, month, day, hour, minute, second] = parts(numbers.map((part) => part ?? NaN));
  const milliseconds = Date.UTC(year, month, day, hour, minute, second);
  const back = new Date(milliseconds);
  // 31 April would quietly become 1 May; a year below 100 would become 19xx.
  const same =
    back.getUTCFullYear() === year &&
    back.getUTCMonth() === month &&
    back.getUTCDate() === day &&
    back.getUTCHours() === hour &&
    back.getUTCMinutes() === minute;
  return same && second < 60 ? milliseconds / 1000 : undefined;
}

/** Year, month from 0, day, hour, minute, second; what is missing is the first of its kind. */
function parts(numbers: readonly number[]): [number, number, number, number, number, number] {
  const at = (index: number, otherwise: number): number => {
    const value = numbers[index];
    return value === undefined || Number.isNaN(value) ? otherwise : value;
  };
  return [at(0, NaN), at(1, 1) - 1, at(2, 1), at(3, 0), at(4, 0), at(5, 0)];
}

function offsetSeconds(zone: string | undefined): number | undefined {
  if (zone === undefined || zone === 'Z' || zone === 'z') return 0;
  const hours = Number(zone.slice(1, 3));
  const minutes = Number(zone.slice(-2));
  if (hours > 23 || minutes > 59) return undefined;
  return (zone.startsWith('-') ? -1 : 1) * (hours * 3600 + minutes * 60);
}
