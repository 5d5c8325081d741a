import {
  coverStates,
  type CoverState,
  type GridRow,
  type LoggingState,
} from '../../../preload/contract/completeness.ts';
import type { Span } from './cover-chain.ts';
import { hour, type Slice } from './judged.ts';
import { loggingIn, type KnownTrail } from './trail-history.ts';

export const day = 24 * hour;

/** A row of the grid with all that is known of its time. */
export interface RowFacts {
  readonly account: string;
  readonly region: string;
  readonly trails: readonly string[];
  readonly slices: readonly Slice[];
  /** Hours (in ms / 3,600,000) in which there are events that no digest proves. */
  readonly unproven: ReadonlySet<number>;
  /** Times that collections read to their end, in order; what they found may have been nothing. */
  readonly read: readonly Span[];
  /** Trails whose acts are known and that cover it. */
  readonly known: readonly KnownTrail[];
}

/**
 * The columns that all rows need, or those of the period: first day in ms, and how many.
 *
 * @param also further times that are to be seen
 */
export function columnsOf(
  rows: readonly RowFacts[],
  period: Span,
  also: readonly Span[] = [],
): { readonly first: number; readonly days: number } {
  const ends = (spans: readonly Span[]): number[] =>
    spans.flatMap(({ from, to }) => [from, to - 1]);
  const times = rows.flatMap(({ slices, unproven }) => [
    ...ends(slices),
    ...[...unproven].map((each) => each * hour),
  ]);
  times.push(...ends(also));
  let from = Number.isFinite(period.from) ? period.from : Number.POSITIVE_INFINITY;
  let to = Number.isFinite(period.to) ? period.to - 1 : Number.NEGATIVE_INFINITY;
  for (const time of times) {
    if (!Number.isFinite(period.from)) from = Math.min(from, time);
    if (!Number.isFinite(period.to)) to = Math.max(to, time);
  }
  if (!Number.isFinite(from) || !Number.isFinite(to) || to < from) return { first: 0, days: 0 };
  const first = Math.floor(from / day) * day;
  return { first, days: Math.floor((to - first) / day) + 1 };
}

/** A row as it crosses: one letter for each day. */
export function gridRow(facts: RowFacts, first: number, days: number): GridRow {
  const { account, region, trails, slices, unproven, read, known } = facts;
  const worst = Array.from({ length: days }, (): CoverState => '.');
  const put = (index: number, state: CoverState): void => {
    if (index >= 0 && index < days) worst[index] = worse(worst[index] ?? '.', state);
  };
  const covered = new Set<number>();
  for (const { from, to, state } of slices) {
    for (let at = Math.floor((from - first) / day); first + at * day < to; at += 1) put(at, state);
    for (let at = Math.floor(from / hour); at * hour < to; at += 1) covered.add(at);
  }
  for (const each of unproven) {
    if (!covered.has(each)) put(Math.floor((each * hour - first) / day), 'U');
  }
  for (const span of read) {
    const { from, to } = wholeHours(span);
    for (
      let at = Math.max(from, first / hour);
      at < Math.min(to, first / hour + days * 24);
      at += 1
    ) {
      if (!covered.has(at)) put(Math.floor((at * hour - first) / day), 'U');
    }
  }
  const logging = Array.from({ length: days }, (_, index) =>
    loggingIn(known, { from: first + index * day, to: first + (index + 1) * day }),
  );
  return {
    account,
    region,
    trails: [...trails],
    days: worst.join(''),
    logging: logging.join(''),
  };
}

/** The hours that lie within a time, as numbers; `to` is the first that does not. */
function wholeHours({ from, to }: Span): Span {
  return { from: Math.ceil(from / hour), to: Math.floor(to / hour) };
}

/** The 24 hours of a day that begins at `from`. */
export function hoursOf(
  { slices, unproven, read, known }: RowFacts,
  from: number,
): { readonly hours: string; readonly logging: string } {
  const hours: CoverState[] = [];
  const logging: LoggingState[] = [];
  for (let at = from; at < from + day; at += hour) {
    const found = slices
      .filter((slice) => slice.from < at + hour && slice.to > at)
      .reduce<CoverState>((state, slice) => worse(state, slice.state), '.');
    const isHere =
      unproven.has(at / hour) || read.some((span) => span.from <= at && span.to >= at + hour);
    hours.push(found === '.' && isHere ? 'U' : found);
    logging.push(loggingIn(known, { from: at, to: at + hour }));
  }
  return { hours: hours.join(''), logging: logging.join('') };
}

function worse(a: CoverState, b: CoverState): CoverState {
  return coverStates.indexOf(a) >= coverStates.indexOf(b) ? a : b;
}
