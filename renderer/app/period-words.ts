import { formatInstant } from './format.ts';

/** A time that is asked for, end excluded; null is open. */
export interface AskedPeriod {
  readonly from: string | null;
  readonly to: string | null;
}

const midnight = /T00:00:00(?:\.0+)?Z$/;
const day = 86_400_000;

/** `2026-03-01 to 2026-03-31 UTC, both days included`; `all time` where nothing bounds it. */
export function periodWords({ from, to }: AskedPeriod): string {
  if (from === null && to === null) return 'all time';
  const isOfDays = [from, to].every((instant) => instant === null || midnight.test(instant));
  if (isOfDays) return dayWords(from?.slice(0, 10), to === null ? undefined : dayBefore(to));
  const start = from === null ? '' : `from ${formatInstant(from)} `;
  return `${start}${to === null ? 'on' : `until ${formatInstant(to)}`}`;
}

function dayWords(first: string | undefined, last: string | undefined): string {
  if (first === undefined) return `up to ${last ?? ''} UTC, that day included`;
  if (last === undefined) return `from ${first} UTC on`;
  return first === last ? `${first} UTC` : `${first} to ${last} UTC, both days included`;
}

function dayBefore(instant: string): string {
  return new Date(Date.parse(instant) - day).toISOString().slice(0, 10);
}
