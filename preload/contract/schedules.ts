/** Schedules of collecting: when, as whom, what; and how it went. No credential is in any of them. */
import { z } from 'zod';
import { AwsSignIn, AwsWanted } from './collect.ts';
import { AuthorName, Instant, JobId, Ticket } from './ids.ts';
import { ExportFormat } from './exports.ts';
import { ViewId, ViewName } from './views.ts';

export const ScheduleId = z
  .string()
  .regex(/^S-\d{1,6}$/)
  .brand<'ScheduleId'>();
export type ScheduleId = z.infer<typeof ScheduleId>;

/** A name of the IANA time zone database that this computer knows. */
export const TimeZone = z
  .string()
  .min(1)
  .max(60)
  .refine((zone) => {
    try {
      return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
    } catch {
      return false;
    }
  });

/** A time of the wall clock, `02:00`. */
export const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/);

/** Every day at a time of the wall clock there; or every so many hours from `from` on. */
export const When = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('daily'),
    at: WallTime,
    zone: TimeZone,
  }),
  z.strictObject({
    kind: z.literal('every'),
    hours: z.number().int().min(1).max(168),
    from: Instant,
  }),
]);
export type When = z.infer<typeof When>;

/** A view that is written to a file after each run, also when it finds nothing. */
export const PlannedExport = z.strictObject({
  /** As the view is called, or was when it was planned. */
  view: ViewName,
  /** The view, whatever it is called; plans of earlier programs know the name alone. */
  id: ViewId.optional(),
  format: ExportFormat,
  /** On the computer where it was chosen. */
  folder: z.string().min(1).max(1000),
});
export type PlannedExport = z.infer<typeof PlannedExport>;

/** The most views that one schedule writes. */
export const mostPlannedExports = 5;

/** What is collected, when, and as whom. The end of the period is each run's own time. */
export const SchedulePlan = z.strictObject({
  name: ViewName,
  when: When,
  signIn: AwsSignIn,
  wanted: AwsWanted,
  exports: z.array(PlannedExport).max(mostPlannedExports).optional(),
});
export type SchedulePlan = z.infer<typeof SchedulePlan>;

export const runStates = ['collected', 'nothing new', 'failed', 'cancelled'] as const;

/** As a plan is answered: pseudonyms may be longer than the names in whose place they stand. */
const ShownPlan = SchedulePlan.extend({
  name: z.string(),
  exports: z.array(PlannedExport.extend({ view: z.string(), folder: z.string() })).optional(),
});

/** A run that is over. */
export const ScheduleRun = z.strictObject({
  /** The time that it was due. */
  due: Instant,
  /** Runs before that one which nobody made, and which it made up for. */
  missed: z.number().int().nonnegative(),
  startedAt: Instant,
  finishedAt: Instant,
  state: z.enum(runStates),
  /** What it brought, or why it failed. */
  sentence: z.string(),
  /** The import that it made; null if it did not get that far. */
  run: z.number().int().nullable(),
  /** Alerts that were raised after it. */
  alerts: z.number().int().nonnegative(),
});
export type ScheduleRun = z.infer<typeof ScheduleRun>;

export const Schedule = z.strictObject({
  id: ScheduleId,
  plan: ShownPlan,
  /** The plan's time in words. */
  sentence: z.string(),
  author: AuthorName,
  at: Instant,
  nextAt: Instant,
  /** The next run on the wall clock there, as `Sunday 22 November, 02:00`. */
  nextLocal: z.string(),
  /** Runs that are due already. */
  due: z.number().int().nonnegative(),
  isRunning: z.boolean(),
  last: ScheduleRun.nullable(),
});
export type Schedule = z.infer<typeof Schedule>;

export const unitSystems = ['systemd', 'launchd', 'task-scheduler'] as const;
export const UnitSystem = z.enum(unitSystems);
export type UnitSystem = z.infer<typeof UnitSystem>;

/** A file that tells a system's own scheduler to collect. */
export const UnitFile = z.strictObject({ name: z.string(), text: z.string() });
export type UnitFile = z.infer<typeof UnitFile>;

const nothing = z.strictObject({});
/** The whole path of the `trailproof` command. */
const program = z.string().trim().min(1).max(1000);

/** Answered by the engine. */
export const scheduleCalls = {
  'schedules.list': { input: nothing, output: z.array(Schedule) },
  /** A new schedule; with `id`, what that one is from now on. */
  'schedules.save': {
    input: z.strictObject({
      id: ScheduleId.optional(),
      plan: SchedulePlan.omit({ exports: true }),
      exports: z
        .array(
          PlannedExport.omit({ id: true, folder: true }).extend({
            /** The folder that was chosen; null: the one that the schedule has for this view and format, or for this view. */
            into: Ticket.nullable(),
          }),
        )
        .max(mostPlannedExports),
    }),
    output: Schedule,
  },
  'schedules.remove': { input: z.strictObject({ id: ScheduleId }), output: z.null() },
  /** Collects now, whatever the schedule says. */
  'schedules.run': { input: z.strictObject({ id: ScheduleId, job: JobId }), output: ScheduleRun },
  /** Runs what is due, one after the other; asked by the shell's clock. */
  'schedules.tick': {
    input: z.strictObject({ job: JobId }),
    output: z.strictObject({ schedules: z.number().int(), ran: z.array(ScheduleRun) }),
  },
  /** The files by which the system's own scheduler does it while Trailproof is closed. */
  'schedules.units': {
    input: z.strictObject({ id: ScheduleId, system: UnitSystem, program }),
    output: z.strictObject({ files: z.array(UnitFile), install: z.string() }),
  },
  /** Writes those files into the folder of the ticket. */
  'schedules.saveUnits': {
    input: z.strictObject({ id: ScheduleId, system: UnitSystem, program, out: Ticket }),
    output: z.strictObject({ folder: z.string(), files: z.array(z.string()) }),
  },
} as const;
