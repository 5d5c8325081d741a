/** What main tells the window without being asked. */
import { z } from 'zod';
import { CodeWanted } from './collect.ts';
import { Engagement, GrantedPath, Preferences } from './domain.ts';
import { JobId } from './ids.ts';

/** Commands of the application menu and of files handed over by the system. */
export const menuCommands = [
  'new-engagement',
  'open-engagement',
  'close-engagement',
  'try-example',
  'import-files',
  'import-folder',
  'collect-aws',
  'tour',
  'add-event',
  'schedules',
  'export-events',
  'create-report',
  'verify-file',
  'back-up',
  'compact',
  'roll-over',
  'go-sources',
  'go-events',
  'go-assessments',
  'go-report',
  'go-integrity',
  'back',
  'forward',
  'find',
  'save-view',
  'views',
  'palette',
  'pseudonymise',
  'lift-pseudonyms',
  'shortcuts',
  'profile',
  'design',
  'about',
] as const;
export const MenuCommand = z.enum(menuCommands);
export type MenuCommand = z.infer<typeof MenuCommand>;

export const events = {
  'job.progress': z.strictObject({
    job: JobId,
    label: z.string(),
    done: z.number(),
    total: z.number(),
    unit: z.string(),
  }),
  /** Signing in to AWS waits for the code of a device. */
  'collect.codeWanted': CodeWanted,
  /** Events whose words are not yet in the index: free text reads their records. */
  'words.left': z.strictObject({ left: z.number().int().nonnegative() }),
  /** A schedule runs by itself under this job, or has ended. */
  'schedule.state': z.strictObject({ job: JobId, name: z.string(), isRunning: z.boolean() }),
  /** Alerts that a check after an import or a collection raised, and the first few as sentences. */
  'alerts.raised': z.strictObject({
    count: z.number().int().positive(),
    sentences: z.array(z.string()).max(20),
  }),
  'engine.state': z.strictObject({
    state: z.enum(['restarted', 'gone']),
    message: z.string(),
  }),
  'engagement.changed': Engagement.nullable(),
  /** The people of the open engagement are hidden from now on, or shown again. */
  'privacy.changed': z.strictObject({ isOn: z.boolean() }),
  'preferences.changed': Preferences,
  'menu.command': z.strictObject({ command: MenuCommand }),
  /** Paths that arrived from outside the page: dropped on the icon, opened from a file manager. */
  'paths.arrived': z.array(GrantedPath),
} as const satisfies Record<string, z.ZodType>;

export type Events = typeof events;
export type EventName = keyof Events;
export type EventPayload<N extends EventName> = z.infer<Events[N]>;
