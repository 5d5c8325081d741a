/** Checks of an archive, its ledger, copies, anchors and proofs: shapes of both sides. */
import { z } from 'zod';
import { AuthorName, Instant, Sha256, Ticket } from './ids.ts';

/** A copy of an archive: where it is, its bytes, and the ledger's head in it. */
export const BackupResult = z.strictObject({
  file: z.string(),
  ticket: Ticket,
  bytes: z.number().int(),
  head: Sha256,
});
export type BackupResult = z.infer<typeof BackupResult>;

/** Bytes of an archive before and after it was compacted. */
export const CompactResult = z.strictObject({
  before: z.number().int(),
  after: z.number().int(),
});
export type CompactResult = z.infer<typeof CompactResult>;

export const Check = z.strictObject({ name: z.string(), ok: z.boolean(), detail: z.string() });
export type Check = z.infer<typeof Check>;

export const Verification = z.strictObject({
  kind: z.enum(['archive', 'report', 'proof']),
  valid: z.boolean(),
  trust: z.enum(['not checked', 'trusted', 'not trusted']),
  checks: z.array(Check),
});
export type Verification = z.infer<typeof Verification>;

export const LedgerEntry = z.strictObject({
  chain: z.string(),
  seq: z.number().int(),
  at: Instant,
  author: AuthorName,
  act: z.string(),
  sentence: z.string(),
  hash: Sha256,
});
export type LedgerEntry = z.infer<typeof LedgerEntry>;

/** A head of the ledger that left the file. */
export const Anchor = z.strictObject({
  kind: z.enum(['report', 'time stamp']),
  at: Instant,
  /** Who signed: the report's signer, or the time stamp's authority. */
  by: AuthorName,
  /** The report's own name, `TP-…`; empty for a time stamp. */
  name: z.string(),
  head: Sha256,
  /** Acts that the head stands for. */
  acts: z.number().int(),
  /** The hash of the ledger's entry that tells of it. */
  entry: Sha256,
});
export type Anchor = z.infer<typeof Anchor>;

/** A proof that was saved: what its reader can hold it against. */
export const ProofResult = z.strictObject({
  file: z.string(),
  ticket: Ticket.nullable(),
  bytes: z.number().int(),
  sha256: Sha256,
  /** The head of the ledger that the proof leads to. */
  head: Sha256,
  /** What stands outside the file for that head: a time stamp is in the proof itself. */
  anchor: z.enum(['time stamp', 'report', 'none']),
});
export type ProofResult = z.infer<typeof ProofResult>;

/** A head under a time stamp (RFC 3161). */
export const StampedHead = z.strictObject({
  head: Sha256,
  /** The authority's time. */
  at: Instant,
  authority: z.string(),
  /** The ledger's entry that keeps the token. */
  seq: z.number().int(),
  hash: Sha256,
});
export type StampedHead = z.infer<typeof StampedHead>;
