/** Searching several engagements at once: shapes and calls. */
import { z } from 'zod';
import { EventRecord, EventRow } from './domain.ts';
import { EventRef, Ticket } from './ids.ts';

const nothing = z.strictObject({});
const query = z.string().max(4000);
const count = z.number().int().nonnegative();

/** An engagement that is searched. The first of a list is the open one, the others are only read. */
export const SearchedEngagement = z.strictObject({
  name: z.string(),
  file: z.string(),
  folder: z.string(),
  events: count,
});
export type SearchedEngagement = z.infer<typeof SearchedEngagement>;

/** An event, and the engagement that holds it by its place in the list. */
export const FoundRow = z.strictObject({ engagement: count, name: z.string(), row: EventRow });
export type FoundRow = z.infer<typeof FoundRow>;

/** Calls about several engagements, answered by the engine. */
export const acrossCalls = {
  'across.engagements': { input: nothing, output: z.array(SearchedEngagement) },
  /** Opens more of them for reading; one that is in the list already is left out. */
  'across.add': {
    input: z.strictObject({ tickets: z.array(Ticket).min(1).max(50) }),
    output: z.array(SearchedEngagement),
  },
  'across.remove': {
    input: z.strictObject({ engagement: count }),
    output: z.array(SearchedEngagement),
  },
  'across.count': {
    input: z.strictObject({ query }),
    output: z.strictObject({
      count,
      /** Of each engagement, in the order of the list. */
      each: z.array(count),
      seconds: z.number(),
      sentence: z.string(),
    }),
  },
  /** Rows of all of them in time order, newest first. */
  'across.page': {
    input: z.strictObject({ query, offset: count, limit: z.number().int().min(1).max(500) }),
    output: z.array(FoundRow),
  },
  'across.record': {
    input: z.strictObject({ engagement: count, ref: EventRef }),
    output: EventRecord,
  },
} as const;
