/** What the two acts of a proof say in the ledger. */
import { z } from 'zod';
import { Sha256 } from '../../../preload/contract/ids.ts';

const count = z.number().int().nonnegative();

/** `record.sealed`: the records of one object, and the import step that brought it. */
export const SealBody = z.strictObject({
  object: Sha256,
  records: count,
  recordsRoot: Sha256,
  step: Sha256,
});
export type SealBody = z.infer<typeof SealBody>;

/** `import.step`: the objects of one batch. */
export const StepBody = z.strictObject({
  run: z.number().int(),
  firstObject: z.number().int(),
  lastObject: z.number().int(),
  objects: z.number().int(),
  merkleRoot: Sha256,
  custody: Sha256,
});
export type StepBody = z.infer<typeof StepBody>;
