/** What leads from one record to others: corrections, credentials, the request, its copies. */
import { z } from 'zod';
import { EventRow, Ground } from './domain.ts';
import { EventRef } from './ids.ts';

export const LinkedEvent = z.strictObject({ row: EventRow, eventID: z.string() });
export type LinkedEvent = z.infer<typeof LinkedEvent>;

/** Events in the order of their time. */
export const LinkedEvents = z.strictObject({
  events: z.array(LinkedEvent),
  /** There are others, or there may be: not all was looked at. */
  more: z.boolean(),
});
export type LinkedEvents = z.infer<typeof LinkedEvents>;

/**
 * Where the event is that an addendum speaks of. `unnamed`: it names none, as one for a delay does;
 * `itself`: it names its own eventID.
 */
const originalStates = ['found', 'absent', 'not looked up', 'unnamed', 'itself'] as const;

/** CloudTrail's own word on why it delivered this record late, or again. */
export const Addendum = z.strictObject({
  /** DELIVERY_DELAY, UPDATED_DATA, SERVICE_OUTAGE; or whatever the record says. */
  reason: z.string(),
  updatedFields: z.string(),
  originalEventID: z.string(),
  originalRequestID: z.string(),
  state: z.enum(originalStates),
  original: LinkedEvents,
  /** Why it came, in words; and where the original is, empty if it names none. */
  sentence: z.string(),
  originalSentence: z.string(),
});
export type Addendum = z.infer<typeof Addendum>;

/**
 * Why a way back through credentials ends:
 * `principal`: who called needed no temporary credentials, or is named by an identity provider;
 * `service`: an AWS service called; `account`: of the caller only the account is recorded;
 * `console`: credentials of a console session, which no record names;
 * `no key`: the record names no access key; `absent`: the issuing record is not in the archive;
 * `not looked up`: words are not all indexed yet; `disputed`: several records claim to have issued
 * them; `later`: the one that claims it is later than their use; `cycle`; `too long`.
 */
const wayEnds = [
  'principal',
  'service',
  'account',
  'console',
  'no key',
  'absent',
  'not looked up',
  'disputed',
  'later',
  'cycle',
  'too long',
] as const;
const WayEnd = z.enum(wayEnds);
export type WayEnd = z.infer<typeof WayEnd>;

/** The way back from temporary credentials to whoever got the first of them. */
export const CredentialsWay = z.strictObject({
  accessKeyId: z.string(),
  /** The event that issued the record's credentials, then the one that issued its caller's, … */
  steps: z.array(LinkedEvent),
  end: WayEnd,
  /** The access key at which the way ends, if that is why it ends. */
  lastKey: z.string(),
  /** The records that claim to have issued it, where none of them can be followed. */
  claims: LinkedEvents,
  /** Who is at the end, and what that name rests on in the last record; null: nobody is named. */
  actor: z.strictObject({ name: z.string(), ground: Ground }).nullable(),
  /** How it ends, in words. */
  sentence: z.string(),
  /** Who is behind them, said of the record; empty if no record tells. */
  behind: z.string(),
});
export type CredentialsWay = z.infer<typeof CredentialsWay>;

export const EventLinks = z.strictObject({
  addendum: Addendum.nullable(),
  /** Addenda that name this event as their original. */
  correctedBy: LinkedEvents,
  /** Null: it was not called with temporary credentials. */
  credentials: CredentialsWay.nullable(),
  /** Credentials that this event issued, and how many events of the archive were called with them. */
  issued: z
    .strictObject({ accessKeyId: z.string(), uses: z.number().int().nonnegative() })
    .nullable(),
  /** Others with its requestID: one call to AWS may leave several records. */
  sameRequest: LinkedEvents,
  /** Its copies for other accounts, and the other half of an insight. */
  sameShared: LinkedEvents,
  /** False: the words of some records are not indexed yet, so that links may be missing. */
  isWhole: z.boolean(),
});
export type EventLinks = z.infer<typeof EventLinks>;

/** Answered by the engine. */
export const linkCalls = {
  'events.links': { input: z.strictObject({ ref: EventRef }), output: EventLinks },
} as const;
