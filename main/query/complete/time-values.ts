import { dimensions } from '../../archive/ingest/hour-counts.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import { instantText } from '../time.ts';
import type { Value } from './values.ts';

/** A time as it is typed, and what it means. */
export interface TimeValue extends Value {
  readonly words: string;
}

const relative: readonly (readonly [string, string])[] = [
  ['today', 'since midnight UTC'],
  ['yesterday', 'the day before, UTC'],
  ['-1h', 'the last hour'],
  ['-24h', 'the last 24 hours'],
  ['-7d', 'the last 7 days'],
  ['-30d', 'the last 30 days'],
  ['-90d', 'the last 90 days'],
];

/**
 * Times for a typed beginning: relative ones, the archive's years and months, and its days once a month
 * is typed; the newest first, with their events.
 */
export function timeValues(db: ReadDb, typed: string, most: number): TimeValue[] {
  const [start = '', end] = typed.split('..');
  const sought = end ?? start;
  const before = end === undefined ? '' : `${start}..`;
  const near = relative
    .filter(([text]) => text.startsWith(sought))
    .map(([text, words]): TimeValue => ({ text: before + text, words, events: null }));
  const length = sought.length < 5 ? 7 : 10;
  const stretches = archiveTimes(db, length)
    .filter(({ text }) => text.startsWith(sought))
    .map(({ text, events }): TimeValue => ({
      text: before + text,
      words: length === 7 ? 'month' : 'day',
      events,
    }));
  return [...near, ...stretches].slice(0, most);
}

/** The months (7 characters) or days (10) that have events. */
function archiveTimes(db: ReadDb, length: 7 | 10): Value[] {
  const times = new Map<string, number>();
  for (const { hour, events } of db.all<{ hour: number; events: number }>(
    sql`SELECT hour, events FROM hour
      WHERE dimension = ${dimensions.all} AND value = 0 AND events <> 0 ORDER BY hour DESC`,
  )) {
    const text = instantText(hour * 3600).slice(0, length);
    times.set(text, (times.get(text) ?? 0) + events);
  }
  return [...times].map(([text, events]) => ({ text, events }));
}
