/** How long an engagement is kept, what holds it, and what was disposed of: shapes of both sides. */
import { z } from 'zod';
import { AuthorName, Instant, Sha256, Ticket } from './ids.ts';

/** A day in UTC, as in `2031-03-31`; a day that no month has is none. */
export const Day = z.iso.date();

const count = z.number().int().nonnegative();
const said = { reason: z.string(), by: AuthorName, at: Instant };

/** An act of disposal, as the ledger tells it. */
export const Disposal = z.strictObject({
  ...said,
  objects: count,
  events: count,
  /** Of the first few objects. */
  names: z.array(z.string()),
});
export type Disposal = z.infer<typeof Disposal>;

export const Retention = z.strictObject({
  /** The last day on which it is kept. */
  keptUntil: z.strictObject({ day: Day, ...said }).nullable(),
  /** The legal hold that stands. */
  hold: z.strictObject(said).nullable(),
  /** Newest first. */
  disposals: z.array(Disposal),
  /** False: bytes that were disposed of may still be found in unused parts of the file. */
  swept: z.boolean(),
});
export type Retention = z.infer<typeof Retention>;

/** An original of an import. What was disposed of has its tombstone here. */
export const StoredObject = z.strictObject({
  object: count,
  name: z.string(),
  /** Places where the same bytes were found again. */
  again: count,
  sha256: Sha256,
  kind: z.enum(['log', 'digest', 'unreadable']),
  size: count,
  records: count,
  duplicates: count,
  rejected: count,
  disposed: z.strictObject(said).nullable(),
});
export type StoredObject = z.infer<typeof StoredObject>;

/** What a disposal would do, before anybody decides. */
export const DisposalPlan = z.strictObject({
  objects: z.array(z.strictObject({ object: count, name: z.string(), sha256: Sha256 })),
  bytes: count,
  /** Events that go for good. */
  events: count,
  /** Events that stay, because another original holds the same record. */
  livingOn: count,
  duplicates: count,
  conflicts: count,
  rejected: count,
  /** Why it is refused, one sentence each; none: it can be done. */
  refusals: z.array(z.string()),
});
export type DisposalPlan = z.infer<typeof DisposalPlan>;

export const Disposed = DisposalPlan.omit({ refusals: true }).extend({
  seq: count,
  hash: Sha256,
  /** Texts of the index that only these objects had brought. */
  texts: count,
  swept: z.boolean(),
});
export type Disposed = z.infer<typeof Disposed>;

/** What is left of an engagement that was disposed of as a whole. */
export const Certificate = z.strictObject({
  certificate: z.literal('trailproof-disposal-1'),
  says: z.string(),
  engagement: z.string(),
  file: z.string(),
  bytes: count,
  sha256: Sha256,
  ledger: z.strictObject({ head: Sha256, acts: count }),
  createdAt: Instant,
  /** First and last event, null if there was none. */
  from: Instant.nullable(),
  to: Instant.nullable(),
  objects: count,
  events: count,
  conflicts: count,
  rejected: count,
  disposed: count,
  assessments: count,
  continues: z.string().nullable(),
  accounts: z.array(z.string()),
  regions: z.array(z.string()),
  keptUntil: z.strictObject({ day: Day, ...said }).nullable(),
  disposedAt: Instant,
  by: z.strictObject({ name: AuthorName, initials: AuthorName, role: AuthorName }),
  reason: z.string(),
  /** Why before the retention date; null if it was not. */
  early: z.string().nullable(),
  program: z.string(),
});
export type Certificate = z.infer<typeof Certificate>;

const reason = z.string().trim().min(1).max(2000);
const nothing = z.strictObject({});
/** Originals by the SHA-256 of their bytes. */
const originals = z.array(Sha256).min(1).max(10_000);

/** Calls about keeping and disposing, answered by the engine. */
export const retentionCalls = {
  'retention.state': { input: nothing, output: Retention },
  'retention.keepUntil': { input: z.strictObject({ day: Day, reason }), output: Retention },
  'retention.hold': {
    input: z.strictObject({ act: z.enum(['place', 'lift']), reason }),
    output: Retention,
  },
  /** The originals that an import brought, in the order in which they came. */
  'retention.objects': {
    input: z.strictObject({
      run: z.number().int(),
      offset: count,
      limit: z.number().int().min(1).max(500),
    }),
    output: z.strictObject({ total: count, objects: z.array(StoredObject) }),
  },
  'retention.plan': { input: z.strictObject({ originals }), output: DisposalPlan },
  'retention.dispose': { input: z.strictObject({ originals, reason }), output: Disposed },
  /** Ends a disposal whose bytes could not be cleared. */
  'retention.sweep': { input: nothing, output: Retention },
  /** Removes the open archive's file; the certificate stays where the ticket says. */
  'retention.disposeEngagement': {
    input: z.strictObject({
      /** As the person typed it: it must be the engagement's. */
      name: z.string().max(200),
      reason,
      early: reason.nullable(),
      certificate: Ticket,
    }),
    output: Certificate,
  },
} as const;
