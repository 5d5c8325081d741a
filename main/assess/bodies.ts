/**
 * What a person's acts say in the ledger. Parsed wherever they are read back: on replay the ledger
 * is a file from outside.
 */
import { z } from 'zod';
import { ControlResult } from '../../preload/contract/assessment.ts';
import { AssessmentId, Instant, Sha256 } from '../../preload/contract/ids.ts';

const text = z.string().min(1);
const count = z.number().int().nonnegative();

/** An act by its place in the ledger. */
const actRef = z.strictObject({ chain: text, seq: count });

/**
 * 'event.annotated': `ref` is the row, object and ordinal name the record for good. What is said with
 * `untag`, `star` and `replaces` came later: entries without them mean what they always meant.
 */
export const AnnotatedBody = z.strictObject({
  events: z.array(z.strictObject({ ref: count, object: Sha256, ordinal: count })).min(1),
  note: text.nullable(),
  tag: text.nullable(),
  status: z.enum(['new', 'in-review', 'resolved']).nullable(),
  reason: text.nullable(),
  untag: text.optional(),
  star: z.boolean().optional(),
  /** The act that this one says anew: it holds no longer. */
  replaces: actRef.optional(),
});
export type AnnotatedBody = z.infer<typeof AnnotatedBody>;

/** 'annotation.withdrawn': takes back what another act said, which may be a withdrawal itself. */
export const WithdrawnBody = z.strictObject({ of: actRef, reason: text.nullable() });
export type WithdrawnBody = z.infer<typeof WithdrawnBody>;

/**
 * 'assessment.created': what was asked and what was found. The members of the populations are not
 * listed; running the pinned rule on the archive again gives them (rerunPopulation), and the hash
 * shows that they are the same.
 */
export const CreatedBody = z.strictObject({
  assessment: AssessmentId,
  name: text,
  framework: text,
  framework_sha256: Sha256,
  framework_json: text,
  from: Instant,
  to: Instant,
  accounts: z.array(z.string()),
  regions: z.array(z.string()),
  controls: z.array(
    z.strictObject({ control: text, rule: text, rule_sha256: Sha256, count, hash: Sha256 }),
  ),
});
export type CreatedBody = z.infer<typeof CreatedBody>;

/** 'control.concluded' */
export const ConcludedBody = z.strictObject({
  assessment: AssessmentId,
  control: text,
  result: ControlResult,
  rationale: text,
});
