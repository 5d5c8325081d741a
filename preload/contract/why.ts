/** Why a search finds nothing, as far as that can be said soon. */
import { z } from 'zod';
import { ResultOf } from './domain.ts';
import { Instant } from './ids.ts';

const condition = z.string();
/** A query that finds something, and how much; `isMore`: at least so much. */
const found = {
  query: z.string(),
  events: z.number().int().nonnegative(),
  isMore: z.boolean(),
};

export const Reason = z.discriminatedUnion('kind', [
  /** Nothing in the archive fits this condition, whatever the others say. */
  z.strictObject({ kind: z.literal('alone'), condition }),
  /** The archive has a value like it. */
  z.strictObject({ kind: z.literal('near'), condition, meant: z.string(), ...found }),
  /** The period lies before the first event or behind the last one. */
  z.strictObject({ kind: z.literal('period'), from: Instant, to: Instant, ...found }),
  /** Without this condition the others find something. */
  z.strictObject({ kind: z.literal('without'), condition, ...found }),
  /** What fits is resolved, and the engagement hides it. */
  z.strictObject({ kind: z.literal('resolved'), ...found }),
]);
export type Reason = z.infer<typeof Reason>;

export const whyCalls = {
  /** Works for a moment where the last call ended: ask again until it is done. */
  'events.whyNothing': {
    input: z.strictObject({ query: z.string().max(4000), result: ResultOf }),
    output: z.strictObject({ isDone: z.boolean(), reasons: z.array(Reason) }),
  },
} as const;
