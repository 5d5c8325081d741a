import type { EventRow } from '../../../preload/contract/domain.ts';
import { eventRows } from '../../archive/event-rows.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { visible } from '../../platform/visible.ts';

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
export function csvRows(read: ReadDb, refs: readonly number[]): Map<number, CsvRow> {
  return new Map(
    eventRows(read, refs).map((row) => [row.ref, csvHead.map((column) => csvCell(row[column]))]),
  );
}

/** The columns of a file: what the window shows, and what finds the record again. */
export const fileHead = [
  ...csvHead,
  'failed',
  'actor',
  'actorGround',
  'mfa',
  'status',
  'star',
  'tags',
  'notes',
  'eventID',
] as const;

/** The cells of an event under `fileHead`. */
export function fileCells(
  row: EventRow,
  eventID: string,
): readonly (string | number | boolean | null)[] {
  const { failed, actor, ground, mfa, status, star, tags, notes } = row;
  const said = [failed, actor, ground, mfa, status, star, tags.join(', '), notes, eventID];
  return [...csvHead.map((column) => row[column]), ...said].map(csvCell);
}

function csvCell<T>(value: T): T | string {
  return typeof value === 'string' ? visible(value) : value;
}
