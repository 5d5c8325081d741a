/** What both sides of the window speak about. Shapes only; rules live in the rooms of `main/`. */
import { z } from 'zod';
import { ActRef, ReviewStatus } from './annotations.ts';
import { AuthorName, EventRef, Instant, Sha256, Ticket } from './ids.ts';

export const Profile = z.strictObject({
  name: z.string().trim().min(1).max(120),
  initials: z.string().trim().min(1).max(6),
  role: z.string().trim().min(1).max(60),
});
export type Profile = z.infer<typeof Profile>;

export const Preferences = z.strictObject({
  theme: z.enum(['system', 'light', 'dark']),
  density: z.enum(['comfortable', 'compact']),
  /** Address of the time-stamping authority that was asked last; empty: none yet. */
  authority: z.string().max(300),
  /** The tour was taken, or ended. */
  tourSeen: z.boolean(),
  /** Schedules go on while the window is closed. */
  staysInTray: z.boolean(),
});
export type Preferences = z.infer<typeof Preferences>;

export const Recent = z.strictObject({
  ticket: Ticket,
  name: z.string(),
  folder: z.string(),
  openedAt: Instant,
  missing: z.boolean(),
});
export type Recent = z.infer<typeof Recent>;

export const AppInfo = z.strictObject({
  version: z.string(),
  electron: z.string(),
  chromium: z.string(),
  node: z.string(),
  /** `try-out`: an Electron that is for looking and testing only, never for shipping. */
  runtime: z.enum(['shipped', 'try-out']),
  development: z.boolean(),
  platform: z.enum(['darwin', 'linux', 'win32', 'other']),
});
export type AppInfo = z.infer<typeof AppInfo>;

/** A path the person chose or dropped, as the window may see it. */
export const GrantedPath = z.strictObject({
  ticket: Ticket,
  name: z.string(),
  folder: z.string(),
  kind: z.enum(['file', 'folder', 'new']),
});
export type GrantedPath = z.infer<typeof GrantedPath>;

export const LedgerHead = z.strictObject({
  head: Sha256,
  acts: z.number().int(),
  /** When the head last left the file (in a signed report), or null: never anchored. */
  anchoredAt: Instant.nullable(),
  /** Acts that no anchor speaks of yet. */
  actsSinceAnchor: z.number().int(),
});
export type LedgerHead = z.infer<typeof LedgerHead>;

export const Engagement = z.strictObject({
  name: z.string(),
  file: z.string(),
  folder: z.string(),
  bytes: z.number().int(),
  /** The file cannot be written to: it is read, and nothing in it is changed. */
  readOnly: z.boolean(),
  /** The name of the engagement that this one continues in a new file, or null. */
  continues: z.string().nullable(),
  createdAt: Instant,
  objects: z.number().int(),
  events: z.number().int(),
  conflicts: z.number().int(),
  rejected: z.number().int(),
  accounts: z.array(z.string()),
  regions: z.array(z.string()),
  from: Instant.nullable(),
  to: Instant.nullable(),
  assessments: z.number().int(),
  ledger: LedgerHead,
});
export type Engagement = z.infer<typeof Engagement>;

/** records = indexed + duplicates + conflicts + rejected, per object and per run. */
export const ImportCounts = z.strictObject({
  objects: z.number().int(),
  records: z.number().int(),
  indexed: z.number().int(),
  duplicates: z.number().int(),
  conflicts: z.number().int(),
  rejected: z.number().int(),
});
export type ImportCounts = z.infer<typeof ImportCounts>;

export const Rejection = z.strictObject({
  object: z.string(),
  reason: z.string(),
  detail: z.string(),
});
export type Rejection = z.infer<typeof Rejection>;

export const Ignored = z.strictObject({ path: z.string(), reason: z.string() });
export type Ignored = z.infer<typeof Ignored>;

export const ImportResult = ImportCounts.extend({
  run: z.number().int(),
  /** Objects that the archive already held, byte for byte. */
  known: z.number().int(),
  rejections: z.array(Rejection),
  ignored: z.array(Ignored),
  seconds: z.number(),
  head: Sha256,
  cancelled: z.boolean(),
});
export type ImportResult = z.infer<typeof ImportResult>;

export const ImportRun = ImportCounts.extend({
  run: z.number().int(),
  startedAt: Instant,
  finishedAt: Instant.nullable(),
  author: AuthorName,
  sources: z.array(z.string()),
  known: z.number().int(),
  ignored: z.number().int(),
  state: z.enum(['running', 'finished', 'cancelled', 'interrupted']),
});
export type ImportRun = z.infer<typeof ImportRun>;

/** What kind of identity acted; the archive holds the place in this list. */
export const identityKinds = [
  'unknown',
  'root',
  'IAM user',
  'IAM user’s session',
  'role session',
  'federated',
  'AWS service',
  'AWS account',
  'Identity Center',
] as const;
export const IdentityKind = z.enum(identityKinds);
export type IdentityKind = z.infer<typeof IdentityKind>;

/** What the name of an actor rests on; the archive holds the place in this list. */
export const grounds = [
  'none',
  'source identity',
  'on behalf of',
  'user name',
  'session name as claimed',
  'root',
  'service',
  'principal',
  'account',
] as const;
export const Ground = z.enum(grounds);
export type Ground = z.infer<typeof Ground>;

/** One line of the events table. */
export const EventRow = z.strictObject({
  ref: EventRef,
  eventTime: Instant,
  eventName: z.string(),
  eventSource: z.string(),
  /** Best name the record itself supports, see `main/archive/actor.ts`. */
  who: z.string(),
  identityType: z.string(),
  identityKind: IdentityKind,
  /** The credentials expire: a session. */
  temporary: z.boolean(),
  /** The best name of who is behind it, and what that rests on. */
  actor: z.string(),
  ground: Ground,
  mfa: z.enum(['yes', 'no', 'not recorded']),
  account: z.string(),
  region: z.string(),
  sourceIPAddress: z.string(),
  errorCode: z.string().nullable(),
  /** It names an error, or a sign-in says Failure. */
  failed: z.boolean(),
  conflict: z.boolean(),
  /** Notes that hold now; and what else holds of what people said. */
  notes: z.number().int(),
  star: z.boolean(),
  tags: z.array(z.string()),
  status: ReviewStatus,
});
export type EventRow = z.infer<typeof EventRow>;

export const ResultOf = z.string().max(100);

/** How far a search has come. */
export const SearchState = z.strictObject({
  /** What it is a result of: if that is another, positions mean other events. */
  result: ResultOf,
  /** The part of `result` that acts of people do not change: while it is the same, events only go or come by acts. */
  events: ResultOf,
  found: z.number().int(),
  isDone: z.boolean(),
  /** The part of the events that has been gone through, 0 to 1. */
  searched: z.number().min(0).max(1),
  seconds: z.number(),
  sentence: z.string(),
  /** The sentence's conditions that must all hold, in order. */
  conditions: z.array(z.string()),
});
export type SearchState = z.infer<typeof SearchState>;

/** An act of a person about an event: what it said, or which act it took back. */
export const Annotation = z.strictObject({
  chain: z.string(),
  seq: z.number().int(),
  hash: Sha256,
  at: Instant,
  author: Profile,
  note: z.string().nullable(),
  tag: z.string().nullable(),
  untag: z.string().nullable(),
  star: z.boolean().nullable(),
  status: ReviewStatus.nullable(),
  reason: z.string().nullable(),
  /** Events that the act is about. */
  events: z.number().int(),
  isWithdrawal: z.boolean(),
  /** The act that it takes back or, as an edit, says anew. */
  of: ActRef.nullable(),
  /** Nobody has taken it back. */
  inForce: z.boolean(),
});
export type Annotation = z.infer<typeof Annotation>;

/** A run of words; `strong` marks what the sentence is about. */
export const Phrase = z.strictObject({ text: z.string(), strong: z.boolean() });
export type Phrase = z.infer<typeof Phrase>;

export const Fact = z.strictObject({ label: z.string(), value: z.string(), mono: z.boolean() });
export type Fact = z.infer<typeof Fact>;

export const Custody = z.strictObject({
  object: z.string(),
  sha256: Sha256,
  ordinal: z.number().int(),
  records: z.number().int(),
  offset: z.number().int(),
  length: z.number().int(),
  importedAt: Instant,
  importedBy: AuthorName,
});
export type Custody = z.infer<typeof Custody>;

export const EventRecord = z.strictObject({
  row: EventRow,
  eventID: z.string(),
  sentence: z.array(Phrase),
  facts: z.array(Fact),
  /** The record's bytes as archived, decoded as UTF-8. */
  raw: z.string(),
  custody: Custody,
  annotations: z.array(Annotation),
});
export type EventRecord = z.infer<typeof EventRecord>;

export const ReportResult = z.strictObject({
  file: z.string(),
  ticket: Ticket.nullable(),
  pages: z.number().int(),
  bytes: z.number().int(),
  signed: z.boolean(),
  level: z.enum(['none', 'B-B']),
  signer: AuthorName.nullable(),
  sha256: Sha256,
  /** The act stands in the ledger: not if the archive is read-only. */
  recorded: z.boolean(),
});
export type ReportResult = z.infer<typeof ReportResult>;
