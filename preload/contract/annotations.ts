/** What people say about events: shapes and calls. */
import { z } from 'zod';
import { AuthorName, EventRef, Instant, Sha256 } from './ids.ts';
import { TableSort } from './table.ts';

/** The most events of one act. */
export const mostAnnotated = 10_000;
export const longestTag = 60;
export const longestText = 20_000;

export const reviewStatuses = ['new', 'in-review', 'resolved'] as const;
export const ReviewStatus = z.enum(reviewStatuses);
export type ReviewStatus = z.infer<typeof ReviewStatus>;

/** Colours that a tag may have; none of them carries a judgement. */
export const tagColours = [
  'grey',
  'blue',
  'teal',
  'green',
  'amber',
  'red',
  'pink',
  'purple',
] as const;
export const TagColour = z.enum(tagColours);
export type TagColour = z.infer<typeof TagColour>;

/** An act by its place in the ledger. */
export const ActRef = z.strictObject({
  chain: z.string().min(1).max(100),
  seq: z.number().int().positive(),
});
export type ActRef = z.infer<typeof ActRef>;

/** A tag of the engagement. */
export const EngagementTag = z.strictObject({
  tag: z.string(),
  colour: TagColour,
  /** Events that have it now. */
  events: z.number().int(),
});
export type EngagementTag = z.infer<typeof EngagementTag>;

/** What is left out of lists of events for everybody in the engagement, and who said so when. */
export const SharedView = z.strictObject({
  hidesResolved: z.boolean(),
  by: AuthorName.nullable(),
  at: Instant.nullable(),
});
export type SharedView = z.infer<typeof SharedView>;

/** An act that was done: the last entry it left, and how many. */
export const ActDone = z.strictObject({
  acts: z.number().int(),
  chain: z.string(),
  seq: z.number().int(),
  hash: Sha256,
});
export type ActDone = z.infer<typeof ActDone>;

const nothing = z.strictObject({});
const text = z.string().trim().min(1).max(longestText);
const tag = z.string().trim().min(1).max(longestTag);
const place = z.number().int().nonnegative();

/** Answered by the engine. */
export const annotationCalls = {
  /** One act on all the events: at least one of note, tag, untag, star and status. */
  'events.annotate': {
    input: z.strictObject({
      events: z.array(EventRef).min(1).max(mostAnnotated),
      note: text.optional(),
      tag: tag.optional(),
      untag: tag.optional(),
      star: z.boolean().optional(),
      status: ReviewStatus.optional(),
      reason: text.optional(),
    }),
    output: ActDone,
  },
  /** Takes an act back, by a new one; of a withdrawal: brings back what it took. */
  'annotations.withdraw': {
    input: z.strictObject({ act: ActRef, reason: text.optional() }),
    output: ActDone,
  },
  /** Says another note in place of an act's; the earlier one stays in the history. */
  'annotations.edit': { input: z.strictObject({ act: ActRef, note: text }), output: ActDone },
  /** The engagement's tags, those with most events first. */
  'annotations.tags': { input: nothing, output: z.array(EngagementTag) },
  'annotations.colour': { input: z.strictObject({ tag, colour: TagColour }), output: ActDone },
  'annotations.view': { input: nothing, output: SharedView },
  'annotations.hideResolved': { input: z.strictObject({ hide: z.boolean() }), output: ActDone },
  /** The events at these places of a result, both ends included; at most as many as one act takes. */
  'events.refs': {
    input: z.strictObject({
      query: z.string().max(4000),
      result: z.string().max(100),
      sort: TableSort.optional(),
      ranges: z
        .array(z.tuple([place, place]))
        .min(1)
        .max(1000),
    }),
    output: z.array(EventRef),
  },
} as const;
