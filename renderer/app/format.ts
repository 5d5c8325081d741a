/** Numbers, sizes and times as the window writes them. Times are UTC unless they say otherwise. */
import { formatCount } from '../ui/index.ts';

/** `2026-03-14T02:17:08Z`, of milliseconds since 1970; whole seconds are written as such. */
export function instantAt(milliseconds: number): string {
  return new Date(milliseconds).toISOString().replace('.000Z', 'Z');
}

/** `2026-03-14 02:17:08`; the place must say UTC. */
export function formatTime(instant: string): string {
  return instant.slice(0, 19).replace('T', ' ');
}

/** `2026-03-14 02:17 UTC` */
export function formatMinute(instant: string): string {
  return `${instant.slice(0, 16).replace('T', ' ')} UTC`;
}

/** `2026-03-14 02:17:08 UTC` */
export function formatInstant(instant: string): string {
  return `${formatTime(instant)} UTC`;
}

/** `2026-03-14` */
export function formatDay(instant: string): string {
  return instant.slice(0, 10);
}

/** `2025-10-01 to 2026-03-31`, or the one day it is. */
export function formatDays(from: string, to: string): string {
  const [first, last] = [formatDay(from), formatDay(to)];
  return first === last ? first : `${first} to ${last}`;
}

/** The wall clock of a place: `Saturday 03:17 local`, or undefined where that is UTC. */
export function localWords(instant: string, timeZone?: string): string | undefined {
  const date = new Date(instant);
  const zone = timeZone === undefined ? {} : { timeZone };
  const parts = new Intl.DateTimeFormat('en-GB', {
    weekday: 'long',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
    timeZoneName: 'longOffset',
    ...zone,
  }).formatToParts(date);
  const part = (type: Intl.DateTimeFormatPartTypes): string =>
    parts.find((each) => each.type === type)?.value ?? '';
  if (/^(GMT|UTC)([+-]00:00)?$/.test(part('timeZoneName'))) return undefined;
  return `${part('weekday')} ${part('hour')}:${part('minute')} local`;
}

/** `1 event`, `1,204 events` */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${formatCount(count)} ${count === 1 ? one : many}`;
}

const UNITS = ['bytes', 'KB', 'MB', 'GB', 'TB'] as const;

/** `512 MB`: powers of 1,000, as file managers say it. */
export function formatBytes(bytes: number): string {
  let value = bytes;
  let unit = 0;
  while (value >= 999.5 && unit < UNITS.length - 1) {
    value /= 1000;
    unit += 1;
  }
  const digits = unit === 0 || value >= 99.5 ? 0 : 1;
  return `${value.toFixed(digits)} ${UNITS[unit] ?? ''}`;
}

/** `4 ms`, `1.2 s`, `3 min 5 s` */
export function formatSeconds(seconds: number): string {
  if (seconds < 0.9995) return `${Math.max(1, Math.round(seconds * 1000))} ms`;
  if (seconds < 59.95) return `${seconds.toFixed(1)} s`;
  const whole = Math.round(seconds);
  const rest = whole % 60;
  return `${Math.floor(whole / 60)} min${rest === 0 ? '' : ` ${rest} s`}`;
}

/** `cloudtrail` for `cloudtrail.amazonaws.com` */
export function serviceOf(eventSource: string): string {
  return eventSource.replace(/\.amazonaws\.com(\.cn)?$/, '');
}

/** The last part of a path, on any system. */
export function lastPart(path: string): string {
  return path.split(/[\\/]/).findLast((part) => part !== '') ?? path;
}

/** As a sentence begins; an ARN is no word. */
export function capital(text: string): string {
  if (text.startsWith('arn:')) return text;
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** `a, b and 3 more` */
export function fewOf(names: readonly string[], most: number): string {
  if (names.length <= most) return names.join(', ');
  return `${names.slice(0, most).join(', ')} and ${formatCount(names.length - most)} more`;
}
