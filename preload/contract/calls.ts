/**
 * The table of calls that a window may make: name → shape in, shape out. Main's handler type, the
 * preload bridge, the renderer's client and the test double are all derived from this value.
 */
import { z } from 'zod';
import { Assessment, ControlResult, FrameworkSummary, Workpaper } from './assessment.ts';
import {
  AppInfo,
  Engagement,
  EventRecord,
  EventRow,
  GrantedPath,
  ImportResult,
  ImportRun,
  Preferences,
  Profile,
  Recent,
  ReportResult,
  ResultOf,
  SearchState,
  Ignored,
  Rejection,
} from './domain.ts';
import {
  Anchor,
  BackupResult,
  CompactResult,
  LedgerEntry,
  ProofResult,
  StampedHead,
  Verification,
} from './integrity.ts';
import { acrossCalls } from './across.ts';
import { completeCalls } from './complete.ts';
import { collectCalls } from './collect.ts';
import { activityCalls } from './activity.ts';
import { exportCalls } from './exports.ts';
import { annotationCalls } from './annotations.ts';
import { completenessCalls } from './completeness.ts';
import { linkCalls } from './links.ts';
import { manualEventCalls } from './manual-events.ts';
import { overviewCalls } from './overview.ts';
import { privacyCalls } from './privacy.ts';
import { retentionCalls } from './retention.ts';
import { whyCalls } from './why.ts';
import { scheduleCalls } from './schedules.ts';
import { viewCalls } from './views.ts';
import { tableCalls, TableSort } from './table.ts';
import { AssessmentId, ControlId, EventRef, FrameworkId, Instant, JobId, Ticket } from './ids.ts';

export interface Call {
  readonly input: z.ZodType;
  readonly output: z.ZodType;
}

const nothing = z.strictObject({});
const done = z.null();
const query = z.string().max(4000);
const text = z.string().trim().min(1).max(20_000);
const offset = z.number().int().nonnegative();
const limit = z.number().int().min(1).max(500);
const names = z.array(z.string().max(100)).max(1000);
const onControl = { assessment: AssessmentId, control: ControlId };
const act = z.strictObject({ acts: z.number().int(), seq: z.number().int(), hash: z.string() });

/** Answered by the shell itself: what belongs to the window and the desktop, not to the archive. */
export const shellCalls = {
  'app.info': { input: nothing, output: AppInfo },
  'app.preferences': { input: nothing, output: Preferences },
  'app.setPreferences': { input: Preferences.partial(), output: Preferences },
  'app.profile': { input: nothing, output: Profile.nullable() },
  'app.setProfile': { input: Profile, output: Profile },
  'app.recents': { input: nothing, output: z.array(Recent) },
  'app.copy': { input: z.strictObject({ text: z.string().max(40_000_000) }), output: done },
  /** Shows a file that this session granted or wrote in the system's file manager. */
  'app.reveal': { input: z.strictObject({ ticket: Ticket }), output: done },
  /** Opens the system's dialog; an empty answer means the person cancelled. */
  'paths.choose': {
    input: z.strictObject({
      purpose: z.enum([
        'new-engagement',
        'open-engagement',
        'import-files',
        'import-folder',
        'signing-key',
        'report',
        'proof',
        'export-csv',
        'export-jsonl',
        'export-log',
        'export-json',
        'export-xml',
        'verify',
        'backup',
        'roll-over',
        'certificate',
        'compare-reports',
        'export-views',
        'import-views',
        'schedule-units',
        'export-folder',
      ]),
      suggestedName: z.string().max(120).optional(),
    }),
    output: z.array(GrantedPath),
  },
} as const satisfies Record<string, Call>;

/** Answered by the engine process. */
export const engineCalls = {
  'engagement.create': {
    input: z.strictObject({ ticket: Ticket, name: z.string().trim().min(1).max(120) }),
    output: Engagement,
  },
  'engagement.open': { input: z.strictObject({ ticket: Ticket }), output: Engagement },
  /** Writes the synthetic example and imports it into an archive of its own. */
  'engagement.example': { input: z.strictObject({ job: JobId }), output: Engagement },
  'engagement.current': { input: nothing, output: Engagement.nullable() },
  'engagement.close': { input: nothing, output: done },

  'sources.import': {
    input: z.strictObject({ job: JobId, tickets: z.array(Ticket).min(1).max(1000) }),
    output: ImportResult,
  },
  'sources.runs': { input: nothing, output: z.array(ImportRun) },
  'sources.run': {
    input: z.strictObject({ run: z.number().int() }),
    output: z.strictObject({ rejections: z.array(Rejection), ignored: z.array(Ignored) }),
  },
  ...collectCalls,
  'jobs.cancel': { input: z.strictObject({ job: JobId }), output: done },

  /**
   * What a query means and how much it finds. Each call goes on for a moment where the last one
   * ended: ask again until it is done, or stop asking.
   */
  'events.search': { input: z.strictObject({ query }), output: SearchState },
  /**
   * Rows in time order, newest first, from a position in what is found by now. In another order the
   * search is gone through to its end first.
   */
  'events.page': {
    input: z.strictObject({ query, result: ResultOf, offset, limit, sort: TableSort.optional() }),
    output: z.array(EventRow),
  },
  'events.record': { input: z.strictObject({ ref: EventRef }), output: EventRecord },
  /** Writes the proof of one record; its original's records are sealed in the ledger if need be. */
  'events.prove': { input: z.strictObject({ ref: EventRef, out: Ticket }), output: ProofResult },

  'assessment.frameworks': { input: nothing, output: z.array(FrameworkSummary) },
  'assessment.list': { input: nothing, output: z.array(Assessment) },
  'assessment.create': {
    input: z.strictObject({
      framework: FrameworkId,
      name: z.string().trim().min(1).max(120),
      from: Instant,
      to: Instant,
      accounts: names,
      regions: names,
    }),
    output: Assessment,
  },
  'assessment.workpaper': { input: z.strictObject(onControl), output: Workpaper },
  'assessment.population': {
    input: z.strictObject({ ...onControl, offset, limit }),
    output: z.array(EventRow),
  },
  'assessment.conclude': {
    input: z.strictObject({ ...onControl, result: ControlResult, rationale: text }),
    output: act,
  },

  'report.create': {
    input: z.strictObject({
      assessment: AssessmentId,
      out: Ticket,
      draft: z.boolean(),
      signing: z.strictObject({ key: Ticket, password: z.string().max(1000) }).nullable(),
    }),
    output: ReportResult,
  },

  ...annotationCalls,
  ...activityCalls,
  ...exportCalls,
  ...privacyCalls,
  ...linkCalls,
  ...retentionCalls,
  ...acrossCalls,
  ...completenessCalls,
  ...manualEventCalls,
  ...overviewCalls,
  ...completeCalls,
  ...whyCalls,
  ...viewCalls,
  ...scheduleCalls,
  ...tableCalls,

  /** Both read every byte: they tell their progress under the job, and can be cancelled by it. */
  'integrity.verify': {
    input: z.strictObject({
      job: JobId,
      /** The archive that the open one continues; the link is then checked as well. */
      previous: Ticket.optional(),
      /** Signed reports that the archive is held against. */
      reports: z.array(Ticket).max(100).optional(),
    }),
    output: Verification,
  },
  'integrity.verifyFile': {
    input: z.strictObject({ job: JobId, ticket: Ticket }),
    output: Verification,
  },
  /** A checked copy of the open archive, which may be written to meanwhile. */
  'integrity.backup': { input: z.strictObject({ job: JobId, out: Ticket }), output: BackupResult },
  /** The archive's file without gaps; cannot be stopped once it has begun. */
  'integrity.compact': { input: z.strictObject({ job: JobId }), output: CompactResult },
  /** Ends the open archive in a new one, and opens that. */
  'integrity.rollOver': {
    input: z.strictObject({ out: Ticket, name: z.string().trim().min(1).max(120) }),
    output: Engagement,
  },
  /** Sends the head, a hash, to a time-stamping authority, and keeps its answer in the ledger. */
  'integrity.timestamp': {
    input: z.strictObject({ authority: z.string().trim().min(1).max(300) }),
    output: StampedHead,
  },
  /** Heads that left the file, oldest first. */
  'integrity.anchors': { input: nothing, output: z.array(Anchor) },
  'integrity.ledger': {
    input: z.strictObject({ offset, limit }),
    output: z.strictObject({ total: z.number().int(), entries: z.array(LedgerEntry) }),
  },
} as const satisfies Record<string, Call>;

export const calls = { ...shellCalls, ...engineCalls };

export type Calls = typeof calls;
export type CallName = keyof Calls;
export type ShellCallName = keyof typeof shellCalls;
export type EngineCallName = keyof typeof engineCalls;
export type Input<N extends CallName> = z.infer<Calls[N]['input']>;
export type Output<N extends CallName> = z.infer<Calls[N]['output']>;

/** For looking a name up: a Map, because `constructor` is found on every plain object. */
export const callTable: ReadonlyMap<string, Call> = new Map(Object.entries(calls));
export const engineCallNames: ReadonlySet<string> = new Set(Object.keys(engineCalls));
