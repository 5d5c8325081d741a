import type { JobId } from '../../preload/contract/ids.ts';
import type {
  PlannedExport,
  scheduleCalls,
  ScheduleRun,
  ScheduleId,
} from '../../preload/contract/schedules.ts';
import { Problem } from '../../preload/contract/errors.ts';
import {
  dueRun,
  getSchedule,
  listSchedules,
  removeSchedule,
  saveSchedule,
} from '../archive/schedules/schedules.ts';
import { now } from '../platform/clock.ts';
import { authorOf, pathOf, type EngineState } from './engine-state.ts';
import type { EngineHandlers } from './handlers.ts';
import type { CallContext } from './messages.ts';
import { patiently } from './patiently.ts';
import { runSchedule } from './run-schedule.ts';
import { saveUnits, unitsOf } from './schedule-units.ts';

/** Schedules of collecting: what they say, and running what is due. */
export function scheduleHandlers(state: EngineState): EngineHandlers<keyof typeof scheduleCalls> {
  let running: ScheduleId | undefined;

  const run = async (
    context: CallContext,
    job: JobId,
    id: ScheduleId,
    when: { readonly due: string; readonly missed: number },
  ): Promise<ScheduleRun> => {
    if (running !== undefined || state.importing) {
      throw new Problem('busy', 'An import is running; collect when it is done.');
    }
    const author = authorOf(context);
    const schedule = getSchedule(state.session().read, id, Date.now());
    running = id;
    state.changed();
    try {
      return await runSchedule(state, { job, schedule, author, ...when });
    } finally {
      running = undefined;
      state.changed();
    }
  };
  const shown = (schedule: ReturnType<typeof getSchedule>) => ({
    ...schedule,
    isRunning: schedule.id === running,
  });
  return {
    'schedules.list': () => listSchedules(state.session().read, Date.now()).map(shown),
    async 'schedules.save'({ id, plan, exports }, context) {
      const { archive, read } = state.session();
      const author = authorOf(context);
      const before = id === undefined ? [] : (getSchedule(read, id, Date.now()).plan.exports ?? []);
      const planned = exports.map(({ view, format, into }): PlannedExport => {
        const known = before.find((each) => each.view === view)?.folder;
        const folder = into === null ? known : pathOf(context, into);
        if (folder !== undefined) return { view, format, folder };
        throw new Problem('bad_request', `Choose the folder that “${view}” is written to.`);
      });
      const whole = planned.length === 0 ? plan : { ...plan, exports: planned };
      const saved = await patiently(archive, () => saveSchedule(archive.write, author, whole, id));
      state.changed();
      return shown(saved);
    },
    async 'schedules.remove'({ id }, context) {
      const { archive } = state.session();
      const author = authorOf(context);
      await patiently(archive, () => removeSchedule(archive.write, author, id));
      state.changed();
      return null;
    },
    'schedules.run': ({ id, job }, context) => {
      const schedule = getSchedule(state.session().read, id, Date.now());
      return run(context, job, id, dueRun(schedule, Date.now()) ?? { due: now(), missed: 0 });
    },
    async 'schedules.tick'({ job }, context) {
      const session = state.current();
      if (session === undefined || session.archive.isReadOnly) return { schedules: 0, ran: [] };
      const schedules = listSchedules(session.read, Date.now());
      const ran: ScheduleRun[] = [];
      for (const schedule of schedules) {
        const when = dueRun(schedule, Date.now());
        const isBusy = running !== undefined || state.importing;
        if (when === undefined || isBusy || context.profile === null) continue;
        const { name } = schedule.plan;
        state.emit('schedule.state', { job, name, isRunning: true });
        try {
          ran.push(await run(context, job, schedule.id, when));
        } finally {
          state.emit('schedule.state', { job, name, isRunning: false });
        }
        if (state.current() !== session) break;
      }
      return { schedules: schedules.length, ran };
    },
    'schedules.units': ({ id, system, program }) =>
      unitsOf(state.session(), { id, system, program }),
    'schedules.saveUnits': ({ out, ...wanted }, context) =>
      saveUnits(state.session(), wanted, pathOf(context, out)),
  };
}
