import { facetNames, type Facet, type FacetName } from '../../preload/contract/overview.ts';
import type { ReadDb } from '../archive/handles.ts';
import { instantText, Overview, type Search } from '../query/index.ts';
import type { Output } from './output.ts';
import { visible } from '../platform/visible.ts';

/** A search of one of the archives that are searched as one. */
export interface Searched {
  readonly read: ReadDb;
  readonly search: Search;
}

const hour = 3600;

/** Formats that tell what a whole result is made of. */
export const overviewFormats = ['histogram', 'facets'] as const;
export type OverviewFormat = (typeof overviewFormats)[number];

export function isOverviewFormat(format: string): format is OverviewFormat {
  return (overviewFormats as readonly string[]).includes(format);
}

/**
 * Prints what results together are made of; goes to their ends.
 *
 * @param limit values of each facet
 * @returns the fields that the answer in JSON has for it
 */
export function printOverview(
  all: readonly Searched[],
  format: OverviewFormat,
  { limit = Infinity, output }: { readonly limit: number | undefined; readonly output: Output },
): Told {
  const { lines, told } = format === 'histogram' ? byHour(all) : byValue(all, limit);
  for (const each of lines) output.print(each);
  return told;
}

type Told = Readonly<Record<string, unknown>>;

interface Printed {
  readonly lines: readonly string[];
  readonly told: Told;
}

/** Events by hour, oldest first; hours without events are left out. */
function byHour(all: readonly Searched[]): Printed {
  const hours = new Map<number, { events: number; failed: number }>();
  for (const { read, search } of all) {
    const histogram = new Overview(read, search).whole().histogram(hour);
    for (const [at, events] of histogram?.events.entries() ?? []) {
      if (events === 0 || histogram === undefined) continue;
      const from = histogram.from + at * hour;
      const before = hours.get(from) ?? { events: 0, failed: 0 };
      const failed = before.failed + (histogram.failed[at] ?? 0);
      hours.set(from, { events: before.events + events, failed });
    }
  }
  const buckets = [...hours]
    .sort((a, b) => a[0] - b[0])
    .map(([from, counts]) => ({ from: instantText(from), ...counts }));
  return {
    lines: buckets.map(({ from, events }) => `${from.replace(':00Z', 'Z')}\t${events}`),
    told: { buckets },
  };
}

interface Value {
  readonly value: string;
  /** The eventSource of an event; else empty. */
  readonly source: string;
  readonly events: number;
}

/** Events by their values, those with most events first; events without a value as an empty one, last. */
function byValue(all: readonly Searched[], limit: number): Printed {
  const overviews = all.map(({ read, search }) => new Overview(read, search).whole());
  const facets = facetNames.map((name) => {
    const each = overviews.map((overview) => overview.facet(name, Infinity));
    const values = together(each);
    const none = each.reduce((sum, facet) => sum + (facet.none?.events ?? 0), 0);
    return { name, distinct: values.length, none, values: values.slice(0, limit) };
  });
  const lines = facets.flatMap(({ name, none, values }) => [
    ...values.map(({ value, source, events }) => line(name, [value, source], events)),
    ...(none > 0 ? [line(name, [''], none)] : []),
  ]);
  return { lines, told: { facets } };
}

function together(facets: readonly Facet[]): Value[] {
  const values = new Map<string, Value>();
  for (const { text, source, events } of facets.flatMap((facet) => facet.values)) {
    if (events === 0) continue;
    const key = JSON.stringify([text, source]);
    const before = values.get(key)?.events ?? 0;
    values.set(key, { value: text, source, events: before + events });
  }
  return [...values.values()].toSorted((a, b) => b.events - a.events);
}

function line(name: FacetName, value: readonly string[], events: number): string {
  const text = value.filter((part) => part !== '').join(' ');
  return `${name}\t${events}\t${visible(text)}`;
}
