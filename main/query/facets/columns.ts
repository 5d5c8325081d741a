import type { ReadDb } from '../../archive/handles.ts';
import { eventState } from '../../archive/event-state.ts';
import { idsPerSecond } from '../../archive/scan/event-key.ts';
import { flag } from '../../archive/scan/rows.ts';
import { sql, type Sql } from '../../archive/sql.ts';
import type { Identities } from './identities.ts';
import { highOf, lowOf, pair } from './pairs.ts';
import type { Tally } from './tally.ts';

/** Flags stay below this. */
const flagNumbers = 2 ** 6;

const idsPerMinute = 60 * idsPerSecond;

/** Columns of events, by falling id. */
export interface Columns {
  readonly ids: Float64Array;
  readonly action: Int32Array;
  readonly identity: Int32Array;
  readonly actor: Int32Array;
  readonly kind: Uint8Array;
  readonly place: Int32Array;
  readonly sourceIp: Int32Array;
  readonly errorCode: Int32Array;
  readonly userAgent: Int32Array;
  readonly failed: Uint8Array;
  /** See main/archive/scan/rows.ts. */
  readonly flags: Uint8Array;
}

/** Empty columns for so many events: 39 bytes each. */
export function columnsFor(events: number): Columns {
  return {
    ids: new Float64Array(events),
    action: new Int32Array(events),
    identity: new Int32Array(events),
    actor: new Int32Array(events),
    kind: new Uint8Array(events),
    place: new Int32Array(events),
    sourceIp: new Int32Array(events),
    errorCode: new Int32Array(events),
    userAgent: new Int32Array(events),
    failed: new Uint8Array(events),
    flags: new Uint8Array(events),
  };
}

/** An archive's events, and who their identities are. */
export interface Source {
  readonly db: ReadDb;
  /** All that the archive has, or what is read is torn. */
  readonly identities: Identities;
}

/**
 * Reads the newest of the events that a condition on `event` names into columns.
 *
 * @param at where in the columns they go
 * @returns how many; undefined if events came or went meanwhile, or there is no room for them
 */
export function readInto(
  { db, identities }: Source,
  columns: Columns,
  at: number,
  { which, most }: { readonly which: Sql; readonly most: number },
): number | undefined {
  const before = eventState(db);
  const read = (what: Sql): number[] =>
    db.column<number>(sql`SELECT ${what} FROM event WHERE ${which} ORDER BY id DESC LIMIT ${most}`);
  const ids = read(sql`id`);
  const who = read(pair(sql`identity`, sql`action`));
  const from = read(pair(sql`source_ip`, sql`error_code`));
  const where = read(sql`(place << 6) | flags`);
  const agents = read(sql`user_agent`);
  const count = ids.length;
  const isTorn = [who, from, where, agents].some(({ length }) => length !== count);
  if (isTorn || eventState(db) !== before || at + count > columns.ids.length) return undefined;
  columns.ids.set(ids, at);
  for (let i = 0; i < count; i += 1) {
    const [first = 0, second = 0, third = 0] = [who[i], from[i], where[i]];
    const identity = highOf(first);
    if (!identities.has(identity)) return undefined;
    columns.identity[at + i] = identity;
    columns.actor[at + i] = identities.actorOf(identity);
    columns.kind[at + i] = identities.kindOf(identity);
    columns.action[at + i] = lowOf(first);
    columns.sourceIp[at + i] = highOf(second);
    columns.errorCode[at + i] = lowOf(second);
    columns.place[at + i] = third / flagNumbers;
    columns.userAgent[at + i] = agents[i] ?? 0;
    const flags = third % flagNumbers;
    columns.flags[at + i] = flags;
    columns.failed[at + i] = (flags & flag.failed) === 0 ? 0 : 1;
  }
  return count;
}

/** Counts the events of `refs` that the columns hold; both by falling id. */
export function countAmong(columns: Columns, refs: Float64Array, tally: Tally): void {
  const places = placesOf(columns.ids, refs);
  tally.action.addAt(columns.action, places);
  tally.actor.addAt(columns.actor, places);
  tally.kind.addAt(columns.kind, places);
  tally.place.addAt(columns.place, places);
  tally.sourceIp.addAt(columns.sourceIp, places);
  tally.errorCode.addAt(columns.errorCode, places);
  tally.events += places.length;
  countTimes(columns, places, tally);
}

/** By minutes; those of one minute stand together. */
function countTimes({ ids, failed }: Columns, places: Int32Array, { times }: Tally): void {
  let [minute, first, events, bad] = [0, Infinity, 0, 0];
  for (let i = 0; i < places.length; i += 1) {
    const at = places[i] ?? 0;
    const id = ids[at] ?? 0;
    if (id < first) {
      if (events > 0) times.add(minute * 60, bad, events);
      minute = Math.floor(id / idsPerMinute);
      first = minute * idsPerMinute;
      events = 0;
      bad = 0;
    }
    events += 1;
    bad += failed[at] ?? 0;
  }
  if (events > 0) times.add(minute * 60, bad, events);
}

/** Where the refs stand among the ids, both falling; those that are not there are left out. */
export function placesOf(ids: Float64Array, refs: Float64Array): Int32Array {
  const places = new Int32Array(refs.length);
  let count = 0;
  let at = firstNotAbove(ids, refs[0] ?? 0);
  for (let i = 0; i < refs.length; i += 1) {
    const ref = refs[i] ?? 0;
    while (at < ids.length && (ids[at] ?? 0) > ref) at += 1;
    if (ids[at] !== ref) continue;
    places[count] = at;
    count += 1;
  }
  return places.subarray(0, count);
}

/** The place of the first of falling numbers that is not above `from`. */
export function firstNotAbove(falling: Float64Array, from: number): number {
  let [low, high] = [0, falling.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((falling[middle] ?? 0) > from) low = middle + 1;
    else high = middle;
  }
  return low;
}
