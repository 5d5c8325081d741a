import {
  facetNames,
  type Histogram,
  type Narrowing,
  type overviewCalls,
} from '../../preload/contract/overview.ts';
import {
  canonicalQuery,
  drop,
  exclude,
  forget,
  include,
  instantText,
  negate,
  only,
  Overview,
  parseQuery,
  periodOf,
  within,
  type Query,
  type Search,
} from '../query/index.ts';
import type { EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';

/** A call counts so long; what is counted is put together in some milliseconds more. */
const countMs = 35;
const usualLimit = 10;

export function overviewHandlers(state: EngineState): EngineHandlers<keyof typeof overviewCalls> {
  // They go with the searches that are kept.
  const overviews = new WeakMap<Search, Overview>();
  return {
    async 'events.overview'({ query, result, limits }) {
      const { read, results } = state.session();
      const { search } = results.told(query, result);
      const overview = overviews.get(search) ?? new Overview(read, search);
      overviews.set(search, overview);
      await overview.advance(countMs);
      return {
        counted: overview.counted,
        isDone: overview.isDone,
        facets: facetNames.map((name) => overview.facet(name, limits[name] ?? usualLimit)),
        histogram: shownHistogram(overview, search.query),
      };
    },
    'events.narrow'({ query, change }) {
      const text = canonicalQuery(narrowed(parseQuery(query), change));
      // Too long or too many conditions: said now, and not of what is searched next.
      parseQuery(text);
      return { query: text };
    },
  };
}

function narrowed(query: Query, change: Narrowing): Query {
  switch (change.kind) {
    case 'include':
      return include(query, change.tests);
    case 'exclude':
      return exclude(query, change.tests);
    case 'only':
      return only(query, change.tests);
    case 'negate':
      return negate(query, change.condition);
    case 'drop':
      return drop(query, change.condition);
    case 'forget':
      return forget(query, change.tests);
    case 'period':
      return within(query, secondOf(change.from), secondOf(change.to));
  }
}

function secondOf(instant: string | null): number | null {
  return instant === null ? null : Math.ceil(Date.parse(instant) / 1000);
}

function shownHistogram(overview: Overview, query: Query): Histogram | null {
  const histogram = overview.histogram();
  if (histogram === undefined) return null;
  const { from, to } = periodOf(query);
  return {
    ...histogram,
    from: instantText(histogram.from),
    period: {
      from: from === null ? null : instantText(from),
      to: to === null ? null : instantText(to),
    },
  };
}
