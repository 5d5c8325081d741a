/**
 * Log file integrity and the completeness of a trail: shapes and calls. Times of digests and gaps are
 * times of delivery, in UTC; see docs/decisions/0015.
 */
import { z } from 'zod';
import { AuthorName, Instant, JobId } from './ids.ts';

const count = z.number().int().nonnegative();

/** Why a part of the period is not proven complete. */
export const GapReason = z.enum([
  'no delivery',
  'missing digest',
  'missing log',
  'validation off',
  'outside the request',
]);
export type GapReason = z.infer<typeof GapReason>;

/** What names a gap: notes are kept by it. */
export const GapPlace = z.strictObject({
  account: z.string().max(100),
  region: z.string().max(100),
  from: Instant,
  to: Instant,
});
export type GapPlace = z.infer<typeof GapPlace>;

export const GapNote = z.strictObject({ note: z.string(), by: AuthorName, at: Instant });
export type GapNote = z.infer<typeof GapNote>;

export const Gap = GapPlace.extend({
  trail: z.string(),
  reason: GapReason,
  /** One sentence of what is known about its cause. */
  detail: z.string(),
  /** Oldest first. */
  notes: z.array(GapNote),
});
export type Gap = z.infer<typeof Gap>;

export const findingCodes = [
  'digest-missing',
  'digest-unreadable',
  'digest-moved',
  'digest-trailing-data',
  'digest-algorithm',
  'digest-signature-missing',
  'digest-key-missing',
  'digest-key-unreadable',
  'digest-signature',
  'digest-previous-hash',
  'digest-previous-signature',
  'digest-backfill-time',
  'log-missing',
  'log-unreadable',
  'log-trailing-data',
  'log-algorithm',
  'log-hash',
  'log-unreferenced',
] as const;
export const FindingCode = z.enum(findingCodes);
export type FindingCode = z.infer<typeof FindingCode>;

/** Something wrong, and where. */
export const Finding = z.strictObject({
  code: FindingCode,
  account: z.string(),
  region: z.string(),
  /** The key or path of the digest or log file. */
  place: z.string(),
  from: Instant,
  to: Instant,
  detail: z.string(),
});
export type Finding = z.infer<typeof Finding>;

/**
 * States of an hour or a day, worst last:
 * `.` not collected · `L` listed in digests signed by AWS, key confirmed by us · `S` the same, key
 * supplied by the client · `U` collected without AWS proof · `G` gap · `B` altered
 */
export const coverStates = ['.', 'L', 'S', 'U', 'G', 'B'] as const;
export const CoverState = z.enum(coverStates);
export type CoverState = z.infer<typeof CoverState>;

/**
 * Whether logging was on, by the acts on trails that the archive holds: `?` not known, `1` on, `0`
 * off for some of the time.
 */
export const LoggingState = z.enum(['?', '1', '0']);
export type LoggingState = z.infer<typeof LoggingState>;

export const GridRow = z.strictObject({
  account: z.string(),
  region: z.string(),
  trails: z.array(z.string()),
  /** A `CoverState` for each day. */
  days: z.string(),
  /** A `LoggingState` for each day. */
  logging: z.string(),
});
export type GridRow = z.infer<typeof GridRow>;

/** Whose word it is that a key is AWS's: fetched with our own credentials, or taken from a file. */
export const KeyOrigin = z.enum(['confirmed', 'supplied']);
export type KeyOrigin = z.infer<typeof KeyOrigin>;

export const TrailKey = z.strictObject({
  fingerprint: z.string(),
  origin: KeyOrigin,
  /** Where it came from: who fetched it when, or the file. */
  source: z.string(),
  /** Digests whose signature it verifies. */
  digests: count,
});
export type TrailKey = z.infer<typeof TrailKey>;

/** A time in which a trail did or did not log, and by which act this is known. */
export const LoggingSpan = z.strictObject({
  from: Instant.nullable(),
  to: Instant.nullable(),
  state: LoggingState,
  /** The act that began it; empty for the time before the first one. */
  because: z.string(),
});

/** Which events a trail was told to log in a time; whether it was on, `LoggingSpan` tells. */
export const ToldToLog = z.strictObject({
  from: Instant,
  /** Null: until the last that is known. */
  to: Instant.nullable(),
  /** All of it in one line. */
  words: z.string(),
  management: z.enum(['read and write', 'read', 'write', 'none']),
  /** Services whose management events are left out; “ (read)” or “ (write)” behind one: those alone. */
  except: z.array(z.string()),
  /** Types of resources; “ (in part)” behind one of which only some events are logged. */
  data: z.array(z.string()),
  /** Services; “ (in part)” behind one of which only some events are logged. */
  networkActivity: z.array(z.string()),
  /** Null: not known. */
  insights: z.array(z.string()).nullable(),
});
export type ToldToLog = z.infer<typeof ToldToLog>;

/** What is known of a trail: by acts in the archive, and by what AWS answered to collections. */
export const TrailLogging = z.strictObject({
  arn: z.string(),
  name: z.string(),
  isOrganization: z.boolean(),
  isMultiRegion: z.boolean(),
  spans: z.array(LoggingSpan),
  told: z.array(ToldToLog),
});
export type TrailLogging = z.infer<typeof TrailLogging>;

export const Completeness = z.strictObject({
  /** The period asked for, null where it was left to the chains. */
  from: Instant.nullable(),
  to: Instant.nullable(),
  /** RFC 3339 days of the grid's columns: the first one, and how many; null without any. */
  firstDay: z.string().nullable(),
  days: count,
  /** Backfill digests are counted along, and told apart. */
  digests: z.strictObject({ valid: count, invalid: count, missing: count, backfill: count }),
  /**
   * `unreferenced`: delivered while digests were, and named by none. `unchecked`: named by a digest
   * that is not valid. `uncovered`: delivered when no digest was.
   */
  logs: z.strictObject({
    valid: count,
    invalid: count,
    missing: count,
    unreferenced: count,
    unchecked: count,
    uncovered: count,
  }),
  gaps: z.array(Gap),
  keys: z.strictObject({ confirmed: count, supplied: count }),
  keyList: z.array(TrailKey),
  /** The first thousand, and how many there are. */
  findings: z.array(Finding),
  findingCount: count,
  rows: z.array(GridRow),
  /** Account-region-days by state. */
  states: z.record(CoverState, count),
  logging: z.array(TrailLogging),
  at: Instant,
  seconds: z.number(),
});
export type Completeness = z.infer<typeof Completeness>;

/** A digest file, or one that should be there. */
export const DigestView = z.strictObject({
  place: z.string(),
  /** Its original in the archive; null if it is missing. */
  object: count.nullable(),
  from: Instant,
  to: Instant,
  state: z.enum(['valid', 'invalid', 'missing']),
  key: KeyOrigin.nullable(),
  isBackfill: z.boolean(),
  logs: count,
  findings: z.array(Finding),
});
export type DigestView = z.infer<typeof DigestView>;

/** One day of a row: its hours, and the digests that cover them. */
export const DayView = z.strictObject({
  /** 24 states each. */
  hours: z.string(),
  logging: z.string(),
  digests: z.array(DigestView),
  gaps: z.array(Gap),
  /** Of this day; those of a digest are with it, too. */
  findings: z.array(Finding),
  /** What each trail that covers the row was told to log on this day, oldest first. */
  told: z.array(ToldToLog.extend({ trail: z.string() })),
});
export type DayView = z.infer<typeof DayView>;

/** A log file that a digest names. */
export const NamedLog = z.strictObject({
  place: z.string(),
  state: z.enum(['valid', 'invalid', 'missing', 'unchecked']),
  detail: z.string(),
  oldest: z.string().nullable(),
  newest: z.string().nullable(),
});
export type NamedLog = z.infer<typeof NamedLog>;

const account = z.string().max(100);
const region = z.string().max(100);

/** Calls about a trail's completeness, answered by the engine. */
export const completenessCalls = {
  /** Reads every original of a trail: tells its progress under the job, and can be cancelled by it. */
  'completeness.check': {
    input: z.strictObject({
      job: JobId,
      from: Instant.nullable(),
      to: Instant.nullable(),
    }),
    output: Completeness,
  },
  /** A day of the last check. */
  'completeness.day': {
    input: z.strictObject({ account, region, day: z.iso.date() }),
    output: DayView,
  },
  /** The log files that a digest of the last check names. */
  'completeness.logs': {
    input: z.strictObject({ object: count }),
    output: z.array(NamedLog),
  },
  /** Keeps a note on gaps in the ledger; what is told of them then has it. */
  'completeness.note': {
    input: z.strictObject({
      gaps: z.array(GapPlace).min(1).max(10_000),
      note: z.string().trim().min(1).max(2000),
    }),
    output: z.array(Gap),
  },
} as const;
