import { actsNamed } from '../acts.ts';
import { collectedStretches, type CollectedStretch } from '../collected-stretches.ts';
import type { ReadDb } from '../handles.ts';
import { textOf } from '../json.ts';
import type { Span } from './cover-chain.ts';
import { rowId, slack, type RowPlace } from './delivery-times.ts';
import { isPlausible } from './places.ts';

type Item = Readonly<Record<string, unknown>>;

/** What a row's account and region were asked for, whatever came. */
export interface CollectedRow extends RowPlace {
  /** Times that were read to their end, in order and apart. */
  readonly read: readonly Span[];
  /** Of them, those of the event history, whose ends were chosen: the grid reaches as far. */
  readonly chosen: readonly Span[];
}

/**
 * The rows that collections speak of, by `rowId`: what they read to its end, and the regions that were
 * enabled in an account when it was collected, asked for or not. A time without an event that was read
 * is not a time that nobody asked for.
 */
export function collectedTimes(db: ReadDb): Map<string, CollectedRow> {
  const rows = new Map<string, RowPlace & { history: Span[]; bucket: Span[] }>();
  const rowAt = (account: string, region: string): { history: Span[]; bucket: Span[] } => {
    const id = rowId({ account, region });
    const row = rows.get(id) ?? { account, region, history: [], bucket: [] };
    rows.set(id, row);
    return row;
  };
  for (const stretch of collectedStretches(db, 'collection.windows')) {
    const { account, region } = stretch.item;
    rowAt(textOf(account), textOf(region)).history.push(spanOf(stretch, 0));
  }
  for (const stretch of collectedStretches(db, 'collection.keys')) {
    const found = /AWSLogs\/(?:o-[a-z0-9]+\/)?(\d{12})\/CloudTrail\/([a-z0-9-]+)\/$/.exec(
      textOf(stretch.item['prefix']),
    );
    if (found === null) continue;
    // Files are delivered a little after what they tell of.
    rowAt(found[1] ?? '', found[2] ?? '').bucket.push(spanOf(stretch, slack));
  }
  const told = actsNamed(db, 'collection.trails').flatMap(({ body }) => body['items'] as Item[]);
  for (const { account, enabled } of told) {
    for (const region of Array.isArray(enabled) ? enabled : []) {
      rowAt(textOf(account), textOf(region));
    }
  }
  return new Map(
    [...rows].map(([id, { account, region, history, bucket }]) => [
      id,
      { account, region, read: joined([...history, ...bucket]), chosen: joined(history) },
    ]),
  );
}

/** A time can only be read once it is over. */
function spanOf({ from, to, at }: CollectedStretch, late: number): Span {
  return { from, to: Math.min(to, at) - late };
}

function joined(spans: readonly Span[]): Span[] {
  const found: Span[] = [];
  const inOrder = spans
    .filter(({ from, to }) => from < to && isPlausible(to))
    .toSorted((a, b) => a.from - b.from);
  for (const span of inOrder) {
    const last = found.at(-1);
    if (last !== undefined && last.to >= span.from) {
      found[found.length - 1] = { from: last.from, to: Math.max(last.to, span.to) };
    } else {
      found.push(span);
    }
  }
  return found;
}
