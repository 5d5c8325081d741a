import type { FacetName } from '../../../preload/contract/overview.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { sql } from '../../archive/sql.ts';
import { Counts } from './counts.ts';
import type { Tally } from './tally.ts';

/** Events by the values of a facet. A value is a number of the dictionary, 0 for none. */
export interface Group {
  /** Of an identityKind: the place in the contract's list. */
  readonly value: number;
  /** The eventSource of an event; else 0. */
  readonly source: number;
  readonly events: number;
}

/** Hands on all values of a facet that have events. */
export function eachGroup(
  db: ReadDb,
  facet: FacetName,
  tally: Tally,
  see: (value: number, events: number, source: number) => void,
): void {
  const counts = facet === 'event' ? undefined : countsOf(db, facet, tally);
  if (counts !== undefined) return counts.forEach((value, events) => see(value, events, 0));
  for (const { value, source, events } of eventsOf(db, tally)) see(value, events, source);
}

/** The event names that calls of several services have. */
export function sharedNames(db: ReadDb): ReadonlySet<number> {
  return new Set(
    db.column<number>(
      sql`SELECT event_name FROM action GROUP BY event_name HAVING count(DISTINCT event_source) > 1`,
    ),
  );
}

function countsOf(db: ReadDb, facet: Exclude<FacetName, 'event'>, tally: Tally): Counts {
  switch (facet) {
    case 'principal':
      return tally.actor;
    case 'identityKind':
      return tally.kind;
    case 'account':
    case 'region':
      return placesOf(db, facet, tally);
    case 'sourceIPAddress':
      return tally.sourceIp;
    case 'errorCode':
      return tally.errorCode;
  }
}

function eventsOf(db: ReadDb, tally: Tally): Iterable<Group> {
  const groups = new Map<string, Group>();
  for (const { id, value, source } of db.all<{ id: number; value: number; source: number }>(
    sql`SELECT id, event_name AS value, event_source AS source FROM action`,
  )) {
    const events = tally.action.get(id);
    if (events === 0) continue;
    // Without a name an event is none of its source either.
    const of = value === 0 ? 0 : source;
    const key = `${value} ${of}`;
    groups.set(key, { value, source: of, events: (groups.get(key)?.events ?? 0) + events });
  }
  return groups.values();
}

function placesOf(db: ReadDb, facet: 'account' | 'region', tally: Tally): Counts {
  const counts = new Counts();
  for (const place of db.all<{ id: number; account: number; region: number }>(
    sql`SELECT id, account, region FROM place`,
  )) {
    const events = tally.place.get(place.id);
    if (events > 0) counts.add(place[facet], events);
  }
  return counts;
}
