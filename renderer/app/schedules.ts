import type { Input } from '../../preload/contract/calls.ts';
import {
  When,
  type Schedule,
  type SchedulePlan,
  type ScheduleId,
  type ScheduleRun,
} from '../../preload/contract/schedules.ts';
import { showToast, type ToastWords } from '../ui/index.ts';
import type { App } from './app.ts';
import { askCollection, type CollectionWanted } from './collect.ts';
import { fetchCall } from './calls.ts';
import { refuseSecond } from './import.ts';
import { askWithPerson, requirePerson } from './person.ts';

/** Asks when something is to be collected, again and again. */
export async function askSchedule(
  app: App,
  wanted: CollectionWanted,
  schedule?: Schedule,
): Promise<void> {
  await askWithPerson(app, { kind: 'schedule', wanted, schedule });
}

/** Shows the schedules; without any, the form from which one is made. */
export async function showSchedules(app: App): Promise<void> {
  const known = await fetchCall(app, 'schedules.list', {});
  if (known.length > 0) {
    app.go({ at: 'sources' });
    return;
  }
  await askCollection(app);
  showToast({
    tone: 'information',
    title: 'Say what is to be collected, then press “On a schedule…”.',
  });
}

/**
 * When a schedule is due as it was typed; fails if that is no time. One that is changed keeps the zone
 * of its clock, or its rhythm.
 *
 * @param now the beginning of a new rhythm, RFC 3339
 */
export function whenOf(
  typed: { readonly kind: When['kind']; readonly at: string; readonly hours: string },
  before: When | undefined,
  now: string,
) {
  const zone = before?.kind === 'daily' ? before.zone : ownZone();
  const from = before?.kind === 'every' ? before.from : now;
  const { kind } = typed;
  return When.safeParse(
    kind === 'daily'
      ? { kind, at: typed.at.trim(), zone }
      : { kind, hours: Number(typed.hours), from },
  );
}

/** The time zone of this computer, by its name. */
export function ownZone(): string {
  return new Intl.DateTimeFormat().resolvedOptions().timeZone;
}

/** Keeps a schedule. @throws Problem */
export async function saveSchedule(
  app: App,
  plan: Omit<SchedulePlan, 'exports'>,
  exports: Input<'schedules.save'>['exports'],
  id?: ScheduleId,
): Promise<void> {
  const saved = await app.client.call('schedules.save', {
    plan,
    exports,
    ...(id === undefined ? {} : { id }),
  });
  app.step({ kind: 'refine', to: { at: 'sources' } });
  showToast({
    tone: 'valid',
    title: `“${plan.name}” is scheduled: ${saved.sentence}.`,
    detail: `Next ${saved.nextLocal}. It runs while Trailproof does, and makes up for what it missed.`,
  });
}

/** How a run ended, in the tones of a message. */
export const runTones: Readonly<Record<ScheduleRun['state'], ToastWords['tone']>> = {
  collected: 'valid',
  'nothing new': 'information',
  failed: 'exception',
  cancelled: 'attention',
};

/** Collects now what a schedule says. @throws Problem */
export async function runSchedule(app: App, { id, plan }: Schedule): Promise<void> {
  if (refuseSecond(app) || !(await requirePerson(app))) return;
  const ran = await app.jobs.run('import', `Collecting “${plan.name}”`, (job) =>
    app.client.call('schedules.run', { id, job }),
  );
  showToast({
    tone: runTones[ran.state],
    title: `${plan.name}: ${ran.sentence}`,
  });
}

/** Ends a schedule; what it collected stays. @throws Problem */
export async function removeSchedule(app: App, { id, plan }: Schedule): Promise<void> {
  if (!(await requirePerson(app))) return;
  await app.client.call('schedules.remove', { id });
  showToast({ tone: 'valid', title: `“${plan.name}” is scheduled no longer.` });
}
