/** What acts say in the ledger and which rows they therefore made: the second telling of both. */
import { z } from 'zod';
import { Instant, Sha256 } from '../../../preload/contract/ids.ts';

const text = z.string().min(1);
const count = z.number().int().nonnegative();

const place = z.strictObject({ chain: text, seq: count });

export const Annotated = z.strictObject({
  events: z.array(z.strictObject({ ref: count, object: Sha256, ordinal: count })),
  note: text.nullable(),
  tag: text.nullable(),
  status: z.enum(['new', 'in-review', 'resolved']).nullable(),
  reason: text.nullable(),
  untag: text.optional(),
  star: z.boolean().optional(),
  replaces: place.optional(),
});

export const Withdrawn = z.strictObject({ of: place, reason: text.nullable() });

export const Created = z.strictObject({
  assessment: z.string(),
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

export const Concluded = z.strictObject({
  assessment: z.string(),
  control: text,
  result: text,
  rationale: text,
});

const pair = z.tuple([count, count]).readonly();
const ranges = z.array(pair);

export const Disposed = z.strictObject({
  reason: text,
  objects: z
    .array(
      z.strictObject({
        object: count,
        sha256: Sha256,
        textSha256: Sha256.nullable(),
        textSize: count,
        names: z.array(z.string()),
        kind: z.string(),
        shape: z.string(),
        size: count,
        records: count,
        events: count,
        duplicates: count,
        conflicts: count,
        rejected: count,
      }),
    )
    .min(1),
  steps: z.array(z.strictObject({ firstObject: count, custody: Sha256 })),
  promoted: z.array(pair),
  conflicts: z.array(z.tuple([count, z.number().int()]).readonly()),
  holes: z.strictObject({
    event: ranges,
    dict: ranges,
    action: ranges,
    place: ranges,
    identity: ranges,
  }),
});
export type Disposed = z.infer<typeof Disposed>;
