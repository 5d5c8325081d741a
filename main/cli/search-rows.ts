import { eventRows, placeOf } from '../archive/event-rows.ts';
import { idsPerHour } from '../archive/ingest/hour-counts.ts';
import type { Session } from '../engine/session.ts';
import type { Search } from '../query/index.ts';
import { visible } from './visible.ts';

/** The columns of CSV, as the events are shown in the window. */
export const csvHead = [
  'eventTime',
  'eventName',
  'eventSource',
  'who',
  'identityType',
  'account',
  'region',
  'sourceIPAddress',
  'errorCode',
  'conflict',
] as const;

export type CsvRow = readonly (string | boolean | null)[];

/** The cells of events under `csvHead`, by event. */
export function csvRows(session: Session, refs: readonly number[]): Map<number, CsvRow> {
  return new Map(
    eventRows(session.read, refs).map((row) => [
      row.ref,
      csvHead.map((column) => csvCell(row[column])),
    ]),
  );
}

function csvCell<T>(value: T): T | string {
  return typeof value === 'string' ? visible(value) : value;
}

/**
 * A record's own text on one line: a JSON text may hold line breaks only between its tokens, so
 * that dropping them changes no value (RFC 8259 section 2). Undefined if there is no such event.
 */
export function recordLine(session: Session, ref: number): string | undefined {
  const place = placeOf(session.read, ref);
  return place && visible(session.readText(place).replaceAll(/[\r\n]+/g, ' '));
}

/** How many events each hour has in all results together, oldest first; hours since 1970. */
export function byHour(searches: readonly Search[]): ReadonlyMap<number, number> {
  const hours = new Map<number, number>();
  for (const search of searches) {
    for (const ref of search.until(Infinity).all()) {
      const hour = Math.floor(ref / idsPerHour);
      hours.set(hour, (hours.get(hour) ?? 0) + 1);
    }
  }
  return new Map([...hours].sort((a, b) => a[0] - b[0]));
}

/** Events by hour, as a histogram prints them. */
export function hourLine(hour: number, events: number): string {
  return `${new Date(hour * 3_600_000).toISOString().slice(0, 13)}:00Z\t${events}`;
}
