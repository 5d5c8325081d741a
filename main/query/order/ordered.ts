import type { TableSort } from '../../../preload/contract/table.ts';
import type { ReadDb } from '../../archive/handles.ts';
import { breathe } from '../../platform/clock.ts';
import { firstNotAbove, placesOf } from '../facets/columns.ts';
import { FoundColumns } from '../facets/found-columns.ts';
import { memoryOf } from '../facets/memory.ts';
import type { Search } from '../search.ts';
import { orderedCodes } from './ordered-codes.ts';
import { sortKeyOf, type SortKey } from './sort-key.ts';

/** A search goes on so long between two breaths, and so many events are moved. */
const searchMs = 30;
const stretch = 200_000;

/** All events of a result in an order, any of them at hand by its place. */
export interface Ordered {
  readonly count: number;
  refs(offset: number, limit: number): number[];
  /** Where an event stands; undefined if it is not in the result. */
  placeOf(ref: number): number | undefined;
}

/**
 * Puts what a search finds in an order, once it has found all; answers other calls in between. Events
 * without a value stand last either way, equal ones newest first.
 *
 * Time: some 0.1 s for a million events whose columns are in memory (facets/days.ts), a second if not.
 */
export async function ordered(db: ReadDb, search: Search, sort: TableSort): Promise<Ordered> {
  while (!search.isDone) await search.advance(searchMs);
  const newest = search.all();
  if (sort.field === 'eventTime') {
    return sort.order === 'descending' ? newestFirst(newest) : oldestFirst(newest);
  }
  const key = sortKeyOf(db, sort.field);
  return inOrder(await placed(newest, await codesOf(db, search, key), key, sort.order));
}

function newestFirst(refs: Float64Array): Ordered {
  return {
    count: refs.length,
    refs: (offset, limit) => Array.from(refs.subarray(offset, offset + limit)),
    placeOf(ref) {
      const place = firstNotAbove(refs, ref);
      return refs[place] === ref ? place : undefined;
    },
  };
}

function oldestFirst(refs: Float64Array): Ordered {
  const reversed = newestFirst(refs);
  const last = refs.length - 1;
  return {
    count: refs.length,
    refs: (offset, limit) =>
      Array.from(
        refs.subarray(Math.max(0, refs.length - offset - limit), Math.max(0, refs.length - offset)),
      ).toReversed(),
    placeOf(ref) {
      const place = reversed.placeOf(ref);
      return place === undefined ? undefined : last - place;
    },
  };
}

function inOrder(refs: Float64Array): Ordered {
  return {
    count: refs.length,
    refs: (offset, limit) => Array.from(refs.subarray(offset, offset + limit)),
    placeOf(ref) {
      const place = refs.indexOf(ref);
      return place < 0 ? undefined : place;
    },
  };
}

/** The number of each event's value, newest first. */
async function codesOf(db: ReadDb, search: Search, { codeOf }: SortKey): Promise<Int32Array> {
  const { identities } = memoryOf(db);
  for (identities.refresh(); !identities.isWhole; identities.readOn()) await breathe();
  const codes = new Int32Array(search.found);
  let seen = 0;
  const found = new FoundColumns(db, search, (columns, refs) => {
    const places = placesOf(columns.ids, refs);
    let next = 0;
    for (let i = 0; i < refs.length; i += 1) {
      const place = places[next] ?? 0;
      // An event that was disposed of meanwhile has no value any more.
      if (next >= places.length || columns.ids[place] !== refs[i]) continue;
      codes[seen + i] = codeOf(columns, place);
      next += 1;
    }
    seen += refs.length;
  });
  while (!found.isAtEnd) {
    if (!found.step()) identities.refresh();
    while (!identities.isWhole) identities.readOn();
    await breathe();
  }
  return codes;
}

/** Counts the events of each value, and gives each its stretch of the order. */
async function placed(
  newest: Float64Array,
  codes: Int32Array,
  { keysOf }: SortKey,
  order: TableSort['order'],
): Promise<Float64Array> {
  const most = codes.reduce((before, code) => Math.max(before, code), 0);
  const counts = new Uint32Array(most + 1);
  for (const code of codes) counts[code] = (counts[code] ?? 0) + 1;
  const present: number[] = [];
  for (let code = 1; code <= most; code += 1) if ((counts[code] ?? 0) > 0) present.push(code);
  await breathe();
  const ascending = await orderedCodes(present, keysOf);
  const inTurn = order === 'ascending' ? ascending : ascending.toReversed();
  const starts = new Uint32Array(most + 1);
  let at = 0;
  for (const code of [...inTurn, 0]) {
    starts[code] = at;
    at += counts[code] ?? 0;
  }
  const out = new Float64Array(newest.length);
  for (let i = 0; i < codes.length; i += 1) {
    const code = codes[i] ?? 0;
    const place = starts[code] ?? 0;
    out[place] = newest[i] ?? 0;
    starts[code] = place + 1;
    if (i % stretch === stretch - 1) await breathe();
  }
  return out;
}
