import { eventRows, placeOf } from '../archive/event-rows.ts';
import type { Session } from '../engine/session.ts';
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
