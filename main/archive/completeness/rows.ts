import { manualSource } from '../../../preload/contract/manual-events.ts';
import type { ReadDb } from '../handles.ts';
import { idsPerHour } from '../ingest/hour-counts.ts';
import { sql } from '../sql.ts';
import type { CollectedRow } from './collected-times.ts';
import { grouped, rowId, type RowPlace } from './delivery-times.ts';
import type { RowFacts } from './grid.ts';
import { trailsOf, type HasEvents } from './off-times.ts';
import type { Chain } from './judge-digests.ts';
import { hour, type Slice } from './judged.ts';
import { isPlausible } from './places.ts';
import { covers, type KnownTrail } from './trail-history.ts';

interface Unproven extends RowPlace {
  readonly hours: Set<number>;
}

/** What the rows of the grid are made of. */
export interface RowSources {
  readonly chains: readonly Chain[];
  readonly slices: readonly Slice[];
  readonly history: readonly KnownTrail[];
  readonly unproven: ReadonlyMap<string, Unproven>;
  readonly collected: ReadonlyMap<string, CollectedRow>;
  readonly hasEvents: HasEvents;
}

/** The rows of the grid, by account and region. */
export function rowFacts(sources: RowSources): RowFacts[] {
  const { chains, slices, history, unproven, collected, hasEvents } = sources;
  const rows = new Map<string, RowPlace & { readonly trails: Set<string> }>();
  const add = ({ account, region }: RowPlace, trail?: string): void => {
    const id = rowId({ account, region });
    const row = rows.get(id) ?? { account, region, trails: new Set() };
    if (trail !== undefined) row.trails.add(trail);
    rows.set(id, row);
  };
  for (const chain of chains) add(chain, chain.trail);
  const others = [...unproven.values(), ...collected.values()];
  for (const place of [...everyRegion(chains), ...slices, ...others]) add(place);
  const byRow = grouped(slices, rowId);
  return [...rows]
    .map(([id, { account, region, trails }]) => ({
      account,
      region,
      trails: [...trails],
      slices: merged(byRow.get(id) ?? []),
      unproven: unproven.get(id)?.hours ?? new Set<number>(),
      read: collected.get(id)?.read ?? [],
      known: trailsOf(
        { account, region },
        history.filter((trail) => covers(trail, { account, region })),
        hasEvents,
      ),
    }))
    .sort((a, b) => (rowId(a) < rowId(b) ? -1 : 1));
}

/** A trail of several accounts and regions writes digests in each: a region without any is a row. */
function everyRegion(chains: readonly Chain[]): RowPlace[] {
  const byTrail = new Map<string, { accounts: Set<string>; regions: Set<string> }>();
  for (const { trail, scope, account, region } of chains) {
    const known = byTrail.get(`${trail} ${scope}`) ?? { accounts: new Set(), regions: new Set() };
    known.accounts.add(account);
    known.regions.add(region);
    byTrail.set(`${trail} ${scope}`, known);
  }
  return [...byTrail.values()].flatMap(({ accounts, regions }) =>
    [...accounts].flatMap((account) => [...regions].map((region) => ({ account, region }))),
  );
}

/** A year of hourly digests is one piece where nothing is wrong. */
function merged(slices: readonly Slice[]): Slice[] {
  const found: Slice[] = [];
  for (const slice of slices.toSorted((a, b) => a.from - b.from || a.to - b.to)) {
    const last = found.at(-1);
    if (last !== undefined && last.state === slice.state && last.to >= slice.from) {
      found[found.length - 1] = { ...last, to: Math.max(last.to, slice.to) };
    } else {
      const { account, region, from, to, state } = slice;
      found.push({ account, region, from, to, state });
    }
  }
  return found;
}

/**
 * Hours with events of originals that no digest proves, by the events' own account and region. Events
 * that a person added prove nothing of what was logged.
 */
export function unprovenHours(db: ReadDb, proven: ReadonlySet<number>): Map<string, Unproven> {
  const places = new Map(
    db
      .all<RowPlace & { id: number }>(
        sql`SELECT place.id, account.value AS account, region.value AS region FROM place
          JOIN dict AS account ON account.id = place.account
          JOIN dict AS region ON region.id = place.region`,
      )
      .map(({ id, account, region }) => [id, { account, region }]),
  );
  const found = new Map<string, Unproven>();
  const groups = db.iterate<{ object: number; place: number; hour: number }>(
    sql`SELECT DISTINCT object, event.place, event.id / ${BigInt(idsPerHour)} AS hour FROM event
      WHERE action NOT IN (SELECT action.id FROM action JOIN dict ON dict.id = action.event_source
        WHERE dict.value = ${manualSource})`,
  );
  for (const group of groups) {
    const place = places.get(group.place);
    if (place === undefined || proven.has(group.object)) continue;
    if (!isPlausible(group.hour * hour)) continue;
    const row = found.get(rowId(place)) ?? { ...place, hours: new Set<number>() };
    row.hours.add(group.hour);
    found.set(rowId(place), row);
  }
  return found;
}
