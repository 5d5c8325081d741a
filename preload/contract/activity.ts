/** What the record panel tells of an event beside its record: shapes and the call. */
import { z } from 'zod';
import { EventRef, Instant } from './ids.ts';

/** Actions of an Activity Record (Netwrix Auditor 10.6, Integration API, filter reference). */
export const activityActions = [
  'Added',
  'Add (Failed Attempt)',
  'Removed',
  'Remove (Failed Attempt)',
  'Modified',
  'Modify (Failed Attempt)',
  'Read',
  'Read (Failed Attempt)',
  'Renamed',
  'Rename (Failed Attempt)',
  'Successful Logon',
  'Failed Logon',
  'Session start',
] as const;
export const ActivityAction = z.enum(activityActions);
export type ActivityAction = z.infer<typeof ActivityAction>;

/** An earlier event of the archive that something is known from. */
export const EarlierEvent = z.strictObject({
  ref: EventRef,
  eventID: z.string(),
  eventName: z.string(),
  eventTime: Instant,
});
export type EarlierEvent = z.infer<typeof EarlierEvent>;

/** One property of what was acted upon. */
export const ActivityDetail = z.strictObject({
  property: z.string(),
  /** The value that went, or that an earlier event of this archive gave it. */
  before: z.string().nullable(),
  /** The value that a call which succeeded gave it, by what AWS documents of that call. */
  after: z.string().nullable(),
  /** What the caller asked for: by itself no proof that anything changed. */
  requested: z.string().nullable(),
  /** Where `before` is from, if another event tells it. */
  source: EarlierEvent.nullable(),
  /** What has to be said of it in words; or empty. */
  note: z.string(),
});
export type ActivityDetail = z.infer<typeof ActivityDetail>;

/** Who says so: AWS, or a person of the engagement. */
const dataSources = ['AWS CloudTrail', 'Added by hand'] as const;

/** Who did what to what, when, where and from where, in the shape that Netwrix Auditor's users read. */
export const ActivityRecord = z.strictObject({
  rid: z.string(),
  dataSource: z.enum(dataSources),
  who: z.string(),
  action: ActivityAction,
  objectType: z.string(),
  what: z.string(),
  when: Instant,
  where: z.string(),
  workstation: z.string(),
  /** By the documented table; else every requested value as it is. */
  isDetailed: z.boolean(),
  details: z.array(ActivityDetail),
});
export type ActivityRecord = z.infer<typeof ActivityRecord>;

/** What an event name means, in our own words; nothing is claimed of a name that is not in the dictionary. */
export const EventMeaning = z.strictObject({
  sentence: z.string(),
  /** Whether a call of this name that succeeds changes something in the account. */
  changes: z.boolean(),
});
export type EventMeaning = z.infer<typeof EventMeaning>;

/** One line of a text, or of two texts compared. */
export const DiffLine = z.strictObject({
  kind: z.enum(['same', 'added', 'removed']),
  text: z.string(),
});
export type DiffLine = z.infer<typeof DiffLine>;

/** A policy that lies in a record as text or as members. */
export const PolicyInRecord = z.strictObject({
  /** Its place in the record, as a field is named in a query. */
  path: z.string(),
  /** Decoded and indented, no value changed. */
  lines: z.array(DiffLine),
  /** The earlier version that it was compared with, or null. */
  earlier: EarlierEvent.nullable(),
  note: z.string(),
});
export type PolicyInRecord = z.infer<typeof PolicyInRecord>;

export const EventActivity = z.strictObject({
  activity: ActivityRecord,
  meaning: EventMeaning.nullable(),
  policies: z.array(PolicyInRecord),
  /** False as long as records whose words are not indexed yet may tell more of it. */
  isWhole: z.boolean(),
});
export type EventActivity = z.infer<typeof EventActivity>;

/** Answered by the engine. */
export const activityCalls = {
  'events.activity': { input: z.strictObject({ ref: EventRef }), output: EventActivity },
  /** What the names of events mean, for a list: names that the dictionary does not hold are left out. */
  'events.meanings': {
    input: z.strictObject({
      names: z
        .array(z.strictObject({ eventSource: z.string().max(300), eventName: z.string().max(300) }))
        .max(500),
    }),
    output: z.array(
      z.strictObject({ eventSource: z.string(), eventName: z.string(), meaning: EventMeaning }),
    ),
  },
} as const;
