import { createHash } from 'node:crypto';
import type { ReadDb } from '../archive/handles.ts';
import { timeOfRef } from '../archive/event-ref.ts';
import { eventIdOf } from '../archive/scan/record-reader.ts';
import { flag } from '../archive/scan/rows.ts';
import type { Place } from '../archive/read-record.ts';
import { sql } from '../archive/sql.ts';
import { and, compile, type Query, type ReadRecordText } from '../query/index.ts';

/** What an assessment looks at: [from, to) in whole seconds, and the scope; empty means all. */
export interface Scope {
  readonly from: string;
  readonly to: string;
  readonly accounts: readonly string[];
  readonly regions: readonly string[];
}

export interface PopulationResult {
  /** Row ids of the events, in the canonical order. */
  readonly events: readonly number[];
  readonly count: number;
  readonly hash: string;
}

/** The archive to look into, and its reader of originals. */
export interface Evidence {
  readonly db: ReadDb;
  readonly readRecord: ReadRecordText;
}

/** A rule's query inside a scope. */
export function scopedQuery(rule: Query, { from, to, accounts, regions }: Scope): Query {
  return and([
    { kind: 'time', field: path('eventTime'), from: seconds(from), to: seconds(to) },
    ...oneOf({ kind: 'derived', name: 'account' }, accounts),
    ...oneOf(path('awsRegion'), regions),
    rule,
  ]);
}

/**
 * The events of each query in the canonical population order, and each population's hash. Several
 * at once, because reading the originals is the work: each is unpacked once.
 *
 * Canonical population order: by (eventTime, eventID, objectSha256, ordinal), texts compared
 * character code by character code, the ordinal as a number. Hash: SHA-256 over one line per
 * event, UTF-8, in that order:
 *
 *     eventTime,eventID,objectSha256,ordinal\n
 *
 * eventTime is UTC to the second (`2026-03-14T09:26:53Z`), objectSha256 the SHA-256 of the stored
 * object in hex, ordinal the record's place in it from 0. An eventID that holds anything but
 * letters, digits and `-_.:` is written as a JSON string, so that no two populations share a text.
 * Events that conflict with another (same eventID, other content) are members like any other.
 */
export function populationsOf(
  { db, readRecord }: Evidence,
  queries: readonly Query[],
): PopulationResult[] {
  const found = queries.map((query) =>
    db.all<Row>(
      sql`SELECT e.id, e.object, e.ordinal, e.offset, e.length, e.flags & ${flag.quoted} AS quoted,
          (SELECT lower(hex(o.sha256)) FROM object AS o WHERE o.id = e.object) AS sha256
        FROM event AS e WHERE ${compile(query)}`,
    ),
  );
  const eventIDs = new Map<number, string>();
  for (const row of found.flat().sort((a, b) => a.object - b.object || a.offset - b.offset)) {
    if (!eventIDs.has(row.id)) eventIDs.set(row.id, eventIdOf(readRecord(row)));
  }
  return found.map((rows) => {
    const members = rows
      .map((row) => ({ ...row, time: timeOfRef(row.id), eventID: eventIDs.get(row.id) ?? '' }))
      .sort(inCanonicalOrder);
    return { events: members.map((row) => row.id), count: members.length, hash: hashOf(members) };
  });
}

function hashOf(members: readonly Member[]): string {
  const hash = createHash('sha256');
  for (const { time, eventID, sha256, ordinal } of members) {
    hash.update(`${time},${written(eventID)},${sha256},${ordinal}\n`);
  }
  return hash.digest('hex');
}

interface Row extends Place {
  readonly id: number;
  readonly ordinal: number;
  readonly sha256: string;
}

type Member = Row & { readonly time: string; readonly eventID: string };

function inCanonicalOrder(a: Member, b: Member): number {
  return (
    compareTexts(a.time, b.time) ||
    compareTexts(a.eventID, b.eventID) ||
    compareTexts(a.sha256, b.sha256) ||
    a.ordinal - b.ordinal
  );
}

function compareTexts(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function written(eventID: string): string {
  return /^[\w.:-]+$/.test(eventID) ? eventID : JSON.stringify(eventID);
}

function oneOf(field: Field, [first, ...rest]: readonly string[]): Query[] {
  if (first === undefined) return [];
  return [{ kind: 'text', field, operator: 'equals', values: [first, ...rest], caseMode: 'exact' }];
}

type Field = Extract<Query, { kind: 'present' }>['field'];

function path(member: string): Field {
  return { kind: 'path', path: [member] };
}

function seconds(instant: string): number {
  return Date.parse(instant) / 1000;
}
