/** Latest second that fits the row id (see event-key.ts): the beginning of 2106. */
const lastSecond = 2 ** 32 - 1;

/** RFC 3339 with `Z` or an offset → whole seconds since 1970; undefined for anything else. */
export function secondsOf(time: string): number | undefined {
  if (!/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|[+-]\d\d:?\d\d)$/.test(time)) return undefined;
  const seconds = Math.floor(Date.parse(time) / 1000);
  return seconds >= 0 && seconds <= lastSecond ? seconds : undefined;
}

/** The same for the 20 bytes of `2026-03-14T02:17:08Z`; -1 sends the caller to `secondsOf`. */
export function secondsOfBytes(text: Buffer, start: number): number {
  if (
    text[start + 4] !== 0x2d ||
    text[start + 7] !== 0x2d ||
    text[start + 10] !== 0x54 ||
    text[start + 13] !== 0x3a ||
    text[start + 16] !== 0x3a ||
    text[start + 19] !== 0x5a
  ) {
    return -1;
  }
  const year = twoDigits(text, start) * 100 + twoDigits(text, start + 2);
  const month = twoDigits(text, start + 5);
  const day = twoDigits(text, start + 8);
  const hour = twoDigits(text, start + 11);
  const minute = twoDigits(text, start + 14);
  const second = twoDigits(text, start + 17);
  const isPlain = year >= 1970 && year <= 2105 && month >= 1 && month <= 12;
  if (!isPlain || day < 1 || day > daysOf(year, month)) return -1;
  if (hour < 0 || hour > 23 || minute < 0 || minute > 59) return -1;
  if (second < 0 || second > 59) return -1;
  return ((days(year, month, day) * 24 + hour) * 60 + minute) * 60 + second;
}

function twoDigits(text: Buffer, at: number): number {
  const tens = (text[at] ?? 0) - 0x30;
  const ones = (text[at + 1] ?? 0) - 0x30;
  return tens < 0 || tens > 9 || ones < 0 || ones > 9 ? -10_000 : tens * 10 + ones;
}

/** 2100 divides by four and has no 29 February. */
function daysOf(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && year !== 2100 ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1970-01-01 in the Gregorian calendar, counted from March so that leap days come last. */
function days(year: number, month: number, day: number): number {
  const from = month > 2 ? year : year - 1;
  const leaps = Math.floor(from / 4) - Math.floor(from / 100) + Math.floor(from / 400);
  const inYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + day - 1;
  return from * 365 + leaps + inYear - 719_468;
}
