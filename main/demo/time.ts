export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** UTC to the second, as CloudTrail writes eventTime: `2026-06-24T08:15:00Z`. */
export function rfc3339(at: number): string {
  return `${new Date(at).toISOString().slice(0, 19)}Z`;
}

/** The minute in the name of a log file: `20260624T0815Z`. */
export function compactMinute(at: number): string {
  return `${rfc3339(at).slice(0, 16).replace(/[-:]/g, '')}Z`;
}

/** The second in the name of a digest file: `20260624T081500Z`. */
export function compactSecond(at: number): string {
  return rfc3339(at).replace(/[-:]/g, '');
}

/** The folder of a day in a key: `2026/06/24`. */
export function dayFolder(at: number): string {
  return rfc3339(at).slice(0, 10).replaceAll('-', '/');
}

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');

/** The long form of STS, IAM and others inside response elements: `Jun 24, 2026, 8:15:00 AM`. */
export function awsLongTime(at: number): string {
  const date = new Date(at);
  const hour = date.getUTCHours();
  const clock = [hour % 12 || 12, pair(date.getUTCMinutes()), pair(date.getUTCSeconds())].join(':');
  const day = `${MONTHS[date.getUTCMonth()] ?? ''} ${date.getUTCDate()}, ${date.getUTCFullYear()}`;
  return `${day}, ${clock} ${hour < 12 ? 'AM' : 'PM'}`;
}

function pair(value: number): string {
  return String(value).padStart(2, '0');
}
