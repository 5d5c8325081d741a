import type { ReadDb } from '../handles.ts';
import { idsPerSecond } from '../scan/event-key.ts';
import { sql } from '../sql.ts';
import type { Span } from './cover-chain.ts';
import { rowId, type RowPlace } from './delivery-times.ts';
import type { RowFacts } from './grid.ts';
import { hour, type FoundGap, type Slice } from './judged.ts';
import { offTimes, trailName, type KnownTrail } from './trail-history.ts';

/** What was under way is still recorded, and the act itself is. */
const margin = 60_000;

/** Row ids of later events would not fit into a 64-bit number. */
const lastTime = Date.UTC(2100, 0);

/** Says whether the archive holds an event of an account and region in a time. */
export type HasEvents = (row: RowPlace, span: Span) => boolean;

export function eventTimes(db: ReadDb): HasEvents {
  const places = new Map<string, number[]>();
  const rows = db.all<RowPlace & { id: number }>(
    sql`SELECT place.id, account.value AS account, region.value AS region FROM place
      JOIN dict AS account ON account.id = place.account
      JOIN dict AS region ON region.id = place.region`,
  );
  for (const row of rows) places.set(rowId(row), [...(places.get(rowId(row)) ?? []), row.id]);
  return (row, { from, to }) => {
    const ids = places.get(rowId(row)) ?? [];
    const [first, last] = [from, Math.min(to, lastTime)].map((ms) =>
      BigInt(Math.floor(ms / 1000) * idsPerSecond),
    ) as [bigint, bigint];
    return (
      ids.length > 0 &&
      db.get(sql`SELECT 1 FROM event WHERE id > ${first} AND id < ${last}
        AND place IN (SELECT value FROM json_each(${JSON.stringify(ids)})) LIMIT 1`) !== undefined
    );
  };
}

/**
 * The trails that may have logged a row: one that was off while the row has events did not, whatever
 * its scope, and its acts say nothing of the row.
 */
export function trailsOf(
  row: RowPlace,
  trails: readonly KnownTrail[],
  hasEvents: HasEvents,
): KnownTrail[] {
  return trails.filter(
    (trail) =>
      !offTimes(trail).some(({ from, to }) =>
        hasEvents(row, { from: from + margin, to: to - margin }),
      ),
  );
}

/**
 * Gaps of rows without digests: the trail that covers them was stopped, by its own acts. Where there
 * are digests, they tell it themselves.
 */
export function stoppedGaps(row: RowFacts, period: Span): FoundGap[] {
  const { account, region, unproven, trails, known } = row;
  if (trails.length > 0 || unproven.size === 0) return [];
  const hours = [...unproven];
  const last = Math.max(...hours) * hour;
  const extent = {
    from: Math.max(Math.min(...hours) * hour, period.from),
    to: Math.min(last + hour, period.to),
    // A trail that was not started again: until when, only the period can say.
    open: Number.isFinite(period.to) ? period.to : last,
  };
  return known.flatMap((trail) =>
    offTimes(trail)
      .map(({ from, to, because }) => ({
        from: Math.max(from, extent.from),
        to: Number.isFinite(to) ? Math.min(to, extent.to) : extent.open,
        detail: because,
      }))
      .filter(({ from, to }) => to - from > margin)
      .filter((span) => !known.some((other) => other !== trail && isOn(other, span)))
      .map((span) => ({
        account,
        region,
        trail: trailName(trail),
        reason: 'no delivery' as const,
        ...span,
      })),
  );
}

function isOn(trail: KnownTrail, { from, to }: Span): boolean {
  return !offTimes(trail).some((off) => off.from < to && off.to > from);
}

/** A row with its gaps laid on its time. */
export function withGaps(row: RowFacts, gaps: readonly FoundGap[]): RowFacts {
  const slices = gaps.map(({ account, region, from, to }): Slice => ({
    account,
    region,
    from,
    to,
    state: 'G',
  }));
  return { ...row, slices: [...row.slices, ...slices] };
}
