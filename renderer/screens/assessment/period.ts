import { formatDays } from '../../app/format.ts';

/** A period as a person says it, by its first and last day, and as the contract holds it: [from, to). */
export interface Days {
  readonly first: string;
  readonly last: string;
}

const DAY_MS = 86_400_000;

/** True for a day that exists, as `2026-03-31`. */
export function isDay(text: string): boolean {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return false;
  const time = Date.parse(`${text}T00:00:00Z`);
  return Number.isFinite(time) && new Date(time).toISOString().startsWith(text);
}

/** The instants from the start of the first day to the end of the last, which no longer belongs to it. */
export function periodOf({ first, last }: Days): { readonly from: string; readonly to: string } {
  const end = new Date(Date.parse(`${last}T00:00:00Z`) + DAY_MS).toISOString();
  return { from: `${first}T00:00:00Z`, to: end.replace('.000', '') };
}

/** `2025-10-01 to 2026-03-31`; with times where the period does not begin or end with a day. */
export function periodWords(from: string, to: string): string {
  const isWhole = from.includes('T00:00:00') && to.includes('T00:00:00');
  if (!isWhole)
    return `${from.slice(0, 16).replace('T', ' ')} to ${to.slice(0, 16).replace('T', ' ')}`;
  const last = new Date(Date.parse(to) - DAY_MS).toISOString().slice(0, 10);
  return formatDays(from, last);
}

/** What is wrong with the days of a period, in one sentence each. */
export function periodErrors({ first, last }: Days): { first?: string; last?: string } {
  const wrong = 'Write a day as YYYY-MM-DD, such as 2026-03-31.';
  if (!isDay(first)) return isDay(last) ? { first: wrong } : { first: wrong, last: wrong };
  if (!isDay(last)) return { last: wrong };
  return last < first ? { last: 'The last day lies before the first.' } : {};
}
