/** Help with writing a query: what may stand at the caret. */
import { z } from 'zod';
import { AsTyped } from './ids.ts';

const place = z.number().int().min(0).max(4000);

export const Completion = z.strictObject({
  /** `condition` is a field with a value at once, for a word that is a value. */
  kind: z.enum(['field', 'operator', 'keyword', 'value', 'time', 'condition']),
  /** What takes the place of the characters that are replaced. */
  text: z.string().max(4000),
  /** As it is shown: the value itself, whatever its characters. */
  label: z.string().max(600),
  detail: z.string(),
  /** Events of the whole archive; null: not known, or not a value. */
  events: z.number().int().nonnegative().nullable(),
});
export type Completion = z.infer<typeof Completion>;

export const Completions = z.strictObject({
  /** The characters that are replaced: [from, to), in UTF-16 units. */
  from: place,
  to: place,
  /** False: values are still being gathered, ask again. */
  isDone: z.boolean(),
  items: z.array(Completion).max(100),
});
export type Completions = z.infer<typeof Completions>;

/** Answered by the engine. */
export const completeCalls = {
  /** What may stand at the caret, best first. Works for some milliseconds at most. */
  'events.complete': {
    input: z.strictObject({ query: AsTyped, caret: place }),
    output: Completions,
  },
} as const;
