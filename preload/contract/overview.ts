/** What a result is made of: its events by value and by time; shapes and calls. */
import { z } from 'zod';
import { ResultOf } from './domain.ts';
import { Instant } from './ids.ts';

const query = z.string().max(4000);
const count = z.number().int().nonnegative();

export const facetNames = [
  'event',
  'principal',
  'identityKind',
  'account',
  'region',
  'sourceIPAddress',
  'errorCode',
] as const;
export const FacetName = z.enum(facetNames);
export type FacetName = z.infer<typeof FacetName>;

/** A field, as the search bar reads it, must be exactly this text; null: it has no value. */
export const FacetTest = z.strictObject({
  field: z.string().min(1).max(1000),
  value: z.string().max(4000).nullable(),
});
export type FacetTest = z.infer<typeof FacetTest>;

export const FacetValue = z.strictObject({
  /** Empty: the events that have no value. */
  text: z.string(),
  /** The eventSource of an event; else empty. */
  source: z.string(),
  events: count,
  /** What finds exactly these events. */
  tests: z.array(FacetTest),
  /** What the query itself says about it. */
  chosen: z.enum(['included', 'excluded']).nullable(),
});
export type FacetValue = z.infer<typeof FacetValue>;

export const Facet = z.strictObject({
  name: FacetName,
  /** What the query chooses, then those with most events. */
  values: z.array(FacetValue),
  /** How many different values there are. */
  distinct: count,
  /** The events without a value; null for a facet that every event has. */
  none: FacetValue.nullable(),
});
export type Facet = z.infer<typeof Facet>;

/** Events by stretches of time, all as long as another; in UTC. */
export const Histogram = z.strictObject({
  from: Instant,
  /** Seconds of a bucket. */
  width: z.number().int().positive(),
  events: z.array(count),
  /** Of `events`, those that failed. */
  failed: z.array(count),
  /** The time that the query itself asks for, end excluded; null is open. */
  period: z.strictObject({ from: Instant.nullable(), to: Instant.nullable() }),
});
export type Histogram = z.infer<typeof Histogram>;

/** How far a result has been counted, and what of. */
export const Overview = z.strictObject({
  counted: count,
  /** Nothing more is found or counted: the counts are the result's. */
  isDone: z.boolean(),
  facets: z.array(Facet),
  /** Null while there is no event and no period. */
  histogram: Histogram.nullable(),
});
export type Overview = z.infer<typeof Overview>;

const tests = z.array(FacetTest).min(1).max(4);

/** A change of a query that narrows what it finds, or takes that back. */
export const Narrowing = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.enum(['include', 'exclude', 'only', 'forget']), tests }),
  /** A condition of the query, by its place among those that must all hold: turned round, or left out. */
  z.strictObject({ kind: z.enum(['negate', 'drop']), condition: z.number().int().nonnegative() }),
  /** In place of the query's own period, end excluded; null is open. */
  z.strictObject({ kind: z.literal('period'), from: Instant.nullable(), to: Instant.nullable() }),
]);
export type Narrowing = z.infer<typeof Narrowing>;

/** Calls about the whole of a result, answered by the engine. */
export const overviewCalls = {
  /**
   * Each call counts for a moment where the last one ended: ask again until it is done. It does not
   * search on: `events.search` does.
   */
  'events.overview': {
    input: z.strictObject({
      query,
      result: ResultOf,
      /** How many values of a facet; 10 of those that are not named. */
      limits: z.partialRecord(FacetName, z.number().int().min(1).max(500)),
    }),
    output: Overview,
  },
  /** The canonical text of the query with a change. */
  'events.narrow': {
    input: z.strictObject({ query, change: Narrowing }),
    output: z.strictObject({ query }),
  },
} as const;
